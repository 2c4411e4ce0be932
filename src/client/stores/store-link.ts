/** Address and page of a store, from the index. */
import {
  cityOf,
  cityPath,
  fillAddress,
  isEastAsian,
  storeSlug,
  type StoreIndex,
} from '#model/stores/browser/index-file.ts';
import type { StoresConfig } from './config.ts';
import type { StoresData } from './data.ts';

/** Path of the store's page. */
export function storeHref(
  index: StoreIndex,
  { base, bases }: Pick<StoresConfig, 'base' | 'bases'>,
  store: number,
): string {
  const city = cityOf(index, store);
  const own = bases?.[index.countries[city.country] ?? ''] ?? base;
  return `${own}${cityPath(index, city)}/${storeSlug(index, store)}/`;
}

/** Paths of the pages of a store's city and country. */
export function placeHrefs(
  index: StoreIndex,
  { base, bases }: Pick<StoresConfig, 'base' | 'bases'>,
  store: number,
): readonly string[] {
  const city = cityOf(index, store);
  const country = index.countries[city.country] ?? '';
  return [cityPath(index, city), country.toLowerCase()].map((path) => `${bases?.[country] ?? base}${path}/`);
}

/** A store's address in one line, as its country writes it; the country too where the reader is in another. */
export function storeAddress(
  { index, translations }: Pick<StoresData, 'index' | 'translations'>,
  { lang, country: own }: Pick<StoresConfig, 'lang' | 'country'>,
  store: number,
  street: string,
): string {
  const city = cityOf(index, store);
  const translated = translations[store];
  const line = translated?.street ?? street;
  const country = index.countries[city.country] ?? '';
  const pattern =
    (isEastAsian(line + (translated?.city ?? city.name)) ? index.localPatterns[city.country] : undefined) ??
    index.patterns[city.country] ??
    '';
  const address = fillAddress(pattern, {
    street: line,
    district: translated?.district ?? index.districts[index.district[store] ?? -1] ?? '',
    city: translated?.city ?? city.name,
    region: city.region === undefined ? '' : (index.regions[city.region]?.name ?? ''),
    postcode: index.postcode[store] ?? '',
  });
  const name = own === country ? undefined : new Intl.DisplayNames(lang, { type: 'region' }).of(country);
  return [address, name].filter(Boolean).join(', ');
}
