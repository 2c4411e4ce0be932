import { expect, test } from 'vitest';
import type { ListedArticle } from '#client/agents/articles.ts';
import { createRanking } from '#client/agents/word-ranking.ts';

const article = (id: string, title: string, more: Partial<ListedArticle> = {}): ListedArticle => ({
  id,
  title,
  description: '',
  url: `https://help.example/en/${id}/`,
  keywords: [],
  contentLocale: 'en',
  ...more,
});

const ids = (list: readonly ListedArticle[]) => list.map(({ id }) => id);

const english = [
  article('track-order', 'How do I track my order?', { keywords: ['parcel', 'where'] }),
  article('return-item', 'How do I return an item?', { description: 'Send your order back within 30 days.' }),
  article('gift-card', 'How do I use a gift card?'),
  article('promo-code', 'How do I use a promo code?'),
];
const rank = createRanking(english, 'en');

test('a word in the title counts more than one in the description', () => {
  expect(ids(rank('order'))).toEqual(['track-order', 'return-item']);
});

test('words that every article has decide nothing', () => {
  expect(ids(rank('how do I use a gift'))[0]).toBe('gift-card');
});

test('keywords and ids find an article, an id as it is before all others', () => {
  expect(ids(rank('parcel'))).toEqual(['track-order']);
  expect(ids(rank('promo-code'))[0]).toBe('promo-code');
});

test('an unfinished word finds what it begins', () => {
  expect(ids(rank('retu'))).toEqual(['return-item']);
});

test('what shares no word is not found', () => {
  expect(rank('zebra')).toEqual([]);
  expect(rank('')).toEqual([]);
});

test.each([
  ['tr', 'Işık yanmıyor', 'ISIK'],
  ['de', 'Rückgabe in der Filiale', 'rueckgabe'],
  ['ar', 'أين طلبي؟', 'طلبي'],
  ['ja', '注文の確認', '注文'],
])('words are compared as the language writes them: %s', (lang, title, question) => {
  const list = [article('other', 'x'), article('wanted', title)];
  expect(ids(createRanking(list, lang)(question))).toEqual(['wanted']);
});
