/** Reads a space that Confluence exported: as XML, or as HTML. */
import { join } from 'node:path';
import type { FolderPlace, Place } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { toSpace } from './entities-space.ts';
import { readHtmlSpace } from './html-space.ts';
import { readEntities } from './read-entities.ts';
import { toTree } from './to-tree.ts';

export const confluence = {
  title: 'Confluence',
  what: 'the unzipped folder of a space that was exported as HTML or XML',
  recognise,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Unzip the export, and name its folder.');
    const entities = entitiesIn(place);
    if (entities === undefined) return toTree(readHtmlSpace(place), locale);
    const read = await readEntities(join(place.path, entities), entities);
    return toTree(toSpace(read, place.path, place.files), locale);
  },
} satisfies Source;

const entitiesIn = (place: FolderPlace) => place.files.find((name) => /(?:^|\/)entities\.xml$/.test(name));

function recognise(place: Place): string | undefined {
  if (place.kind !== 'folder') return undefined;
  const index = place.files.find((name) => /(?:^|\/)index\.html$/.test(name));
  const isExport = /id="(?:space-details|breadcrumbs)"|confluenceTable|Available Pages/.test(
    index === undefined ? '' : (place.textOf(index) ?? ''),
  );
  return entitiesIn(place) ?? (isExport ? index : undefined);
}
