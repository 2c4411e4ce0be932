/** Rules about store records. */
import { inFile, inStore, type Rule } from '../rule.ts';

const list = 'stores/stores.yaml';
const stores = (...records: readonly string[]) =>
  `stores:\n${records.map((text) => `  - ${text}\n`).join('')}`;
const mitte = (more: string) =>
  `{ code: DE-BER-01, name: Brightwick Mitte, geo: { lat: 52.51702, lng: 13.38886 }, ${more} }`;
const lines = (text: string, city = 'Berlin') =>
  `address: { lines: ${text}, city: ${city}, postcode: "10117", country: DE }`;
const other = (code: string, street: string, city = 'Berlin') =>
  `{ code: ${code}, name: Brightwick Adlershof, geo: { lat: 52.43512, lng: 13.54761 }, ${lines(street, city)} }`;

export const storeRules = {
  'store-code-duplicate': {
    severity: 'error',
    what: 'A store code belongs to one store.',
    why: "The code is part of the page's address; only one of the two stores would have a page.",
    fix: 'Give one of them its own code, or remove the record that is there twice.',
    example: inFile(
      list,
      stores(mitte(lines('Unter den Linden 21')), other('DE-BER-01', 'Rudower Chaussee 4')),
      stores(mitte(lines('Unter den Linden 21')), other('DE-BER-02', 'Rudower Chaussee 4')),
    ),
  },
  'store-duplicate': {
    severity: 'warning',
    what: 'No two records mean the same store.',
    why: 'Customers would find the store twice, perhaps with different hours.',
    fix: 'Remove one record, correct its address or position, or mark the old one "permanently-closed".',
    example: inFile(
      list,
      stores(mitte(lines('Unter den Linden 21')), mitte(lines('Unter den Linden 21')).replace('-01', '-02')),
      stores(mitte(lines('Unter den Linden 21')), other('DE-BER-02', 'Rudower Chaussee 4')),
    ),
  },
  'store-unknown': {
    severity: 'error',
    what: 'The store that "replacedBy" names exists.',
    why: 'The page of the closed store would send customers nowhere.',
    fix: 'Write the code of another store, or remove the line.',
    example: inFile(
      list,
      stores(
        mitte(
          `${lines('Unter den Linden 21')}, status: permanently-closed, since: 2026-05-01, replacedBy: DE-BER-20`,
        ),
        other('DE-BER-02', 'Rudower Chaussee 4'),
      ),
      stores(
        mitte(
          `${lines('Unter den Linden 21')}, status: permanently-closed, since: 2026-05-01, replacedBy: DE-BER-02`,
        ),
        other('DE-BER-02', 'Rudower Chaussee 4'),
      ),
    ),
  },
  'store-service-unknown': {
    severity: 'error',
    what: 'Services that stores and articles name are in stores/services.yaml.',
    why: 'The service would have no name to show and no filter.',
    fix: 'Correct the id, or add the service to services.yaml with a label in every locale.',
    example: inStore('services: [repair]', 'services: [repairs]'),
  },
  'store-service-untranslated': {
    severity: 'error',
    what: 'Services have a label in every locale.',
    why: 'Readers of that locale would see an id instead of a name.',
    fix: 'Add the label.',
    example: inFile(
      'stores/services.yaml',
      'services:\n  - { id: repairs, labels: { en: Repairs } }',
      'services:\n  - { id: repairs, labels: { en: Repairs, de: Reparaturen } }',
    ),
  },
  'store-status-date': {
    severity: 'warning',
    what: 'The status of a store fits its dates.',
    why: 'The page would say "reopens on" a day that is over.',
    fix: 'Correct "status", "since", "until" or "opened".',
    example: inStore(
      'status: temporarily-closed\nuntil: 2026-03-01',
      'status: temporarily-closed\nuntil: 2099-03-01',
    ),
  },
  'store-stale': {
    severity: 'warning',
    what: 'Somebody confirms each store record once a year.',
    why: 'Hours and telephone numbers change without anybody telling the website.',
    fix: 'Check the record with the store, then set "updated" to today.',
    example: inStore('updated: 2024-01-15', 'updated: 2026-11-02'),
  },
  'store-phone': {
    severity: 'warning',
    what: "Telephone numbers are valid in the store's country.",
    why: 'Customers would dial a number that does not exist.',
    fix: 'Write the number with its country code.',
    example: inStore('phone: "+49 30 12"', 'phone: "+49 30 23125100"'),
  },
  'store-postcode': {
    severity: 'warning',
    what: 'Postcodes have the form of their country.',
    why: 'The store would not be found by its postcode. Spreadsheets often drop zeros at the beginning.',
    fix: 'Correct the postcode, and keep it in quotes.',
    example: inStore(
      'address: { lines: Unter den Linden 21, city: Berlin, postcode: "1017", country: DE }',
      'address: { lines: Unter den Linden 21, city: Berlin, postcode: "10117", country: DE }',
    ),
  },
  'store-url-insecure': {
    severity: 'warning',
    what: 'Web addresses of stores begin with https.',
    why: 'Browsers warn readers of addresses without encryption.',
    fix: 'Write https, if the site answers there.',
    example: inStore('url: http://brightwick.example/mitte', 'url: https://brightwick.example/mitte'),
  },
  'store-city-spelling': {
    severity: 'warning',
    what: 'A city is spelled in one way.',
    why: 'Each spelling gets a city page of its own.',
    fix: 'Use the spelling that the problem names in all records.',
    example: inFile(
      list,
      stores(
        mitte(lines('Unter den Linden 21', 'Köpenick')),
        other('DE-BER-02', 'Rudower Chaussee 4', 'Kopenick'),
      ),
      stores(
        mitte(lines('Unter den Linden 21', 'Köpenick')),
        other('DE-BER-02', 'Rudower Chaussee 4', 'Köpenick'),
      ),
    ),
  },
  'store-capitals': {
    severity: 'warning',
    what: 'Names of stores and cities are not written in capitals.',
    why: 'Capitals look like shouting, and screen readers may spell them out.',
    fix: 'Write the name as in a sentence.',
    example: inStore('name: BRIGHTWICK MITTE', 'name: Brightwick Mitte'),
  },
} as const satisfies Record<string, Rule>;

/** Rules about where stores are. */
export const positionRules = {
  'store-coordinates-swapped': {
    severity: 'error',
    what: 'Latitude and longitude are not swapped.',
    why: 'The map would show the store in another country.',
    fix: 'Swap the two. Germany, for example, lies around lat 51, lng 10.',
    example: inStore('geo: { lat: 13.38886, lng: 52.51702 }', 'geo: { lat: 52.51702, lng: 13.38886 }'),
  },
  'store-coordinates-invalid': {
    severity: 'error',
    what: 'Coordinates are a place on Earth other than 0, 0.',
    why: '0, 0 lies in the Atlantic; it is what programs write when they know no position.',
    fix: 'Enter the position, or remove "geo" until it is known.',
    example: inStore('geo: { lat: 0, lng: 0 }', 'geo: { lat: 52.51702, lng: 13.38886 }'),
  },
  'store-coordinates-imprecise': {
    severity: 'warning',
    what: 'Coordinates have at least four decimals.',
    why: 'With fewer, the pin is up to a kilometre away from the door.',
    fix: 'Copy the position from a map, or add "precision: city".',
    example: inStore('geo: { lat: 52.5, lng: 13.4 }', 'geo: { lat: 52.51702, lng: 13.38886 }'),
  },
  'store-country-mismatch': {
    severity: 'error',
    what: 'Coordinates lie in the country of the address.',
    why: 'The map would send customers abroad.',
    fix: 'Correct the coordinates (a minus sign is easily lost) or the country.',
    example: inStore('geo: { lat: 48.85661, lng: 2.35222 }', 'geo: { lat: 52.51702, lng: 13.38886 }'),
  },
  'store-country-near': {
    severity: 'warning',
    what: 'Coordinates do not lie just behind the border.',
    why: 'The position is probably wrong by a few kilometres.',
    fix: 'Check the position on a map. If it is right, switch this rule off in site.yaml.',
    example: inStore('geo: { lat: 52.60123, lng: 14.70123 }', 'geo: { lat: 52.60123, lng: 14.40123 }'),
  },
  'store-far-from-city': {
    severity: 'warning',
    what: 'A store lies within 200 km of its city.',
    why: 'Either the position or the city is wrong.',
    fix: 'Correct the coordinates or the city.',
    example: inStore('geo: { lat: 48.13743, lng: 11.57549 }', 'geo: { lat: 52.51702, lng: 13.38886 }'),
  },
  'store-not-on-map': {
    severity: 'warning',
    what: 'Stores have coordinates.',
    why: 'No map shows the store, and "near me" does not find it.',
    fix: 'Add "geo" with lat and lng, or "onMap: false" for a store that no map should show.',
    example: inFile(
      list,
      stores(`{ code: DE-BER-01, name: Brightwick Mitte, ${lines('Unter den Linden 21')} }`),
      stores(mitte(lines('Unter den Linden 21'))),
    ),
  },
  'store-time-zone': {
    severity: 'warning',
    what: 'The time zone is that of the position, and known where a country has several.',
    why: '"Open now" would be wrong by hours.',
    fix: 'Write the zone that the problem names, such as "America/Chicago", or correct the coordinates.',
    example: inStore('timezone: America/Chicago', 'timezone: Europe/Berlin'),
  },
} as const satisfies Record<string, Rule>;
