/** What the browser downloads to find stores: columns, because columns compress. Types and reader; runs in the browser. */
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { toSlug } from './fold.ts';

/** A country's way of writing an address in one line; `{street}`, `{city}`… are filled in, empty parts fall away. */
export type AddressPattern = string;

/** A city of the index. Its point is that of its stores. */
export interface IndexCity {
  /** Index into `countries`. */
  readonly country: number;
  readonly name: string;
  /** Index into `regions`. */
  readonly region?: number;
  /** Path of its page below `/<locale>/stores/`, if it doesn't follow from the names. See `cityPath`. */
  readonly path?: string;
  /** Its name in other languages. */
  readonly also?: readonly string[];
}

/** A region of the index. */
interface IndexRegion {
  readonly country: number;
  readonly name: string;
  readonly also?: readonly string[];
}

/** Streets and phones: needed for what is shown, not for finding it. */
export interface StoreDetails {
  readonly street: readonly string[];
  /** `national|international`, the second only for a number that can be called; empty for no phone. */
  readonly phone: readonly string[];
  /** Address of its first picture, or empty; absent where no store has any. */
  readonly picture?: readonly string[];
}

/**
 * All stores, sorted by country, region, city and name, so that neighbours in the list are neighbours on the map.
 * Columns have one entry for each store. The same file serves every locale.
 */
export interface StoreIndexFile {
  readonly version: 1;
  readonly countries: readonly string[];
  readonly patterns: readonly AddressPattern[];
  /** Patterns of addresses in East Asian scripts, by index into `countries`. */
  readonly localPatterns: Readonly<Record<number, AddressPattern>>;
  readonly regions: readonly IndexRegion[];
  readonly cities: readonly IndexCity[];
  readonly districts: readonly string[];
  readonly services: readonly string[];
  readonly serviceSets: readonly (readonly number[])[];
  readonly schedules: readonly Schedule[];
  readonly code: readonly string[];
  readonly name: readonly string[];
  /** Degrees × 100,000, as differences to the store before; null where the position is unknown. */
  readonly lat: readonly (number | null)[];
  readonly lng: readonly (number | null)[];
  readonly city: readonly number[];
  /** Index into `districts`; -1 for none. */
  readonly district: readonly number[];
  readonly postcode: readonly string[];
  /** Index into `schedules`; -1 where hours are not known. */
  readonly schedule: readonly number[];
  readonly serviceSet: readonly number[];
  /** One digit for each store: its place in `storeStatuses`. */
  readonly status: string;
  /** One digit for each store: 0 unknown, else 1 + its place in `wheelchairAccess`. */
  readonly wheelchair: string;
  /** Brand that most names begin with. */
  readonly brand: string;
  /** Last path segments that do not follow from name and code, by position; see `storeSlug`. */
  readonly slug: Readonly<Record<number, string>>;
  /** Inside where there are few stores; else in files of `detailsPerFile` stores each. */
  readonly details?: StoreDetails;
}

/** How many stores one file of details holds. */
export const detailsPerFile = 500;

/** Names and streets of stores in one locale, by position in the index: only those that are translated. */
export type StoreTranslationsFile = Readonly<
  Record<
    string,
    { readonly name?: string; readonly street?: string; readonly city?: string; readonly district?: string }
  >
>;

/** The index with coordinates in degrees. */
export interface StoreIndex extends StoreIndexFile {
  readonly degrees: { readonly lat: Float64Array; readonly lng: Float64Array };
}

/** Reads coordinates; everything else is used as it comes. */
export function readStoreIndex(file: StoreIndexFile): StoreIndex {
  return { ...file, degrees: { lat: fromDifferences(file.lat), lng: fromDifferences(file.lng) } };
}

function fromDifferences(column: readonly (number | null)[]): Float64Array {
  let sum = 0;
  return Float64Array.from(column, (difference) => {
    if (difference === null) return NaN;
    sum += difference;
    return sum / 1e5;
  });
}

/** Scripts written without spaces between the parts of an address. */
const eastAsian = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether an address is written in Chinese, Japanese or Korean script, whose order of parts is the other way round. */
export const isEastAsian = (text: string): boolean => eastAsian.test(text);

/** The address of a store in one line, by its country's pattern. */
export function fillAddress(
  pattern: AddressPattern,
  parts: Readonly<Record<'street' | 'district' | 'city' | 'region' | 'postcode', string>>,
): string {
  return (
    pattern
      .replace(/\{(\w+)\}/g, (_, part: keyof typeof parts) => parts[part])
      // What stood between parts that are empty.
      .replace(/〒(?!\d)/g, '')
      .replace(/,(\s*,)+/g, ',')
      .replace(/\s*\/\s*(?=,|$)/g, '')
      .replace(/^[\s,]+|[\s,]+$/g, '')
      .replace(/\s+/g, ' ')
  );
}

/** Path of a city's page below `/<locale>/stores/`. */
export function cityPath(
  { countries, regions }: Pick<StoreIndexFile, 'countries' | 'regions'>,
  { country, region, name, path }: IndexCity,
): string {
  const above = region === undefined ? [] : [regions[region]?.name ?? ''];
  return path ?? [countries[country]?.toLowerCase() ?? '', ...[...above, name].map(toSlug)].join('/');
}

/** Last path segment of a store's page. */
export function storeSlug(
  { name, code, brand, slug }: Pick<StoreIndexFile, 'name' | 'code' | 'brand' | 'slug'>,
  store: number,
): string {
  const full = name[store] ?? '';
  const branch = full.startsWith(`${brand} `) ? full.slice(brand.length) : full;
  return slug[store] ?? [branch, code[store] ?? ''].map(toSlug).filter(Boolean).join('-');
}

/** The store's services as ids. */
export const servicesOf = (index: StoreIndex, store: number): readonly string[] =>
  (index.serviceSets[index.serviceSet[store] ?? -1] ?? []).flatMap((n) => index.services[n] ?? []);

/** The store's schedule, if its hours are known. */
export const scheduleOf = (index: StoreIndex, store: number): Schedule | undefined =>
  index.schedules[index.schedule[store] ?? -1];

/** The city the store is in. */
export function cityOf(index: StoreIndex, store: number): IndexCity {
  const city = index.cities[index.city[store] ?? -1];
  if (!city) throw new Error(`this cannot happen: store ${store} of the index has no city`);
  return city;
}
