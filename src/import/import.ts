/** Imports a folder of Markdown into a content folder. */
import { join } from 'node:path';
import type { MessageResources } from '#i18n/messages.ts';
import { formatSite } from '#import/writer/front-matter.ts';
import { convertFolder, type Converted } from '#import/tree/convert.ts';
import { readExistingOutput } from '#import/writer/existing-output.ts';
import { sortNotes, type Note } from '#import/tree/notes.ts';
import { readSourceFolder } from '#import/sources/markdown/folder.ts';
import { writeIfChanged, writeOutput, type Written } from '#import/writer/write-output.ts';

export interface ImportOptions {
  readonly sourceDir: string;
  readonly contentDir: string;
  readonly locale: string;
  /** Of the site, for a new `site.yaml`. */
  readonly name: string;
  readonly url: string;
  readonly oldUrls: readonly string[];
  readonly messages: MessageResources;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ImportResult {
  readonly counts: Converted['counts'];
  readonly written: Pick<Written, 'added' | 'updated' | 'unchanged' | 'kept'>;
  readonly notes: readonly Note[];
}

/** Converts and writes; `site.yaml` only where there is none. A second run over the same source changes nothing. */
export function importMarkdown(options: ImportOptions): ImportResult {
  const { sourceDir, contentDir, locale, oldUrls, onProgress } = options;
  const source = readSourceFolder(sourceDir);
  const existing = readExistingOutput(contentDir);
  const transcript = transcriptNote(options.messages, locale);
  const { files, notes, counts } = convertFolder({
    source,
    existing,
    locale,
    oldUrls,
    transcript,
    onProgress,
  });
  const { notes: writeNotes, ...written } = writeOutput({
    contentDir,
    sourceDir,
    locale,
    files,
    manifest: existing.manifest,
  });
  if (!existing.hasSite) writeIfChanged(join(contentDir, 'site.yaml'), formatSite(options));
  return { counts, written, notes: sortNotes([...source.notes, ...notes, ...writeNotes]) };
}

/** The sentence that stands in a video until somebody writes its transcript: the locale's, else English. */
function transcriptNote(messages: MessageResources, locale: string): string {
  for (const id of [locale, 'en']) {
    const message = messages[id]?.['import']?.['transcriptMissing'];
    if (typeof message === 'string') return message;
  }
  throw new Error('this cannot happen: locales/en/import.json has no "transcriptMissing"');
}
