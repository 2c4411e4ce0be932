/** Runs conversions on inline texts. */
import { convertFolder, type Converted } from '#import/tree/convert.ts';
import { emptyManifest } from '#import/writer/manifest.ts';
import { prepareArticle } from '#import/tree/prepare.ts';
import type { ExistingOutput } from '#import/writer/existing-output.ts';

export const transcript = 'The transcript is still to be written.';

/** Text and notes of one article before its links and images are looked at; notes as `line kind what`. */
export function prepare(text: string): { readonly text: string; readonly notes: readonly string[] } {
  const { body, taker } = prepareArticle({ name: 'article.md', shown: 'article.md', text }, transcript);
  return { text: body.text, notes: taker.notes.map(({ line, kind, what }) => `${line} ${kind} ${what}`) };
}

const nothing: ExistingOutput = { manifest: emptyManifest, articles: [], hasSite: false };

export interface Source {
  readonly texts: Readonly<Record<string, string>>;
  readonly images?: readonly string[];
  readonly oldUrls?: readonly string[];
  readonly existing?: ExistingOutput;
}

export interface ConvertedSource {
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly notes: readonly string[];
  readonly counts: Converted['counts'];
}

/** A whole folder without the disk: output texts by path below `articles/en/`, notes as `file:line kind what`. */
export function convert({ texts, images = [], oldUrls = [], existing = nothing }: Source): ConvertedSource {
  const sources = Object.entries(texts).map(([name, text]) => ({ name, shown: name, text }));
  const { files, notes, counts } = convertFolder({
    source: { texts: sources, files: new Set([...Object.keys(texts), ...images]), notes: [] },
    existing,
    locale: 'en',
    oldUrls,
    transcript,
  });
  return {
    files: Object.fromEntries(files.map(({ path, text }) => [path.replace('articles/en/', ''), text])),
    notes: notes.map(({ file, line, kind, what }) => `${file}:${line} ${kind} ${what}`),
    counts,
  };
}

/** What stands below the front matter. */
export const bodyOf = (text: string | undefined): string =>
  (text ?? '').replace(/^---\n[\s\S]*?\n---\n\n?/, '').trimEnd();
