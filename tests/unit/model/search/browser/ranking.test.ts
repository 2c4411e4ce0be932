import { expect, test } from 'vitest';
import { createPosting, decodePages, type PageFacts } from '#model/search/browser/index-format.ts';
import { encodePages } from '#model/search/encode-index.ts';
import { createRanker, type Concept } from '#model/search/browser/ranking.ts';

const pages = Array.from({ length: 10 }, () => ({ titleWords: 3, topic: 0, prominence: 0 }));
const posting = (...entries: (readonly [page: number, weight: number, inTitle?: 1])[]) =>
  createPosting(
    entries.map(([page]) => page),
    entries.map(([, weight, inTitle = 0]) => weight * 2 + inTitle),
  );
const concept = (...words: ReturnType<typeof posting>[]) => ({
  alternatives: [{ postings: words, weight: 1 }],
});
const rankerOf = (facts: readonly PageFacts[]) => createRanker(decodePages(encodePages(facts)));
const order = (concepts: readonly Concept[], facts: readonly PageFacts[]) => rankerOf(facts)(concepts).pages;

test('the page that has more of the query comes first', () => {
  expect(order([concept(posting([1, 5], [2, 5])), concept(posting([2, 5]))], pages)).toEqual([2, 1]);
});

test('a rare word counts more than a common one', () => {
  const common = concept(posting([0, 8], [1, 8], [2, 8], [3, 8], [4, 8], [5, 8]));
  expect(order([common, concept(posting([9, 8]))], pages)[0]).toBe(9);
});

test('of pages with the words in their titles, the shorter title comes first', () => {
  const facts = pages.map((page, index) => (index === 4 ? { ...page, titleWords: 1 } : page));
  expect(order([concept(posting([3, 9, 1], [4, 9, 1]))], facts)).toEqual([4, 3]);
});

test('an alternative of several words needs all of them on the page', () => {
  expect(order([concept(posting([1, 5], [2, 5]), posting([2, 5], [3, 5]))], pages)).toEqual([2]);
});

test('a page found by a surer alternative comes first', () => {
  const word = {
    alternatives: [
      { postings: [posting([1, 8])], weight: 0.6 },
      { postings: [posting([2, 8])], weight: 1 },
    ],
  };
  expect(order([word], pages)).toEqual([2, 1]);
});

test('of pages with a word, that with several of its forms comes first', () => {
  const word = {
    alternatives: [
      { postings: [posting([1, 8], [2, 8])], weight: 1 },
      { postings: [posting([2, 4])], weight: 0.9 },
    ],
  };
  expect(order([word], pages)).toEqual([2, 1]);
});

test('a query does not change the scores of the next one', () => {
  const rank = rankerOf(pages);
  const first = [concept(posting([1, 5], [2, 5, 1])), concept(posting([2, 5]))];
  const before = rank(first);
  rank([concept(posting([1, 9, 1], [7, 3]))]);
  expect(rank(first)).toEqual(before);
});

test('of pages that are equally good, that which many others link to comes first', () => {
  const facts = pages.map((page, index) => ({ ...page, prominence: index === 6 ? 3 : 0 }));
  expect(order([concept(posting([2, 8], [6, 8], [7, 9]))], facts)).toEqual([6, 7, 2]);
});
