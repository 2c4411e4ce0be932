import { expect, test } from 'vitest';
import type { ContactRow, FunnelRow } from '#model/feedback/search-day.ts';
import { compareCounts, compareShares } from '#model/feedback/statistics.ts';
import { countChangeText, shareChangeText, shareText } from '#report/html/changes.ts';
import { toDate } from '#report/period.ts';
import { reportContacts, reportFunnel } from '#report/parts/contact.ts';

const period = { from: 107, to: 113, before: { from: 100, to: 106 }, timeZone: 'UTC' };
const contact = (day: number, n: number, change: Partial<ContactRow> = {}): ContactRow => ({
  day,
  n,
  locale: 'en',
  country: 'DE',
  device: 'phone',
  via: 'article',
  channel: 'chat',
  ...change,
});

test('contacts are counted by each of their sides, in the period and the one before', () => {
  const contacts = [
    contact(100, 20),
    contact(106, 10, { channel: 'phone', locale: 'tr' }),
    contact(107, 40),
    contact(113, 5, { channel: 'phone', locale: 'tr', via: 'widget', country: '' }),
    contact(99, 900),
    contact(114, 900),
  ];
  const tallies = [
    { day: 113, name: 'one-network-contacts:site', n: 30 },
    { day: 113, name: 'contacts:site', n: 40 },
    // Not most of the day, not of the period, and of something else.
    { day: 112, name: 'one-network-contacts:site', n: 20 },
    { day: 112, name: 'contacts:site', n: 40 },
    { day: 106, name: 'one-network-contacts:site', n: 50 },
    { day: 111, name: 'one-network-searches:site', n: 50 },
  ];
  const { total, by, oneNetwork } = reportContacts({ contacts, period, tallies });
  expect(oneNetwork).toEqual([{ day: toDate(113), n: 30, of: 40 }]);
  expect(total).toEqual({ now: 45, before: 30, verdict: 'unclear' });
  expect(by.channel).toEqual([
    { name: 'chat', now: 40, before: 20, verdict: 'more' },
    { name: 'phone', now: 5, before: 10, verdict: 'few' },
  ]);
  expect(by.via.map(({ name, now }) => [name, now])).toEqual([
    ['article', 40],
    ['widget', 5],
  ]);
  expect(by.country.map(({ name, now }) => [name, now])).toEqual([
    ['DE', 40],
    ['', 5],
  ]);
});

test('a funnel sums the days of a period, by language, country and device', () => {
  const funnel = (day: number, device: string, asked: number, answered: number): FunnelRow => ({
    day,
    locale: 'en',
    country: '',
    device,
    asked,
    answered,
    shown: asked,
    opened: answered + 1,
    reworded: 1,
    contacted: 1,
  });
  const rows = [funnel(100, 'phone', 200, 80), funnel(107, 'phone', 100, 70), funnel(113, 'computer', 10, 4)];
  const { total, by } = reportFunnel({ funnel: rows, period, tallies: [] });
  expect(total.now).toEqual({ asked: 110, shown: 110, opened: 76, reworded: 2, contacted: 2, answered: 74 });
  expect(total.answered).toMatchObject({
    now: { yes: 74, no: 36 },
    before: { yes: 80, no: 120 },
    verdict: 'higher',
  });
  expect(by.device.map(({ name, now, before }) => [name, now.asked, before.asked])).toEqual([
    ['phone', 100, 200],
    ['computer', 10, 0],
  ]);
});

test('differences say no more than is known', () => {
  expect(countChangeText(compareCounts(3, 9))).toBe('9 before');
  expect(countChangeText(compareCounts(30, 25))).toBe('+5 (+20 %), may be chance');
  expect(countChangeText(compareCounts(1200, 2400))).toBe('−1,200 (−50 %)');
  expect(countChangeText(compareCounts(40, 5))).toBe('+35');
  expect(shareText({ now: { yes: 3, no: 4 } })).toBe('3 of 7');
  expect(shareText({ now: { yes: 30, no: 10 } })).toBe('75 %');
  expect(shareChangeText(compareShares({ yes: 30, no: 10 }, { yes: 0, no: 0 }))).toBe('none before');
  expect(shareChangeText(compareShares({ yes: 80, no: 20 }, { yes: 50, no: 50 }))).toBe(
    '+30 points (likely +17 to +42)',
  );
});
