import { expect, test } from 'vitest';
import { formatAddressLine } from '#model/stores/address.ts';
import { buildStoreIndex } from '#model/stores/index-build.ts';
import {
  cityOf,
  cityPath,
  detailsPerFile,
  fillAddress,
  isEastAsian,
  readStoreIndex,
  scheduleOf,
  servicesOf,
  storeSlug,
} from '#model/stores/browser/index-file.ts';
import { buildDirectory } from '#model/stores/directory.ts';
import { at, build, directory, header, index, recordsOf, stores, storeOf } from '../samples.ts';

test('the browser gets back what the build put in', () => {
  for (const store of stores) {
    const n = at(store.code);
    expect(index.name[n]).toBe(store.name);
    expect(servicesOf(index, n).toSorted()).toEqual(store.services.toSorted());
    expect(scheduleOf(index, n)).toEqual(store.hours?.schedule);
    expect(`${cityPath(index, cityOf(index, n))}/${storeSlug(index, n)}`).toBe(
      directory.storePaths.get(store.code),
    );
    if (!store.point) continue;
    expect(index.degrees.lat[n]).toBeCloseTo(store.point.lat, 5);
    expect(index.degrees.lng[n]).toBeCloseTo(store.point.lng, 5);
  }
  expect(index.degrees.lat[at('DE-9')]).toBeNaN();
  expect(index.status[at('DE-2')]).toBe('1');
  expect(index.wheelchair[at('TR-2')]).toBe('2');
});

test('addresses are filled in as the build writes them, whatever parts they lack', () => {
  for (const { code, address } of stores) {
    const n = at(code);
    const street = index.details?.street[n] ?? '';
    const country = cityOf(index, n).country;
    const pattern =
      (isEastAsian(street) ? index.localPatterns[country] : undefined) ?? index.patterns[country] ?? '';
    const parts = {
      street,
      district: address.sublocality ?? '',
      city: address.city,
      region: address.region ?? '',
      postcode: address.postcode ?? '',
    };
    expect(fillAddress(pattern, parts)).toBe(formatAddressLine(address));
  }
  const pattern = '{street}, {district}, {postcode} {city}/{region}';
  const none = { street: '', district: '', city: 'Bonn', region: '', postcode: '' };
  expect(fillAddress(pattern, none)).toBe('Bonn');
  expect(fillAddress('〒{postcode} {region}{city}', { ...none, city: '渋谷区' })).toBe('渋谷区');
});

test('phones are written for people and for calls', () => {
  expect(index.details?.phone[at('TR-1')]).toBe('(0216) 555 01 01|+90 216 555 01 01');
  expect(index.details?.phone[at('TR-2')]).toBe('');
});

test('many stores have their streets in files of their own', () => {
  const rows = Array.from({ length: 1501 }, (_, n) => `S${n},Shop ${n},,,Street ${n},,Bonn,,53111,DE,,,,,,`);
  const many = buildDirectory(build(recordsOf(`${header}\n${rows.join('\n')}`)).stores);
  const files = buildStoreIndex(many, []);
  expect(files.index.details).toBeUndefined();
  expect(files.details.map(({ street }) => street.length)).toEqual([
    detailsPerFile,
    detailsPerFile,
    detailsPerFile,
    1,
  ]);
  const names = readStoreIndex(files.index).name;
  expect(files.details[1]?.street[0]).toBe(`Street ${names[detailsPerFile]?.slice(5)}`);
});

test('translations name only what differs, by position', () => {
  const text = `stores:
  - { code: J, name: 店, address: { lines: 神南9, city: 渋谷区, country: JP }, onMap: false, i18n: { en: { name: Shop, address: { city: Shibuya } } } }`;
  const own = buildDirectory(build(recordsOf(text, 'a.yaml')).stores);
  const { translations, index: file } = buildStoreIndex(own, ['en', 'tr']);
  expect([...translations]).toEqual([['en', { '0': { name: 'Shop', city: 'Shibuya' } }]]);
  expect(file.cities[0]?.also).toEqual(['Shibuya']);
  expect(storeOf('TR-1').name).toBe('Shop Kadıköy');
});
