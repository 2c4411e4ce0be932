/** Imports a folder that a test writes, as far as the files of the content. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openFolder } from '#import/sources/place.ts';
import { recognise, sources } from '#import/sources/sources.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import { convertAll, type ConvertedSource } from './convert.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** Files of such names begin as pictures do, whatever a test writes into them: an import looks. */
const isPicture = /\.(?:png|jpe?g|gif|webp|avif)$/i;

export interface ImportedFolder extends ConvertedSource {
  readonly source: string;
  readonly locales: readonly string[];
  readonly redirects: SourceTree['redirects'];
}

/** What becomes of a folder: the source that recognises it, files below `articles/`, notes. */
export async function importFolder(files: Readonly<Record<string, string>>): Promise<ImportedFolder> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), isPicture.test(name) ? `GIF89a ${text}` : text);
  }
  const place = openFolder(folder);
  const recognised = recognise(place);
  if (recognised === undefined) throw new Error('no source recognises the folder');
  const tree = await sources[recognised.name].read(place, {
    locale: 'en',
    env: {},
    onProgress: () => undefined,
  });
  const converted = convertAll(tree);
  const notes = converted.notes.map((note) => note.replace(`${folder}/`, ''));
  return { source: recognised.name, locales: tree.locales, redirects: tree.redirects, ...converted, notes };
}

/** Paths of articles and topics with what their front matter says under some keys. */
export const frontMatter = (files: ConvertedSource['files'], ...keys: readonly string[]): string[] =>
  Object.entries(files).flatMap(([path, text]) =>
    text === undefined
      ? []
      : [[path, ...keys.flatMap((key) => new RegExp(`^${key}: .*$`, 'm').exec(text)?.[0] ?? [])].join(' | ')],
  );
