/** Reads WordPress's export (Tools → Export), a WXR file. */
import { basename } from 'node:path';
import type { Place } from '#import/sources/place.ts';
import type { Source, SourceOptions } from '#import/sources/source.ts';
import { readWxr } from './read-wxr.ts';
import { toTree } from './to-tree.ts';

export const wordpress = {
  title: 'WordPress',
  what: 'an export file (WXR) of its Tools → Export',
  recognise,
  read: async (place, { locale }: SourceOptions) => {
    if (place.kind !== 'file') throw new Error('Name the XML file that WordPress exported.');
    const shown = basename(place.path);
    return toTree(await readWxr(place.path, shown), { fallbackLocale: locale, shown });
  },
} satisfies Source;

function recognise(place: Place): string | undefined {
  const isExport = place.kind === 'file' && /xmlns:wp="https?:\/\/wordpress\.org\/export\//.test(place.head);
  return isExport ? basename(place.path) : undefined;
}
