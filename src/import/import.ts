/** Imports a help centre from elsewhere: a source yields a tree, the tree is converted, the writer writes it. */
import type { MessageResources } from '#i18n/messages.ts';
import { sources, type SourceName } from './sources/sources.ts';
import { convertTree, notesOf } from './tree/convert.ts';
import { sortNotes } from './tree/notes.ts';
import { readExistingOutput } from './writer/existing-output.ts';
import { writeContent, type ImportResult } from './writer/writer.ts';

export interface ImportOptions {
  readonly source: SourceName;
  /** What the source reads: a folder, a file, an address. */
  readonly place: string;
  readonly contentDir: string;
  readonly locale: string;
  /** Of the site, for a new `site.yaml`. */
  readonly name: string;
  readonly url: string;
  /** Beginnings of the old help centre's URLs. */
  readonly oldUrls: readonly string[];
  readonly messages: MessageResources;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Reads, converts and writes. A second run over the same source changes nothing. */
export async function importContent(options: ImportOptions): Promise<ImportResult> {
  const { source, place, contentDir, locale, name, url, oldUrls, messages, onProgress } = options;
  const tree = await sources[source].read(place, { locale });
  const { known, manifest } = readExistingOutput(contentDir);
  const transcriptIn = (id: string) => transcriptNote(messages, id);
  const converted = convertTree({ tree, known, oldUrls, transcriptIn, onProgress });
  const result = await writeContent({ contentDir, converted, tree, manifest, site: { name, url } });
  return { ...result, notes: sortNotes([...tree.notes, ...notesOf(converted), ...result.notes]) };
}

/** The sentence that stands in a video until somebody writes its transcript: the locale's, else English. */
function transcriptNote(messages: MessageResources, locale: string): string {
  for (const id of [locale, 'en']) {
    const message = messages[id]?.['import']?.['transcriptMissing'];
    if (typeof message === 'string') return message;
  }
  throw new Error('this cannot happen: locales/en/import.json has no "transcriptMissing"');
}
