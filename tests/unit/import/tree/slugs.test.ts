import { expect, test } from 'vitest';
import { makeArticleId, makeUnique, readableName, shorten, slugify } from '#import/tree/slugs.ts';

test.each([
  ['Yún Board', 'yun-board'],
  ['Licensing & Counterfeits', 'licensing-counterfeits'],
  ['Iğdır Şubesi', 'igdir-subesi'],
  ['Straße nach Ærø', 'strasse-nach-aero'],
  ["Don't panic!", 'dont-panic'],
  ['配送', ''],
])('%s becomes the slug "%s"', (name, slug) => expect(slugify(name)).toBe(slug));

test('a long slug is cut at a word, a single long word anywhere', () => {
  expect(shorten('one-two-three', 9)).toBe('one-two');
  expect(shorten('abcdefghijkl', 5)).toBe('abcde');
});

test('article ids have 3 to 40 characters and differ from each other', () => {
  const taken = new Set<string>();
  expect(makeArticleId('Go', taken)).toBe('article-go');
  expect(makeArticleId('Con', taken)).toBe('article-con');
  expect(makeArticleId('Return an item', taken)).toBe('return-an-item');
  expect(makeArticleId('Return: an item', taken)).toBe('return-an-item-2');
  const long = 'What to do if your parcel has not arrived after ten days';
  expect(makeArticleId(long, taken)).toBe('what-to-do-if-your-parcel-has-not');
  expect(makeArticleId(long, taken)).toBe('what-to-do-if-your-parcel-has-not-2');
  expect(makeArticleId('配送', taken)).toBe('article');
});

test('a unique name stays within its length', () => {
  const taken = new Set(['abcdefgh']);
  expect(makeUnique('abcdefgh', taken, 8)).toBe('abcdef-2');
});

test('a file name becomes a title', () => expect(readableName('a/return-an_item.md')).toBe('Return an item'));
