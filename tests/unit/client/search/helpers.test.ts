import { expect, test } from 'vitest';
import { moveActive } from '#client/search/listbox-keys.ts';
import { addRecent, readRecent } from '#client/search/recent-searches.ts';
import { findAnswer } from '#client/search/answers.ts';
import type { OpenIndex } from '#client/search/open-index.ts';
import { namedSo } from '#client/search/suggest.ts';
import { coverage } from '#model/search/browser/answer-words.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';
import { engineOver, page } from '../../model/search/browser/engine-fixture.ts';

test('arrows go through the options and back to the text', () => {
  expect([-1, 0, 1, 2].map((active) => moveActive('ArrowDown', active, 3))).toEqual([0, 1, 2, -1]);
  expect([-1, 0, 1, 2].map((active) => moveActive('ArrowUp', active, 3))).toEqual([2, -1, 0, 1]);
  expect([moveActive('PageDown', 0, 9), moveActive('PageDown', 7, 9), moveActive('PageUp', 2, 9)]).toEqual([
    5, 8, 0,
  ]);
});

test('other keys, and an empty list, leave the text alone', () => {
  expect(moveActive('a', 0, 3)).toBeUndefined();
  expect(moveActive('Home', 0, 3)).toBeUndefined();
  expect(moveActive('ArrowDown', -1, 0)).toBeUndefined();
});

test('recent searches: the latest first, each once, five at most', () => {
  const searches = ['a', 'b', 'c', 'd', 'e'];
  expect(addRecent(searches, ' new  one ')).toEqual(['new one', 'a', 'b', 'c', 'd']);
  expect(addRecent(searches, 'C')).toEqual(['C', 'a', 'b', 'd', 'e']);
  expect(addRecent(searches, '  ')).toBe(searches);
});

test('damaged storage holds no searches', () => {
  expect(readRecent(undefined)).toEqual([]);
  expect(readRecent({ a: 1 })).toEqual([]);
  expect(readRecent(['a', 5, 'b'])).toEqual(['a', 'b']);
});

const opened = (...args: Parameters<typeof engineOver>): OpenIndex => ({
  engine: engineOver(...args),
  covered: (text, { parts }) => coverage(text, createTokenizer(args[1] ?? 'en'), parts),
  topics: [],
  passage: async () => undefined,
  unit: async () => undefined,
  highlight: (text) => [{ text, hit: false }],
});
const indexes: Record<string, OpenIndex> = {
  tr: opened([page('iade', 'İade', { html: '<p>E-posta ve kargo, ödemeler, şifre.</p>' })], 'tr'),
  en: opened([
    page('returns', 'Returns'),
    page('password', 'Reset your password'),
    page('order', 'Track your order', { html: '<p>Error E07.</p>' }),
  ]),
};
const open = async (locale: string): Promise<OpenIndex> => {
  const index = indexes[locale];
  if (!index) throw new Error('offline');
  return index;
};
const language = (locale: string) => ({ locale, lang: locale, name: locale, dir: 'ltr' as const });

const ask = (query: string, fallbacks = ['de', 'en']) =>
  findAnswer(query, {}, 'tr', fallbacks.map(language), open);

test('a question is answered in the reader’s language, else in the first other that has an answer', async () => {
  expect((await ask('iade')).language).toBeUndefined();
  expect(await ask('returns')).toMatchObject({ answer: { total: 1 }, language: { locale: 'en' } });
  expect((await ask('xyzzy')).answer.total).toBe(0);
  expect((await ask('xyzzy')).language).toBeUndefined();
  expect(await ask('')).toMatchObject({ answer: { total: 0 } });
});

test.each([
  ['reset password', 'password'],
  ['where is my order', 'order'],
  ['kargo E07', 'order'],
])('another language that knows more of "%s" is asked before spelling is', async (query, id) => {
  const found = await ask(query);
  expect(found.language?.locale).toBe('en');
  expect(found.answer.results[0]?.id).toBe(id);
});

test.each(['odemelr', 'sfire', 'karog', 'kargo xyzzy'])(
  'a slip is corrected in the reader’s language: %s',
  async (query) => {
    const found = await ask(query);
    expect(found.language).toBeUndefined();
    expect(found.answer.results[0]?.id).toBe('iade');
  },
);

test('an index that cannot be loaded is an error in the reader’s language only', async () => {
  await expect(findAnswer('x', {}, 'de', [], open)).rejects.toThrow('offline');
});

test.each([
  ['reset your passwrd', ['password']],
  ['password', ['password']],
  ['order', ['order']],
  ['order history of teapots', []],
  ['teapots', []],
])('the address "%s" may have meant %j', async (words, ids) => {
  const found = await findAnswer(words, { strict: true }, 'en', [], open);
  expect(namedSo(found).map(({ id }) => id)).toEqual(ids);
});
