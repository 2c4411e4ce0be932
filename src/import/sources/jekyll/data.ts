/** What `_data` holds: https://jekyllrb.com/docs/datafiles/ */
import { parse as parseCsv } from './csv.ts';
import { parseJson } from '#base/parse-json.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { yamlOf, type JekyllConfig } from './config.ts';

export type Data = Record<string, unknown>;

/** All files of a folder of data, by their names; folders hold those in them. */
export function readData(place: FolderPlace, folder: string): Data {
  const data: Data = {};
  for (const file of place.files) {
    const [, path = '', ending = ''] = file.startsWith(folder)
      ? (/^(.+)\.(ya?ml|json|csv|tsv)$/.exec(file.slice(folder.length)) ?? [])
      : [];
    const text = path === '' ? undefined : place.textOf(file);
    if (text === undefined) continue;
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    const parent = parts.reduce((at, part) => branchOf(at, part), data);
    const value = valueOf(text, ending);
    const before = Object.hasOwn(parent, name) ? parent[name] : undefined;
    define(parent, name, isData(before) && isData(value) ? { ...before, ...value } : value);
  }
  return data;
}

/** Where the data of a site lies. */
export const dataFolder = ({ root, raw }: JekyllConfig): string => {
  const own = raw['data_dir'];
  return `${root}${typeof own === 'string' && own !== '' ? own.replace(/^\.?\/+|\/+$/g, '') : '_data'}/`;
};

function branchOf(data: Data, name: string): Data {
  const known = Object.hasOwn(data, name) ? data[name] : undefined;
  if (isData(known)) return known;
  const made: Data = {};
  define(data, name, made);
  return made;
}

/** Sets a property of its own, whatever its name. */
const define = (data: Data, name: string, value: unknown) =>
  Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });

/** Whether a value is a mapping. */
export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueOf(text: string, ending: string): unknown {
  if (ending === 'csv' || ending === 'tsv') return parseCsv(text, ending === 'tsv' ? '\t' : ',');
  if (ending === 'json') return parseJson(text);
  return yamlOf(text);
}
