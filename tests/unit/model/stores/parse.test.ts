import { expect, test } from 'vitest';
import { parseStores } from '#model/stores/parse.ts';
import { yamlStore } from './samples.ts';

const parse = (file: string, text: string) => {
  const parsed = parseStores({ file, text });
  return {
    data: parsed?.records.map(({ data }) => data),
    problems: parsed?.problems.map((p) => [p.code, p.at?.line, p.at?.column, p.message, p.fix]),
  };
};

test('YAML: a misspelt key is reported where it stands, the other stores are kept', () => {
  const text = `${yamlStore('phon: "1"')}  - code: X-2
    name: Other
    address: { lines: [A, B], city: Rome, country: IT }
`;
  const { data, problems } = parse('a.yaml', text);
  expect(data?.map(({ code }) => code)).toEqual(['X-2']);
  expect(problems).toEqual([
    ['unknown-key', 6, 5, 'There is no key "phon".', expect.stringContaining('Did you mean "phone"?')],
  ]);
});

test('CSV: columns become the record, in the words of spreadsheets', () => {
  const text = `code;name;street;city;country;lat;lng;services;sa;su;parkingSpaces;name.tr;city.tr;link.stock;hours.repair;exceptions
A-1;Shop;Street 1;Vienna;AT;48,2082;16,3738;repair, returns;10:00-18:00;closed;yes;Mağaza;Viyana;https://s.example/{code};Mo 10:00-12:00;2026-12-24: 10:00-12:00, 2026-12-25/2026-12-26: x`;
  const { data, problems } = parse('stores.csv', text);
  expect(problems).toEqual([]);
  expect(data).toEqual([
    {
      code: 'A-1',
      name: 'Shop',
      address: { lines: 'Street 1', city: 'Vienna', country: 'AT' },
      geo: { lat: 48.2082, lng: 16.3738 },
      services: ['repair', 'returns'],
      hours: { sa: '10:00-18:00', su: 'closed' },
      amenities: { parking: true },
      i18n: { tr: { name: 'Mağaza', address: { city: 'Viyana' } } },
      links: { stock: 'https://s.example/{code}' },
      moreHours: { repair: 'Mo 10:00-12:00' },
      exceptions: [
        { from: '2026-12-24', hours: '10:00-12:00' },
        { from: '2026-12-25', to: '2026-12-26', hours: 'closed' },
      ],
    },
  ]);
});

test('CSV: a misspelt column is told once, and not missed in every row', () => {
  const { problems } = parse(
    'stores.csv',
    'cod,name,street,city,country\nA-1,Shop,Street 1,Bonn,DE\nA-2,Shop,Street 2,Bonn,DE\n',
  );
  expect(problems?.map(([code, line]) => [code, line])).toEqual([['unknown-key', 1]]);
});

test('CSV: a wrong cell is reported in its row and column, a wrong column in the header', () => {
  const { data, problems } = parse(
    'stores.csv',
    'code,name,street,ctiy,city,country,lat,lng\nA-1,Shop,Street 1,,Bonn,DE,fifty,7.1\nA-2,Shop,,,Bonn,DE,50.1,7.1\n',
  );
  expect(data).toEqual([]);
  expect(problems).toEqual([
    ['unknown-key', 1, 18, 'There is no column "ctiy".', expect.stringContaining('Did you mean "city"?')],
    ['invalid-value', 2, 28, expect.stringContaining('"lat" in "geo"'), 'Write a number, without quotes.'],
    ['missing-key', 3, 1, expect.stringContaining('"lines"'), expect.any(String)],
  ]);
});

test("CSV: Google's sheet is known by its columns, its hours become ours", () => {
  const text = `Store code,Business name,Address line 1,Address line 2,Locality,Administrative area,Country / Region,Postal code,Latitude,Longitude,Primary phone,Additional phones,Labels,Sunday hours,Monday hours,Tuesday hours,Special hours,AdWords
US-1,Shop Boston,1 Newbury St,Suite 2,Boston,MA,US,02116,42.35,-71.07,+1 617-555-0104,+1 617-555-0105,repair; outlet,x,9:00 AM-12:00 PM,10 AM-2:30 PM,"2026-12-24: 9:00 AM-5:00 PM, 2026-12-25: x",whatever`;
  const { data, problems } = parse('google.csv', text);
  expect(problems).toEqual([]);
  expect(data).toMatchObject([
    {
      code: 'US-1',
      address: { lines: ['1 Newbury St', 'Suite 2'], city: 'Boston', region: 'MA', postcode: '02116' },
      phone: ['+1 617-555-0104', '+1 617-555-0105'],
      tags: ['repair', 'outlet'],
      hours: { su: 'closed', mo: '09:00-12:00', tu: '10:00-14:30', we: 'closed' },
      exceptions: [
        { from: '2026-12-24', hours: '09:00-17:00' },
        { from: '2026-12-25', hours: 'closed' },
      ],
    },
  ]);
});

test("CSV: a problem in Google's sheet is reported in Google's column", () => {
  const text =
    'Store code,Business name,Address line 1,Locality,Country / Region,Latitude,Longitude\nA 1,Shop,S,Bonn,Germany,50.1,7.1';
  expect(parse('g.csv', text).problems?.map(([code, line, column]) => [code, line, column])).toEqual([
    ['invalid-value', 2, 1],
    ['unknown-country', 2, 17],
  ]);
});

test('GeoJSON: longitude comes first, properties are named as in YAML or CSV', () => {
  const text = `{
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "geometry": { "type": "Point", "coordinates": [13.40258, 52.52483] },
      "properties": {
        "code": "DE-1",
        "name": "Shop",
        "address": { "lines": "Straße 1", "city": "Berlin", "country": "DE" },
        "services": ["repair"],
        "wheelchair": "maybe"
      }
    }
  ]
}`;
  expect(parse('a.geojson', text).problems).toEqual([
    ['invalid-value', 12, 23, expect.stringContaining('wheelchair'), 'Use one of: yes, limited, no.'],
  ]);
  expect(parse('a.geojson', text.replace('maybe', 'yes')).data).toMatchObject([
    { geo: { lat: 52.52483, lng: 13.40258 }, amenities: { wheelchair: 'yes' }, services: ['repair'] },
  ]);
});

test('broken JSON has a place, other files are none of ours', () => {
  expect(parse('a.geojson', '{\n  "type": 1 2 }').problems).toEqual([
    ['json-syntax', 2, 13, 'A comma is missing in front of this.', expect.any(String)],
  ]);
  expect(parseStores({ file: 'notes.txt', text: '' })).toBeUndefined();
});
