import { expect, test } from 'vitest';
import { buildDirectory, placeName } from '#model/stores/directory.ts';
import { regionName } from '#files/region-names.ts';
import { readStoreIndex } from '#model/stores/browser/index-file.ts';
import { Finder } from '#model/stores/browser/find.ts';
import { buildStoreIndex } from '#model/stores/index-build.ts';
import { build, directory, header, recordsOf, storeOf } from './samples.ts';

test('countries hold regions hold cities; a place exists where a store does', () => {
  const tree = [...directory.places.values()].map(
    (p) => `${p.kind} ${p.path} ${p.stores.length}/${p.ownStores.length}`,
  );
  expect(tree).toEqual([
    'country de 3/0',
    'region de/bayern 1/0',
    'city de/bayern/munchen 1/1',
    'region de/hessen 1/0',
    'city de/hessen/kassel 1/1',
    'region de/nordrhein-westfalen 1/0',
    'city de/nordrhein-westfalen/koln 1/1',
    'country gb 2/0',
    'region gb/london 2/1',
    'city gb/london/croydon 1/1',
    'country jp 1/0',
    'region jp/near-jp-1 1/0',
    'city jp/near-jp-1/near-jp-1 1/1',
    'country tr 2/0',
    'region tr/istanbul 2/0',
    'city tr/istanbul/besiktas 1/1',
    'city tr/istanbul/kadikoy 1/1',
  ]);
});

test('every store has one path, which its own address decides', () => {
  expect(directory.storePaths.size).toBe(8);
  expect(directory.storePaths.get('TR-1')).toBe('tr/istanbul/kadikoy/kadikoy-tr-1');
  expect(directory.storePaths.get('GB-2')).toBe('gb/london/oxford-street-gb-2');
  const alone = buildDirectory([storeOf('GB-2')]);
  expect(alone.storePaths.get('GB-2')).toBe('gb/london/oxford-street-gb-2');
});

test('cities in another script take their slug and name from a translation', () => {
  const text = `stores:
  - { code: J, name: 店, address: { lines: 神南9, city: 渋谷区, region: 東京都, country: JP }, onMap: false, i18n: { en: { name: Shop, address: { city: Shibuya, region: Tokyo } } } }`;
  const { stores } = build(recordsOf(text, 'a.yaml'));
  const own = buildDirectory(stores);
  const city = own.places.get('jp/tokyo/shibuya');
  expect(city && placeName(city, 'en', ['en'])).toBe('Shibuya');
  expect(city && placeName(city, 'ja', ['ja'])).toBe('渋谷区');
  const country = own.places.get('jp');
  expect(country && placeName(country, 'tr', ['tr'])).toBe('Japonya');
  expect(own.storePaths.get('J')).toBe('jp/tokyo/shibuya/shop-j');
});

test('spellings of one city share a page under the most frequent one', () => {
  const { stores } = build(
    recordsOf(`${header}
A,Shop A,,,S 1,,Istanbul,,34710,TR,40.99012,29.02418,,,,
B,Shop B,,,S 2,,İstanbul,,34710,TR,40.98012,29.02418,,,,
C,Shop C,,,S 3,,İstanbul,,34710,TR,40.97012,29.02418,,,,`),
  );
  const city = buildDirectory(stores).places.get('tr/istanbul');
  expect([city?.name, city?.stores.length]).toEqual(['İstanbul', 3]);
});

test('a region that addresses write as a code has its name on pages and in searches', () => {
  const text = `stores:
  - { code: U, name: Shop, address: { lines: 1 Main Street, city: Fresno, region: CA, country: US }, onMap: false }`;
  const named = buildDirectory(build(recordsOf(text, 'a.yaml')).stores, regionName);
  const region = named.places.get('us/ca');
  expect(region && placeName(region, 'de', ['de'])).toBe('California');
  const index = readStoreIndex(buildStoreIndex(named, []).index);
  expect(index.regions[0]).toMatchObject({ name: 'CA', also: ['California'] });
  const [found] = new Finder(index, 'en').find('california');
  expect(found).toMatchObject({ kind: 'region', label: 'California', stores: [0] });
  expect([regionName('US', 'ZZ'), regionName('DE', 'Hessen'), regionName('IT', 'MI')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
