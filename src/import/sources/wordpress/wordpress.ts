/** Reads WordPress's export (Tools → Export), a WXR file. */
import { basename, join } from 'node:path';
import type { FolderPlace, Place } from '#import/sources/place.ts';
import type { Source, SourceOptions } from '#import/sources/source.ts';
import { joinWxr, readWxr } from './read-wxr.ts';
import { toTree } from './to-tree.ts';

export const wordpress = {
  title: 'WordPress',
  what: 'an export (WXR) of its Tools → Export, one file or a folder of several',
  recognise,
  read: async (place, { locale }: SourceOptions) => {
    if (place.kind === 'url')
      throw new Error('Name the XML file that WordPress exported, or a folder of several.');
    const files =
      place.kind === 'file'
        ? [await readWxr(place.path, basename(place.path))]
        : await Promise.all(exportsIn(place).map((name) => readWxr(join(place.path, name), name)));
    return toTree(joinWxr(files), locale);
  },
} satisfies Source;

const isExport = (text: string) => /xmlns:wp="https?:\/\/wordpress\.org\/export\//.test(text);

/** Files at the top of the folder. A large site is exported to several. */
const exportsIn = ({ files, headOf }: FolderPlace) =>
  files.filter((name) => /^[^/]+\.xml$/i.test(name) && isExport(headOf(name)));

function recognise(place: Place): string | undefined {
  if (place.kind === 'folder') return exportsIn(place)[0];
  return place.kind === 'file' && isExport(place.head) ? basename(place.path) : undefined;
}
