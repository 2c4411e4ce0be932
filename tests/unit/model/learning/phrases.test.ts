import { expect, test } from 'vitest';
import type { SearchRow } from '#model/feedback/searches.ts';
import { findPhrases } from '#model/learning/phrases.ts';
import { findSynonyms } from '#model/learning/synonyms.ts';
import { count, monday, rating, readers } from './readers.ts';

const phrases = (...days: readonly (readonly SearchRow[])[]) =>
  findPhrases(count(...days), 'en').map(({ ask, articles, visitors }) => [ask, articles.join(), visitors]);

test('what five visitors asked and opened in the end is a phrase of that article, also after other words', () => {
  const direct = readers({ times: 3, asks: ['the parcel is late'], opens: 'track-order' });
  const later = readers({ times: 2, asks: ['parcel late', 'where is my order'], opens: 'track-order' });
  expect(phrases([...direct, ...later])).toEqual([['the parcel is late', 'track-order', 5]]);
  expect(phrases([...direct, ...later.slice(3)])).toEqual([]);
});

test('one network is one visitor, however often it asks', () => {
  const flood = readers({ times: 500, asks: ['buy pills'], opens: 'card-declined', sameNetwork: true });
  expect(phrases(flood)).toEqual([]);
  expect(phrases([...flood, ...readers({ times: 3, asks: ['buy pills'], opens: 'card-declined' })])).toEqual(
    [],
  );
});

test('four networks are never five, on however many days and weeks they ask', () => {
  const four = readers({ times: 4, asks: ['lost card'], opens: 'gift-card' });
  const rest = readers({ times: 4, asks: ['lost card'], opens: 'gift-card', sameNetwork: true }).map(
    (row) => ({
      ...row,
      isFirst: false,
    }),
  );
  // Each Monday, networks can count again.
  const week = [four, rest, rest, rest, rest, rest, rest];
  expect(phrases(...week, ...week, ...week)).toEqual([]);
  expect(
    phrases(
      ...week.slice(0, 3),
      readers({ times: 1, asks: ['lost card'], opens: 'gift-card', day: monday + 3 }),
    ),
  ).toEqual([['lost card', 'gift-card', 5]]);
});

test('an article that a few were sent to is not one of the answers, and two that many are content with both are', () => {
  const right = readers({ times: 9, asks: ['broken lamp'], opens: 'damaged-item' });
  expect(phrases([...right, ...readers({ times: 2, asks: ['broken lamp'], opens: 'gift-card' })])).toEqual([
    ['broken lamp', 'damaged-item', 9],
  ]);
  expect(
    phrases([...right, ...readers({ times: 7, asks: ['broken lamp'], opens: 'warranty-claim' })]),
  ).toEqual([['broken lamp', 'damaged-item,warranty-claim', 16]]);
});

test('who asked a person, or opened an article and went on, was not answered', () => {
  expect(phrases(readers({ times: 9, asks: ['refund'], opens: 'refund-times', contacts: true }))).toEqual([]);
  expect(phrases(readers({ times: 9, asks: ['refund', 'money back'], opensFirst: 'gift-card' }))).toEqual([]);
});

test('what readers then rated as no help is not proposed', () => {
  const asked = readers({ times: 6, asks: ['refund'], opens: 'refund-times' });
  const unhelpful = rating('refund', 'refund-times', false);
  expect(phrases([...asked, unhelpful])).toEqual([]);
  expect(phrases([...asked, unhelpful, rating('refund', 'refund-times', true)])).toHaveLength(1);
});

test('words that different questions share are a phrase without the words of a single reader', () => {
  const asks = [
    'activate new card ada',
    'how to activate a card',
    'card activate now lovelace',
    'activate my blue card',
    'activate card byron',
  ];
  const asked = asks.flatMap((ask) => readers({ times: 1, asks: [ask], opens: 'card-activation' }));
  expect(findPhrases(count(asked), 'en')).toMatchObject([
    { ask: 'activate card', articles: ['card-activation'], visitors: 5, isShared: true },
  ]);
});

test.each([
  '<b>refund</b> now',
  'refund {{ x }}',
  'refund "], evil: [',
  'refund # comment',
  '[refund](https://evil.example)',
  'refund www.evil.example',
  'refund for […]',
  'refund `rm`',
  'refund \u202eesrever',
  'refund \u0007 now',
  'call 0532 123 45 67 refund',
])('%j becomes no proposal', (ask) => {
  expect(phrases(readers({ times: 9, asks: [ask], opens: 'refund-times' }))).toEqual([]);
});

test('words given up for others that found something may mean the same', () => {
  const asked = readers({
    times: 6,
    asks: ['settee delivery', 'sofa delivery'],
    opens: 'furniture-delivery',
  });
  const found = findSynonyms(count(asked), 'en');
  expect(found).toEqual([{ from: 'settee', to: 'sofa', visitors: 6 }]);
  const back = readers({ times: 6, asks: ['sofa delivery', 'settee delivery'], opens: 'furniture-delivery' });
  expect(findSynonyms(count([...asked, ...back]), 'en')).toEqual([]);
  const vain = readers({ times: 6, asks: ['settee delivery', 'sofa delivery'], contacts: true });
  expect(findSynonyms(count(vain), 'en')).toEqual([]);
});
