import { expect, test } from 'vitest';
import { isOwnHash, localesOf, pagesOf, readPart, type Part } from '#publish/parts/part.ts';

const pages = Array.from({ length: 10 }, (_, n) => ({ path: n, locale: n % 2 === 0 ? 'en' : 'tr' }));
const parts = (of: number): Part[] => Array.from({ length: of }, (_, n) => ({ number: n + 1, of }));

test('each page belongs to one part, in the order of languages; parts are of about the same size', () => {
  for (let of = 1; of <= 12; of++) {
    const runs = parts(of).map((part) => pagesOf(pages, part));
    expect(runs.flat().map(({ path }) => path)).toEqual([0, 2, 4, 6, 8, 1, 3, 5, 7, 9]);
    const sizes = runs.map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    // It brings what belongs to no page.
    expect(sizes[0]).toBeGreaterThan(0);
  }
});

test('each search index is made by one part, with few languages by that which has most of the pages', () => {
  for (const of of [1, 2, 3, 7]) {
    for (const locales of [['en'], ['en', 'tr'], ['en', 'tr', 'de', 'ar', 'fr']])
      expect(parts(of).flatMap((part) => localesOf(locales, part))).toEqual(locales);
  }
  expect(parts(2).map((part) => localesOf(['en', 'tr', 'de', 'ar'], part))).toEqual([
    ['en', 'tr'],
    ['de', 'ar'],
  ]);
});

test('each picture is converted by one part', () => {
  for (const hash of ['0000000000000000', 'ffffffffffffffff', '0123456789abcdef'])
    expect(parts(3).filter((part) => isOwnHash(hash, part))).toHaveLength(1);
});

test.each([
  ['1/2', { number: 1, of: 2 }],
  ['12/12', { number: 12, of: 12 }],
  ['0/2', undefined],
  ['3/2', undefined],
  ['1/0', undefined],
  ['1', undefined],
  ['1/2/3', undefined],
  ['-1/2', undefined],
  ['one/2', undefined],
])('"%s" as a part', (text, part) => expect(readPart(text)).toEqual(part));
