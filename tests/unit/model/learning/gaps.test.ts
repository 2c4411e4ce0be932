import { expect, test } from 'vitest';
import { weekOf } from '#base/day.ts';
import { findGaps } from '#model/learning/gaps.ts';
import { count, monday, readers } from './readers.ts';

const lamps = [
  'is the lamp matter compatible',
  'does the lamp work with matter',
  'matter support for lamp',
  'connect lamp to matter hub',
  'matter lamps',
].flatMap((ask) =>
  readers({ times: 1, asks: [ask], contacts: true, opensFirst: 'warranty-claim', results: 0 }),
);

const chairs = [
  'rent chairs for wedding',
  'can i rent a chair',
  'chair rental rent',
  'rent chairs',
  'chairs to rent party',
  'rent ten chairs',
].flatMap((ask) => readers({ times: 1, asks: [ask] }));

const answered = [
  ...readers({ times: 40, asks: ['where is my order'], opens: 'track-order' }),
  ...readers({ times: 40, asks: ['return shoes'], opens: 'return-item' }),
];

test('questions that nothing answers are grouped by what they are about, with their evidence', () => {
  const gaps = findGaps(count([...lamps, ...chairs, ...answered]), 'en', weekOf(monday));
  expect(gaps.map(({ about }) => about)).toEqual([['matter'], ['rent']]);
  expect(gaps[0]).toMatchObject({
    visitors: 5,
    searches: 5,
    contacted: 5,
    withoutResult: 5,
    tried: ['warranty-claim'],
    trend: 'rising',
  });
  expect(gaps[0]?.weeks.at(-1)).toBe(5);
});

test('nothing that fewer than five visitors said is in a gap', () => {
  const said = JSON.stringify(findGaps(count([...lamps, ...chairs, ...answered]), 'en', weekOf(monday)));
  for (const word of ['compatible', 'hub', 'wedding', 'party', 'ten']) expect(said).not.toContain(word);
  expect(findGaps(count([...lamps.slice(3), ...answered]), 'en', weekOf(monday))).toEqual([]);
  const flood = readers({ times: 300, asks: ['matter lamp'], sameNetwork: true });
  expect(findGaps(count([...flood, ...answered]), 'en', weekOf(monday))).toEqual([]);
});

test('what most who ask alike find is no gap, though some gave up', () => {
  const found = readers({ times: 20, asks: ['lost parcel'], opens: 'track-order' });
  const gaveUp = readers({ times: 8, asks: ['lost parcel again'] });
  expect(findGaps(count([...found, ...gaveUp, ...answered]), 'en', weekOf(monday))).toEqual([]);
});
