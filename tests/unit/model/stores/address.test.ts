import { expect, test } from 'vitest';
import { countryName, formatAddress, formatAddressLine } from '#model/stores/address.ts';
import { storeOf, stores } from './samples.ts';

test('each country writes addresses in its own way', () => {
  const lines = Object.fromEntries(stores.map(({ code, address }) => [code, formatAddressLine(address)]));
  expect(lines).toEqual({
    'TR-1': 'Moda Caddesi 5, Caferağa Mahallesi, 34710 Kadıköy/İstanbul',
    'TR-2': 'Ortabahçe Caddesi 1, 34353 Beşiktaş/İstanbul',
    'DE-1': 'Sendlinger Straße 62, 80331 München',
    'DE-2': 'Venloer Straße 98, 50823 Köln',
    'DE-9': 'Wilhelmsstraße 3, 34117 Kassel',
    'GB-1': '64 North End, Croydon, CR0 1TY',
    'GB-2': '99 Oxford Street, London, W1D 1BS',
    'JP-1': '〒150-0041 東京都 渋谷区神南9丁目98番7号',
  });
});

test('mall, floor and district have their lines; a foreign reader gets the country', () => {
  const address = {
    lines: ['Çeşme Sokak 1'],
    sublocality: 'Acıbadem',
    city: 'Üsküdar',
    region: 'İstanbul',
    country: 'TR',
    locatedIn: 'City Mall',
    floor: 'Kat 2',
  };
  expect(formatAddress(address, { countryName: countryName('TR', 'de') })).toEqual([
    'City Mall',
    'Çeşme Sokak 1',
    'Kat 2',
    'Acıbadem',
    'Üsküdar/İstanbul',
    'Türkei',
  ]);
});

test('a Japanese address in Latin letters runs from small to large', () => {
  const address = { ...storeOf('JP-1').address, lines: ['9-98-7 Jinnan'], city: 'Shibuya', region: 'Tokyo' };
  expect(formatAddress(address)).toEqual(['9-98-7 Jinnan', 'Shibuya', 'Tokyo', '150-0041']);
});

test('an emirate is named once where city and emirate are one', () => {
  const address = { lines: ['شارع 1'], city: 'دبي', region: 'دبي', country: 'AE' };
  expect(formatAddress(address)).toEqual(['شارع 1', 'دبي']);
  expect(formatAddress({ ...address, city: 'Al Ain', region: 'Abu Dhabi' })).toEqual([
    'شارع 1',
    'Al Ain',
    'Abu Dhabi',
  ]);
});
