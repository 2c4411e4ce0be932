/** Reads a Docs site from answers of Help Scout's API that somebody saved as files. */
import { readJsonFiles } from '#import/sources/json-files.ts';
import type { FilePlace, FolderPlace } from '#import/sources/place.ts';
import { ExportReader, kinds, type HelpScoutExport } from './export.ts';
import { articlePage, listPage, page } from './schema.ts';

/** Every JSON file of a folder, or one file. Lists of articles without their texts say only their order. */
export function readFiles(place: FolderPlace | FilePlace): HelpScoutExport {
  const reader = new ExportReader();
  for (const { name, value } of readJsonFiles(place, reader.notes)) {
    const { data } = page.safeParse(value);
    if (!data) continue;
    const single = articlePage.safeParse(data).data?.article;
    if (single !== undefined) reader.take('articles', [single], name);
    for (const kind of kinds) {
      const items = listPage.safeParse(data[kind]).data?.items ?? [];
      const isWhole = (item: unknown) =>
        kind !== 'articles' || (typeof item === 'object' && item !== null && 'text' in item);
      reader.take(kind, items.filter(isWhole), name);
    }
  }
  return reader;
}
