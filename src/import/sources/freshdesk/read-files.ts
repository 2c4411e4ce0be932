/** Reads solutions from answers of Freshdesk's API that somebody saved as files. */
import { readJsonFiles } from '#import/sources/json-files.ts';
import type { FilePlace, FolderPlace } from '#import/sources/place.ts';
import { ExportReader, type FreshdeskExport } from './export.ts';

/**
 * Every JSON file of a folder, or one file. A file's name, or its folder's, says what it lists: categories, folders or
 * articles. The items themselves say their language; those that don't are in `locale`.
 */
export function readFiles(place: FolderPlace | FilePlace, locale: string): FreshdeskExport {
  const reader = new ExportReader();
  for (const { name, value } of readJsonFiles(place, reader.notes)) {
    const items = Array.isArray(value) ? value : [value];
    if (/categor[^/]*$/i.test(name)) reader.takeCategories(items, locale, name);
    else if (/folder[^/]*$/i.test(name)) reader.takeFolders(items, locale, name);
    else reader.takeArticles(items, locale, name);
  }
  return reader.finish({ languages: [locale], origin: undefined });
}
