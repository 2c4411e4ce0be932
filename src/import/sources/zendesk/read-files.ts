/** Reads a help centre from answers of Zendesk's API that somebody saved as files. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import type { FilePlace, FolderPlace } from '#import/sources/place.ts';
import { ItemReader, type ZendeskExport } from './export.ts';

const looseObject = z.record(z.string(), z.unknown());

/** Every JSON file of a folder, or one file. */
export function readFiles(place: FolderPlace | FilePlace): ZendeskExport {
  const reader = new ItemReader();
  for (const [name, text] of textsOf(place)) readFile(name, text, reader);
  const urls = [...reader.articles, ...reader.sections].map(
    ({ item }) => URL.parse(item.html_url ?? '')?.origin,
  );
  return { ...reader, notes: reader.notes, locales: [], origin: urls.find((origin) => origin !== undefined) };
}

const textsOf = (place: FolderPlace | FilePlace): (readonly [string, string | undefined])[] =>
  place.kind === 'file'
    ? [[basename(place.path), readFileSync(place.path, 'utf8')]]
    : place.files.filter((name) => /\.json$/i.test(name)).map((name) => [name, place.textOf(name)]);

function readFile(name: string, text: string | undefined, reader: ItemReader): void {
  const value = parseJson(text ?? '');
  if (value === undefined) {
    reader.note(name, 'it is not whole JSON');
    return;
  }
  const { data } = looseObject.safeParse(Array.isArray(value) ? { [listName(name)]: value } : value);
  if (!data) return;
  const single = { articles: 'article', sections: 'section', categories: 'category' };
  const lists = Object.entries(single).map(([list, one]) => {
    const isBare = data['id'] !== undefined && listName(name) === list && data[list] === undefined;
    return [list, data[list] ?? (data[one] === undefined ? (isBare ? [data] : undefined) : [data[one]])];
  });
  reader.readAll(Object.fromEntries(lists), name);
}

/** What a file without a name for its list holds: as its own name, or its folder's, says. */
const listName = (name: string) =>
  /categor/i.test(name) ? 'categories' : /section/i.test(name) ? 'sections' : 'articles';
