import { expect, test } from 'vitest';
import { createJoiner } from '#model/search/browser/codes.ts';
import { findPhrase, parseQuery } from '#model/search/browser/query.ts';
import { stopWords } from '#model/search/stop-words.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';

const reader = { tokenize: createTokenizer('en'), join: createJoiner('en'), stops: stopWords('en') };
const parse = (text: string) => parseQuery(text, reader);

test('stop words are left out, unless nothing else remains', () => {
  expect(parse('How do I cancel my order?').words.map(({ key }) => key)).toEqual(['cancel', 'order']);
  expect(parse('where is it').words.map(({ key }) => key)).toEqual(['where', 'is', 'it']);
});

test('a repeated word counts once, and a long question is cut', () => {
  expect(parse('refund refund Refund').words).toHaveLength(1);
  expect(parse(Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ')).words).toHaveLength(12);
});

test('an empty query has no words', () => {
  expect(parse('  … ').words).toEqual([]);
});

test('a phrase is found where its words stand together', () => {
  expect(findPhrase(['get', 'money', 'back'], 'money back')).toEqual({ from: 1, to: 3 });
  expect(findPhrase(['back', 'money'], 'money back')).toBeUndefined();
});

test('a phrase is found with endings on its words, in short words only as it is', () => {
  expect(findPhrase(['two', 'vouchers'], 'voucher')).toEqual({ from: 1, to: 2 });
  expect(findPhrase(['cerezleri'], 'cerez')).toEqual({ from: 0, to: 1 });
  expect(findPhrase(['tvs'], 'tv')).toBeUndefined();
});
