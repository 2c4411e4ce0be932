import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSite } from '#files/read-content.ts';
import { readStores } from '#files/read-stores.ts';
import { placesFrom } from '#files/places.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const places = placesFrom({}, project);
const { site } = readSite(places);

test('the demo has sixty stores in six countries, of every kind, and no problem', () => {
  if (!site) throw new Error('the demo has no site.yaml');
  const { stores, problems, directory, services } = readStores(places, { site, today: '2026-11-22' });
  expect(problems).toEqual([]);
  expect(stores).toHaveLength(60);
  expect(directory.countries.map(({ country }) => country).toSorted()).toEqual([
    'AE',
    'DE',
    'GB',
    'JP',
    'TR',
    'US',
  ]);
  expect(new Set(stores.map(({ status }) => status)).size).toBe(4);
  expect(stores.filter(({ point }) => point === undefined)).toHaveLength(1);
  expect(stores.some(({ hours }) => hours?.schedule.week.flat().some(([, end]) => end > 1440))).toBe(true);
  expect(stores.some(({ address }) => /\p{Script=Arabic}/u.test(address.city))).toBe(true);
  expect(new Set(stores.flatMap((store) => store.services)).size).toBe(services.length);
  expect(new Set(directory.storePaths.values()).size).toBe(60);
});

test('a help centre without a stores folder has none', () => {
  if (!site) throw new Error('the demo has no site.yaml');
  const empty = readStores({ ...places, contentDir: `${project}/tests/unit` }, { site, today: '2026-11-22' });
  expect([empty.stores, empty.problems, empty.directory.countries]).toEqual([[], [], []]);
});
