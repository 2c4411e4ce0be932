import { expect, test } from 'vitest';
import { Finder } from '#model/stores/browser/find.ts';
import { townNames } from '#model/stores/town-names.ts';
import { buildPlacesFiles, type Town } from '#model/stores/towns.ts';
import { at, index } from '../samples.ts';

const towns: readonly Town[] = [
  { name: 'Munich', country: 'DE', population: 1_260_000, lat: 48.137, lng: 11.575 },
  { name: 'Ulm', country: 'DE', population: 120_000, lat: 48.4, lng: 9.99 },
  { name: 'Neustadt', country: 'DE', population: 50_000, lat: 49.35, lng: 8.14 },
  { name: 'Neustadt', country: 'DE', population: 15_000, lat: 54.1, lng: 10.8 },
  { name: 'Hamlet', country: 'DE', population: 900, lat: 54.2, lng: 10.9 },
  { name: 'Bristol', country: 'GB', population: 430_000, lat: 51.455, lng: -2.58 },
];
const finder = new Finder(index, 'de');
for (const file of buildPlacesFiles(towns, ['DE', 'GB'], townNames)) finder.addTowns(file);
const best = (query: string) => finder.find(query)[0];

test.each([
  ['Kadikoy', 'Kadıköy', ['TR-1']],
  ['KADIKÖY', 'Kadıköy', ['TR-1']],
  ['besik', 'Beşiktaş', ['TR-2']],
  ['caferaga', 'Caferağa Mahallesi', ['TR-1']],
  ['istanbul', 'İstanbul', ['TR-2', 'TR-1']],
  ['München', 'München', ['DE-1']],
  ['muenchen', 'München', ['DE-1']],
  ['munich', 'München', ['DE-1']],
  ['ميونخ', 'München', ['DE-1']],
  ['köln', 'Köln', ['DE-2']],
  ['〒150', '150-0041', ['JP-1']],
  ['1500041', '150-0041', ['JP-1']],
  ['渋谷', '渋谷区', ['JP-1']],
  ['cr0', 'CR01…', undefined],
  ['cr0 1ty', 'CR0 1TY', ['GB-1']],
  ['vereinigtes königreich', 'Vereinigtes Königreich', ['GB-2', 'GB-1']],
  ['oxford str', 'Shop Oxford Street', ['GB-2']],
  ['tr-1', 'Shop Kadıköy', ['TR-1']],
])('"%s" means %s', (query, label, codes) => {
  const found = best(query);
  expect(found?.isGuess).toBe(false);
  if (codes === undefined) expect(found?.kind).toBe('postcode');
  else expect([found?.label, found?.stores.map((store) => index.code[store])]).toEqual([label, codes]);
});

test('a postcode that no store has leads to its longest known beginning, in each country, the own one first', () => {
  const found = (country?: string) =>
    finder
      .find('34999', { country })
      .map((one) => [one.country, one.label, one.isGuess, one.stores.map((n) => index.code[n])]);
  expect(found()).toEqual([
    ['TR', '34…', true, ['TR-2', 'TR-1']],
    ['DE', '34…', true, ['DE-9']],
  ]);
  expect(found('DE')[0]?.[0]).toBe('DE');
  expect(finder.find('99')).toEqual([]);
});

test('a town without a store is a place to look from', () => {
  expect(best('ulm')).toMatchObject({
    kind: 'town',
    country: 'DE',
    stores: [],
    point: { lat: 48.4, lng: 9.99 },
  });
  expect(finder.find('hamlet')).toEqual([]);
});

test('of towns with one name the larger comes first, unless the other is where the visitor is', () => {
  expect(best('neustadt')?.point?.lat).toBe(49.35);
  expect(finder.find('neustadt', { from: { lat: 54.1, lng: 10.7 } })[0]?.point?.lat).toBe(54.1);
});

test('a slip of the finger is a guess', () => {
  expect(best('Kadkoy')).toMatchObject({ label: 'Kadıköy', isGuess: true });
  expect(best('bristl')).toMatchObject({ label: 'Bristol', isGuess: true });
  expect(finder.find('xyzzy')).toEqual([]);
  expect(finder.find('  ')).toEqual([]);
});

test('a store whose position nobody knows is found, without a place', () => {
  expect(best('Shop Kassel')).toMatchObject({ kind: 'store', point: undefined, stores: [at('DE-9')] });
});

test('a name is whole, with or without the brand; the beginning of one is not', () => {
  const whole = (text: string) => finder.findWhole(text).map(({ label }) => label);
  expect(whole('KADIKOY')).toEqual(['Kadıköy', 'Shop Kadıköy']);
  expect(whole('munich')).toEqual(['München']);
  expect(whole('kadik')).toEqual([]);
  expect(whole('渋谷')).toEqual(['渋谷区', 'Shop 渋谷店']);
  expect(whole('')).toEqual([]);
  expect(finder.findWhole('34710')[0]?.stores).toEqual(finder.find('34710')[0]?.stores);
  expect(whole('3471')).toEqual([]);
});
