import { expect, test } from 'vitest';
import { createSearchDay, readDigest, type SearchDay } from '#model/feedback/search-day.ts';
import type { SearchRow } from '#model/feedback/searches.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import type { SearchVerdict, Story } from '#model/feedback/stories.ts';

const day = 20_000;
const row = (change: Partial<SearchRow>): SearchRow => ({
  kind: 'search',
  locale: 'en',
  episode: 'e',
  day,
  order: 1,
  query: 'refund',
  results: 3,
  article: '',
  isFirst: false,
  ...change,
});
const opened = (change: Partial<SearchRow>) =>
  row({ kind: 'result_click', order: 90, article: 'refund-times', ...change });
const contact = (change: Partial<SearchRow>) =>
  row({ kind: 'contact', order: 99, via: 'results', channel: 'chat', ...change });

function countDay(...spans: readonly (readonly SearchRow[])[]): SearchDay {
  const counter = createSearchDay(day, spans.length - 2);
  for (const [index, rows] of spans.entries()) counter.add(rows, index - 1);
  return counter.finish();
}

/** What a digest hands out. */
function told(digest: string) {
  const stories: (readonly [number, Story])[] = [];
  const verdicts: (readonly [number, SearchVerdict])[] = [];
  readDigest(digest, {
    story: (story, n) => stories.push([n, story]),
    verdict: (verdict, n) => verdicts.push([n, verdict]),
  });
  return { stories, verdicts };
}

test('each search has one outcome: answered, contacted, or left', () => {
  const rows = [
    // Answered, after other words.
    row({ episode: 'a', query: 'money back', results: 0, country: 'TR', device: 'phone' }),
    row({ episode: 'a', order: 2 }),
    opened({ episode: 'a' }),
    // Opened a result, and then a channel.
    row({ episode: 'b', country: 'TR', device: 'phone' }),
    opened({ episode: 'b' }),
    contact({ episode: 'b', country: 'TR', device: 'phone' }),
    // Nothing found, left.
    row({ episode: 'c', results: 0 }),
    // A channel without a search, and what an agent sent, which is no contact.
    contact({ episode: '', channel: undefined, via: 'footer' }),
    contact({ episode: '', via: 'agents' }),
    contact({ episode: '', isUnknown: true }),
  ];
  const { funnel, contacts } = countDay([], rows, []);
  expect(funnel).toEqual([
    {
      day,
      locale: 'en',
      country: '',
      device: '',
      asked: 1,
      shown: 0,
      opened: 0,
      reworded: 0,
      contacted: 0,
      answered: 0,
    },
    {
      day,
      locale: 'en',
      country: 'TR',
      device: 'phone',
      asked: 2,
      shown: 2,
      opened: 2,
      reworded: 1,
      contacted: 1,
      answered: 1,
    },
  ]);
  expect(contacts.map(({ via, channel, country, device, n }) => [via, channel, country, device, n])).toEqual([
    ['footer', '', '', '', 1],
    ['results', 'chat', 'TR', 'phone', 1],
  ]);
});

test('articles are counted by the day on which something happened, whenever it was told', () => {
  const agents = contact({ episode: '', article: 'refund-times', via: 'agents' });
  const rows = [
    opened({}),
    opened({ day: day - 3 }),
    opened({ day: day - 3, episode: 'f' }),
    opened({ isUnknown: true }),
    row({ kind: 'rating', episode: 'r', article: 'refund-times', helped: true }),
    contact({ article: '' }),
    agents,
  ];
  const { articles } = countDay([agents], rows, [opened({})]);
  expect(articles.map((one) => [one.day, one.happened, one.article, one.metric, one.n])).toEqual([
    [day, day - 3, 'refund-times', 'click', 2],
    [day, day, '', 'contact', 1],
    [day, day, 'refund-times', 'click', 1],
    [day, day, 'refund-times', 'rated', 1],
    [day, day, 'refund-times', 'sent', 1],
  ]);
});

test('a search belongs to the day on which it began, however many spans it goes on', () => {
  const before = [row({ episode: 'before' })];
  const after = [row({ episode: 'after' }), contact({ episode: 'late' })];
  const first = [opened({ episode: 'before' }), row({ episode: 'own' })];
  const last = [opened({ episode: 'own' }), row({ episode: 'late' })];
  expect(countDay(before, first, last, after).funnel).toMatchObject([
    { asked: 2, opened: 1, contacted: 1, answered: 1 },
  ]);
});

test('a digest hands out what was told, equal stories once, and whatever the order of rows', () => {
  const rows = [
    ...['a', 'b'].flatMap((episode) => [row({ episode, isFirst: true }), opened({ episode })]),
    row({ episode: 'c', query: 'a "quoted" \\ text', results: 0 }),
    opened({ episode: 'c', query: 'words that the page never sent', article: 'other' }),
    row({ kind: 'rating', episode: 'r', article: 'refund-times', helped: true, isFirst: true }),
  ];
  const { digest } = countDay([], rows, []);
  expect(countDay([], rows.toReversed(), []).digest).toBe(digest);
  const refund = { query: 'refund', hasResults: true, isFirst: true };
  const expected = {
    stories: [
      [
        2,
        {
          locale: 'en',
          searches: [refund],
          opened: [{ query: 'refund', article: 'refund-times' }],
          isContacted: false,
        },
      ],
      [
        1,
        {
          locale: 'en',
          searches: [{ query: 'a "quoted" \\ text', hasResults: false, isFirst: false }],
          opened: [{ query: 'words that the page never sent', article: 'other' }],
          isContacted: false,
        },
      ],
    ],
    verdicts: [[1, { locale: 'en', query: 'refund', article: 'refund-times', helped: true, isFirst: true }]],
  };
  expect(told(digest)).toEqual(expected);
});

test('days begin at midnight of the site, also when clocks change', () => {
  const istanbul = siteDays('Europe/Istanbul');
  expect(istanbul.dayOf(Date.parse('2026-11-01T20:59:00Z'))).toBe(
    siteDays().dayOf(Date.parse('2026-11-01T12:00Z')),
  );
  expect(istanbul.dayOf(Date.parse('2026-11-01T21:00:00Z'))).toBe(
    siteDays().dayOf(Date.parse('2026-11-02T12:00Z')),
  );
  const berlin = siteDays('Europe/Berlin');
  const change = berlin.dayOf(Date.parse('2026-10-25T12:00Z'));
  expect(new Date(berlin.startOf(change)).toISOString()).toBe('2026-10-24T22:00:00.000Z');
  expect(new Date(berlin.startOf(change + 1)).toISOString()).toBe('2026-10-25T23:00:00.000Z');
});
