/** Runs conversions on inline texts. */
import { documentOf } from '#import/sources/folder.ts';
import { convertDirectives } from '#import/dialects/directives.ts';
import { toSections } from '#import/sources/markdown/sections.ts';
import type { KnownArticle } from '#import/tree/article-places.ts';
import { convertTree, notesOf } from '#import/tree/convert.ts';
import { takeNotes, type Note, type NoteTaker } from '#import/tree/notes.ts';
import { prepareText } from '#import/tree/prepare.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import { toContentFiles } from '#import/writer/content-files.ts';

export const transcript = 'The transcript is still to be written.';

/** Text and notes of one article before its links and images are looked at; notes as `line kind what`. */
export function prepare(text: string): { readonly text: string; readonly notes: readonly string[] } {
  const document = readDocument({ name: 'article.md', text }, takeNotes('article.md'));
  const { body, taker } = prepareText(document, transcript);
  return { text: body.text, notes: taker.notes.map(({ line, kind, what }) => `${line} ${kind} ${what}`) };
}

/** The same of a body of HTML, as hosted systems have them. */
export function prepareHtml(body: string, locale = 'en'): ReturnType<typeof prepare> {
  const document = readDocument({ name: 'article.md', text: '', locale }, takeNotes('article.html'));
  const prepared = prepareText({ ...document, format: 'html', body }, transcript);
  const { notes } = prepared.taker;
  return {
    text: prepared.body.text,
    notes: notes.map(({ line, kind, what }) => `${line} ${kind} ${what}`),
  };
}

const readDocument = (
  { name, text, locale = 'en' }: { name: string; text: string; locale?: string },
  taker: NoteTaker,
) => documentOf({ dialectOf: () => convertDirectives }, { name, locale }, text, taker);

export interface Source {
  readonly texts: Readonly<Record<string, string>>;
  readonly images?: readonly string[];
  readonly oldUrls?: readonly string[] | undefined;
  readonly known?: readonly KnownArticle[] | undefined;
  readonly hasContactPage?: boolean | undefined;
}

export interface ConvertedSource {
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly notes: readonly string[];
  /** How many links lead to articles and topics of ours. */
  readonly links: number;
}

/** A whole folder without the disk: output texts by path below `articles/en/`, notes as `file:line kind what`. */
export function convert({ texts, images = [], oldUrls, known, hasContactPage }: Source): ConvertedSource {
  const tree = toTree(texts, images);
  const { files, notes, links } = convertAll(tree, { oldUrls, known, hasContactPage });
  const inEnglish = Object.entries(files).map(([path, text]) => [path.replace('en/', ''), text] as const);
  return { files: Object.fromEntries(inEnglish), notes, links };
}

/** A whole tree: output texts by path below `articles/`. */
export function convertAll(
  tree: SourceTree,
  { oldUrls = [], known = [], hasContactPage }: Pick<Source, 'oldUrls' | 'known' | 'hasContactPage'> = {},
): ConvertedSource {
  const converted = convertTree({
    tree,
    known: { articles: known, topics: [], images: [], files: new Map() },
    oldUrls,
    transcriptIn: () => transcript,
    hasContactPage,
  });
  const texts = converted.locales.flatMap((part) => part.texts);
  return {
    files: Object.fromEntries(
      toContentFiles(converted).map(({ path, text }) => [path.replace('articles/', ''), text]),
    ),
    notes: notesOf(converted).map(formatNote),
    links: texts.reduce((sum, { rewritten }) => sum + rewritten, 0),
  };
}

const formatNote = ({ file, line, kind, what }: Note) => `${file}:${line} ${kind} ${what}`;

function toTree(texts: Readonly<Record<string, string>>, images: readonly string[]): SourceTree {
  const read = Object.entries(texts).map(([name, text]) => {
    const taker = takeNotes(name);
    return { document: readDocument({ name, text }, taker), notes: taker.notes };
  });
  return {
    site: {},
    redirects: [],
    locales: ['en'],
    sections: toSections(Object.keys(texts), 'en'),
    documents: read.map(({ document }) => document),
    assets: new Map([...Object.keys(texts), ...images].map((name) => [name, { read: () => noBytes }])),
    notes: read.flatMap(({ notes }) => notes),
  };
}

const noBytes = Promise.resolve(new Uint8Array());

/** What stands below the front matter. */
export const bodyOf = (text: string | undefined): string =>
  (text ?? '').replace(/^---\n[\s\S]*?\n---\n\n?/, '').trimEnd();
