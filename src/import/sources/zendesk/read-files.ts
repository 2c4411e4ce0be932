/** Reads a help centre from answers of Zendesk's API that somebody saved as files. */
import { z } from 'zod';
import { readJsonFiles, type JsonFile } from '#import/sources/json-files.ts';
import type { FilePlace, FolderPlace } from '#import/sources/place.ts';
import { ItemReader, type ZendeskExport } from './export.ts';

const looseObject = z.record(z.string(), z.unknown());

/** Every JSON file of a folder, or one file. */
export function readFiles(place: FolderPlace | FilePlace): ZendeskExport {
  const reader = new ItemReader();
  for (const file of readJsonFiles(place, reader.notes)) readFile(file, reader);
  const urls = [...reader.articles, ...reader.sections].map(
    ({ item }) => URL.parse(item.html_url ?? '')?.origin,
  );
  const { articles, sections, categories, notes } = reader;
  return {
    articles,
    sections,
    categories,
    notes,
    locales: [],
    tags: new Map(),
    redirects: [],
    origin: urls.find((url) => url !== undefined),
  };
}

function readFile({ name, value }: JsonFile, reader: ItemReader): void {
  const { data } = looseObject.safeParse(Array.isArray(value) ? { [listName(name)]: value } : value);
  if (!data) return;
  const single = { articles: 'article', sections: 'section', categories: 'category' };
  const lists = Object.entries(single).map(([list, one]): [string, unknown] => {
    const isBare = data['id'] !== undefined && listName(name) === list && data[list] === undefined;
    return [list, data[list] ?? (data[one] === undefined ? (isBare ? [data] : undefined) : [data[one]])];
  });
  reader.readAll(Object.fromEntries(lists), name);
}

/** What a file without a name for its list holds: as its own name, or its folder's, says. */
const listName = (name: string) =>
  /categor/i.test(name) ? 'categories' : /section/i.test(name) ? 'sections' : 'articles';
