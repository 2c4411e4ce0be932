import { expect, test } from 'vitest';
import { findShort } from '#client/agents/short-list.ts';

const texts = [
  { title: 'My refund has not arrived', keywords: ['money back'] },
  { title: 'Where is my order?', keywords: ['tracking', 'wismo'] },
  { title: 'How to send an item back', keywords: ['return label'] },
];
const find = (question: string, share = 0.5) =>
  findShort(texts, question, { lang: 'en', share }).map(({ title }) => title.split(' ')[0]);

test.each([
  ['refund', ['My']],
  ['refnud', ['My']],
  ['refn', []],
  ['ref', ['My']],
  ['WISMO', ['Where']],
  ['send back', ['How', 'My']],
  ['nothing', []],
  ['', []],
  ['?!', []],
])('"%s"', (question, found) => {
  expect(find(question)).toEqual(found);
});

test('all words may be asked for', () => {
  expect(find('send back', 1)).toEqual(['How']);
});

test('other scripts are found by a part of their words', () => {
  const japanese = [{ title: '返金がまだ届いていません', keywords: [] }];
  expect(findShort(japanese, '返金', { lang: 'ja', share: 0.5 })).toHaveLength(1);
});
