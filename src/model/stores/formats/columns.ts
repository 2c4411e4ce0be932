/** From flat columns (CSV, GeoJSON properties) to a store record. */
import { storeKeys } from '../record.ts';

/** A record in the making, and which column each part came from. */
export interface FlatRecord {
  readonly value: Readonly<Record<string, unknown>>;
  /** The column that gave the value at a path, or the longest part of the path that has one. */
  readonly columnOf: (path: readonly PropertyKey[]) => string | undefined;
}

type Convert = (text: string) => unknown;

const asText: Convert = (text) => text;
const asList: Convert = (text) =>
  text
    .split(/\s*[|,;]\s*/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
/** `41,0082` is how spreadsheets of many countries write 41.0082; the schema reports text that isn't a number. */
const asNumber: Convert = (text) => {
  const number = Number(text.replace(/^([+-]?\d+),(\d+)$/, '$1.$2'));
  return Number.isNaN(number) ? text : number;
};
const asBoolean: Convert = (text) =>
  /^(yes|true|1|x)$/i.test(text) ? true : /^(no|false|0)$/i.test(text) ? false : text;
const datedHours =
  /(\d{4}-\d\d-\d\d)(?:\s*\/\s*(\d{4}-\d\d-\d\d))?\s*:\s*(.*?)(?=\s*[,;]\s*\d{4}-\d\d-\d\d|\s*[,;]?\s*$)/g;

/** `2026-12-24: 10:00-16:00, 2026-12-25: x`; a range is `2026-08-01/2026-08-14: closed`. */
export function asExceptions(text: string): readonly { from: string; to?: string; hours: string }[] {
  const found = [...text.matchAll(datedHours)].map(([, from = '', to, hours = '']) => ({
    from,
    ...(to !== undefined && { to }),
    hours: /^(x|closed|)$/i.test(hours) ? 'closed' : hours,
  }));
  // What cannot be read is left for the schema to name.
  return found.length > 0 ? found : [{ from: text, hours: 'closed' }];
}

interface Column {
  readonly path: readonly string[];
  readonly convert: Convert;
}

const addressKeys = [
  'sublocality',
  'city',
  'region',
  'postcode',
  'country',
  'floor',
  'unit',
  'locatedIn',
  'landmark',
] as const;
const flags = ['toilets', 'accessibleToilets', 'parkingSpaces', 'inductionLoop', 'wifi'] as const;
const dayKeys = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su', 'mo-fr', 'sa-su', 'ph'] as const;
const lists = new Set(['phone', 'services', 'payment', 'languages', 'sameAs', 'tags', 'formerSlugs']);
const nested = new Set(['address', 'geo', 'amenities', 'moreHours', 'links', 'images', 'i18n', 'exceptions']);

const columns = new Map<string, Column>([
  ...storeKeys
    .filter((key) => !nested.has(key))
    .map((key) => [key, { path: [key], convert: lists.has(key) ? asList : asText }] as const),
  ...addressKeys.map((key) => [key, { path: ['address', key], convert: asText }] as const),
  ...flags.map(
    (key) =>
      [key, { path: ['amenities', key === 'parkingSpaces' ? 'parking' : key], convert: asBoolean }] as const,
  ),
  ...dayKeys.map((key) => [key, { path: ['hours', key], convert: asText }] as const),
  ['street', { path: ['address', 'lines'], convert: asText }],
  ['lines', { path: ['address', 'lines'], convert: (text) => text.split(/\s*(?:\||\n)\s*/) }],
  ['lat', { path: ['geo', 'lat'], convert: asNumber }],
  ['lng', { path: ['geo', 'lng'], convert: asNumber }],
  ['latitude', { path: ['geo', 'lat'], convert: asNumber }],
  ['longitude', { path: ['geo', 'lng'], convert: asNumber }],
  ['precision', { path: ['geo', 'precision'], convert: asText }],
  ['wheelchair', { path: ['amenities', 'wheelchair'], convert: asText }],
  ['exceptions', { path: ['exceptions'], convert: asExceptions }],
  ['onMap', { path: ['onMap'], convert: asBoolean }],
]);

/** Names of columns by where their values go: `address.city` in a record of YAML is the column `city`. */
const namesByPath = new Map(
  [...columns].filter(([, { path }]) => path.length > 1).map(([name, { path }]) => [path.join('.'), name]),
);

/** Names of parts of a record, and their names in columns. */
const sections = new Map([
  ['moreHours', 'hours'],
  ['links', 'link'],
]);

/** Names that a column may have; with a locale behind a dot where texts differ: `description.tr`, `name.ar`. */
export const columnNames: readonly string[] = [...columns.keys()];

/**
 * What a column means, `undefined` when its name is not known. `hours.<service>` are the hours of a service,
 * `link.<kind>` is a further link, `<column>.<locale>` the column in a locale. Columns may also be named as the keys
 * of a record are: `address.city`, `geo.lat`.
 */
export function columnOf(name: string): Column | undefined {
  const [section = '', ...rest] = name.split('.');
  const known = namesByPath.get(`${section}.${rest[0]}`);
  if (known !== undefined) return columnOf([known, ...rest.slice(1)].join('.'));
  const base = sections.get(section) ?? section;
  const detail = rest.join('.');
  const column = columns.get(base);
  if (detail === '') return column;
  if (base === 'hours') return { path: ['moreHours', detail], convert: asText };
  if (base === 'link') return { path: ['links', detail], convert: asText };
  if (['description', 'transit', 'parking'].includes(base)) return { path: [base, detail], convert: asText };
  if (base === 'name' || base === 'branch' || column?.path[0] === 'address') {
    return { path: ['i18n', detail, ...(column?.path ?? [base])], convert: column?.convert ?? asText };
  }
  return undefined;
}

/** Builds a nested record from cells by column name. Empty cells are absent; unknown columns stay for the schema to name. */
export function buildRecord(cells: Iterable<readonly [name: string, value: unknown]>): FlatRecord {
  const value: Record<string, unknown> = {};
  const sources = new Map<string, string>();
  for (const [name, cell] of cells) {
    if (cell === '' || cell === null || cell === undefined) continue;
    const column = columnOf(name);
    const path = column?.path ?? [name];
    setAt(value, path, typeof cell === 'string' ? (column?.convert ?? asText)(cell) : cell);
    sources.set(path.join('.'), name);
  }
  const find = (path: readonly PropertyKey[]): string | undefined => {
    for (let length = path.length; length > 0; length--) {
      const found = sources.get(path.slice(0, length).join('.'));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return { value, columnOf: find };
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = target[first];
  const child = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  target[first] = child;
  setAt(child, rest, value);
}
