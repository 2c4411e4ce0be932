import { expect, test } from 'vitest';
import { rateArticles, type VoteCount } from '#model/feedback/ratings.ts';
import { createEpisodes } from '#model/feedback/episodes.ts';
import { createSearchCounter, type SearchRow } from '#model/feedback/searches.ts';
import { toStory } from '#model/feedback/stories.ts';

const day = 20_000;
const at = (
  episode: string,
  kind: SearchRow['kind'],
  query: string,
  order: number,
  results = 1,
): SearchRow => ({
  article: '',
  isFirst: false,
  kind,
  locale: 'en',
  episode,
  day,
  order,
  query,
  results,
});
/** The same episode, by so many people. */
const people = (n: number, rows: (episode: string) => SearchRow[]) =>
  Array.from({ length: n }, (_, index) => rows(`${rows('x')[0]?.query}-${index}`)).flat();

/** Counts days one after the other, also by way of digests of one day each. */
const count = (...days: readonly (readonly SearchRow[])[]) => {
  const [counter, ofDigests] = [createSearchCounter(), createSearchCounter()];
  const episodes = createEpisodes((rows) => {
    const story = toStory(rows);
    if (!story) return;
    counter.addStory(story, 1);
    const own = createSearchCounter();
    own.addStory(story, 1);
    ofDigests.addDigest(own.digest());
  });
  for (const [index, rows] of days.entries()) episodes.add(rows, index);
  episodes.finish();
  expect(ofDigests.finish()).toEqual(counter.finish());
  return counter.finish();
};

test('queries without result, reformulations and contacts are counted by episode, widest gap first', () => {
  const rows = [
    ...people(4, (ep) => [at(ep, 'search', 'refund', 1, 0), at(ep, 'contact', 'refund', 2)]),
    ...people(3, (ep) => [
      at(ep, 'search', 'parcel', 1),
      at(ep, 'search', 'delivery', 2),
      at(ep, 'result_click', 'delivery', 3),
    ]),
    ...people(5, (ep) => [at(ep, 'search', 'hours', 1), at(ep, 'result_click', 'hours', 2)]),
  ];
  const [report] = count(rows.toReversed());
  expect(report).toMatchObject({
    episodes: 12,
    searches: 15,
    withoutResult: 4,
    reformulated: 3,
    contacted: 4,
  });
  expect(
    report?.queries.map((q) => [
      q.query,
      q.episodes,
      q.withoutResult,
      q.reformulated,
      q.contacted,
      q.followedBy,
    ]),
  ).toEqual([
    ['refund', 4, 4, 0, 4, []],
    ['parcel', 3, 0, 3, 0, ['delivery']],
    ['hours', 5, 0, 0, 0, []],
    ['delivery', 3, 0, 0, 0, []],
  ]);
});

test('typing on, and a query whose result was opened, are no reformulations', () => {
  const rows = people(3, (ep) => [
    at(ep, 'search', 'return', 1),
    at(ep, 'search', 'return shoes', 2),
    at(ep, 'result_click', 'return shoes', 3),
    at(ep, 'search', 'label', 4),
  ]);
  expect(count(rows)[0]?.reformulated).toBe(0);
});

test('an episode that goes on after midnight is one, and days without it end it', () => {
  const evening = people(3, (ep) => [at(ep, 'search', 'refund', 1, 0)]);
  const morning = people(3, (ep) => [{ ...at(ep, 'contact', 'refund', 2), day: day + 1 }]).map((row, n) => ({
    ...row,
    episode: evening[n]?.episode ?? '',
  }));
  expect(count(evening, morning)[0]).toMatchObject({ episodes: 3, contacted: 3 });
  expect(count(evening, morning)).toEqual(count([...morning, ...evening]));
  expect(count(evening, [], morning)[0]).toMatchObject({ episodes: 3, contacted: 0 });
});

test('queries that fewer than three people typed are counted and not shown', () => {
  const rows = [
    ...people(2, (ep) => [at(ep, 'search', 'ada lovelace', 1)]),
    ...people(3, (ep) => [at(ep, 'search', 'refund', 1)]),
  ];
  const [report] = count(rows);
  expect(report?.queries.map(({ query }) => query)).toEqual(['refund']);
  expect(report?.rare).toBe(1);
});

const vote = (article: string, value: 1 | -1, n: number, change: Partial<VoteCount> = {}): VoteCount => ({
  article,
  locale: 'en',
  epoch: 1,
  day,
  value,
  reasons: 0,
  n,
  ...change,
});

const rank = (rows: readonly VoteCount[]) =>
  rateArticles({ votes: rows, epochOf: () => 1, clicksOf: () => 100 }).map(({ article }) => article);

test('what to fix first does not depend on the order of rows, and ties have an order', () => {
  const votes = [vote('b', 1, 10), vote('b', -1, 5), vote('a', -1, 5), vote('a', 1, 10), vote('c', -1, 2)];
  expect(rank(votes)).toEqual(['c', 'a', 'b']);
  expect(rank(votes.toReversed())).toEqual(['c', 'a', 'b']);
});

test('votes of earlier epochs do not count; reasons apart from the text are kept apart', () => {
  const [rating] = rateArticles({
    votes: [
      vote('a', -1, 9, { epoch: 1 }),
      vote('a', -1, 4, { epoch: 2, reasons: 0b100000 }),
      vote('a', -1, 3, { epoch: 2, reasons: 0b10 }),
    ],
    epochOf: () => 2,
    clicksOf: () => 0,
  });
  expect(rating).toMatchObject({ votes: { yes: 0, no: 3 }, apart: 4, visitors: 3 });
  expect([...(rating?.reasons ?? [])]).toEqual([
    [5, 4],
    [1, 3],
  ]);
});
