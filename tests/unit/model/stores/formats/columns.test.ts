import { expect, test } from 'vitest';
import { buildRecord, columnNames, columnOf } from '#model/stores/formats/columns.ts';

test('columns may be named as the keys of a record are', () => {
  const { value, columnOf: nameOf } = buildRecord([
    ['code', 'DE-9'],
    ['address.lines', 'Weg 5|Hof'],
    ['address.city', 'Kiel'],
    ['address.city.tr', 'Kil'],
    ['geo.lat', '54,3233'],
    ['geo.lng', '10.1394'],
    ['hours.mo', '09:00-18:00'],
    ['moreHours.repair', 'Mo 10:00-12:00'],
    ['amenities.parking', 'yes'],
    ['links.menu', 'https://shop.example/menu'],
  ]);
  expect(value).toEqual({
    code: 'DE-9',
    address: { lines: ['Weg 5', 'Hof'], city: 'Kiel' },
    i18n: { tr: { address: { city: 'Kil' } } },
    geo: { lat: 54.3233, lng: 10.1394 },
    hours: { mo: '09:00-18:00' },
    moreHours: { repair: 'Mo 10:00-12:00' },
    amenities: { parking: true },
    links: { menu: 'https://shop.example/menu' },
  });
  expect(nameOf(['geo', 'lat'])).toBe('geo.lat');
});

test('every column can be named by where its value goes', () => {
  for (const name of columnNames)
    expect(columnOf(columnOf(name)?.path.join('.') ?? '')?.path).toEqual(columnOf(name)?.path);
  for (const name of ['constructor', 'address.constructor', 'geo', 'address.street.x.y', ''])
    expect(columnOf(name)?.path[0]).not.toBe('constructor');
  expect(columnOf('address.town')).toBeUndefined();
});
