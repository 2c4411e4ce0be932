/** Writes the file of how names of places and stores begin. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { fold, foldVariants } from './browser/fold.ts';
import type { StoreIndexFile, StoreTranslationsFile } from './browser/index-file.ts';
import { beginningOf, type NamesFile } from './browser/names-file.ts';

/** The file for an index. `langs`: names of countries are found in these. */
export function buildNamesFile(
  index: StoreIndexFile,
  translations: Iterable<StoreTranslationsFile>,
  langs: readonly string[],
): NamesFile {
  const translated = [...translations].flatMap((file) =>
    Object.values(file).flatMap(({ name }) => name ?? []),
  );
  const places = [...index.cities, ...index.regions].flatMap(({ name, also = [] }) => [name, ...also]);
  const countries = langs.flatMap((lang) => {
    const names = new Intl.DisplayNames(lang, { type: 'region' });
    return index.countries.map((country) => names.of(country) ?? country);
  });
  const stores = [...index.name, ...index.code, ...translated];
  const brand = `${fold(index.brand)} `;
  const names = [...places, ...index.districts, ...countries, ...stores, ...index.postcode]
    .flatMap(foldVariants)
    .flatMap((name) => (name.startsWith(brand) ? [name, name.slice(brand.length)] : [name]))
    .map((name) => name.split(' '));
  // Postcodes are found with and without their space.
  const postcodes = index.postcode.map((postcode) => fold(postcode).replaceAll(' ', ''));
  return {
    first: inOrder([...names.map(([word = '']) => word), ...postcodes]),
    other: inOrder(names.flatMap(([, ...words]) => words)),
  };
}

const inOrder = (words: readonly string[]) =>
  [...new Set(words.map(beginningOf))].filter(Boolean).toSorted(compareCodeUnits).join(' ');
