/**
 * Who can make how many votes count in a day: attackers and honest crowds behind one address, played through the
 * collector with its own limits, by a clock of its own. Whoever is told to wait comes again, as browsers do.
 */
import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { eventFlags } from '#collector/store.ts';
import { tables } from '#collector/tables.ts';
import { createRandom } from '../bench/random.ts';
import { browser, browserOn, createTestCollector, noLimits, rate, search } from './handler.ts';
import { dayMs, manifest, noon, rev } from './samples.ts';

vi.setConfig({ testTimeout: 120_000 });

const articles = Array.from({ length: 200 }, (_, n) => `article-${n}`);
const site = {
  ...manifest,
  articles: articles.map((id) => ({ id, locale: 'en', epoch: 1, rev, title: id, path: `/en/${id}/` })),
};
const hourMs = 3_600_000;

interface Visit {
  /** Hours since midnight. */
  readonly hour: number;
  readonly address: string;
  readonly article?: string;
  readonly browser?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly group: string;
}

interface Outcome {
  /** Votes of each group that count, that are held back, and that were still waiting when the day ended. */
  readonly [group: string]: { counted: number; heldBack: number; undelivered: number };
}

/** One day of votes, each with a key of its own. */
async function play(
  visits: readonly Visit[],
): Promise<{ readonly outcome: Outcome; readonly told: Record<string, number> }> {
  const store = await openSqliteStore({ file: ':memory:' });
  const midnight = Math.floor(noon / dayMs) * dayMs;
  let now = midnight;
  const fb = await createTestCollector(store, {
    clock: () => now,
    monotonic: () => now,
    trustProxy: '1',
    manifest: site,
  });
  const waiting = visits
    .map((visit) => ({
      ...visit,
      vk: randomUUID(),
      at: midnight + Math.round(visit.hour * hourMs),
      tries: 0,
    }))
    .toSorted((a, b) => a.at - b.at);
  const outcome: Record<string, { counted: number; heldBack: number; undelivered: number }> = {};
  const groupOf = new Map<string, string>(waiting.map(({ vk, group }) => [vk, group]));
  for (const { group } of visits) outcome[group] = { counted: 0, heldBack: 0, undelivered: 0 };
  while (waiting.length > 0) {
    const visit = waiting.shift();
    if (!visit) break;
    now = Math.max(now, visit.at);
    if (now >= midnight + dayMs) break;
    const response = await fb.send([rate({ t: 0, a: visit.article ?? 'article-0', vk: visit.vk })], {
      'x-forwarded-for': visit.address,
      'user-agent': visit.browser ?? browser,
      ...visit.headers,
    });
    if (response.status === 429) {
      const again = {
        ...visit,
        at: now + Number(response.headers.get('retry-after')) * 1000,
        tries: visit.tries + 1,
      };
      const place = waiting.findIndex(({ at }) => at > again.at);
      waiting.splice(place < 0 ? waiting.length : place, 0, again);
    } else expect(response.status).toBe(204);
  }
  for (const { group } of waiting) (outcome[group] ?? { undelivered: 0 }).undelivered += 1;
  const columns = Object.keys(tables.vote.columns);
  const [keyAt, flagsAt] = [columns.indexOf('vote_key'), columns.indexOf('flags')];
  for (const row of await store.readPage('vote', undefined, 100_000)) {
    const sums = outcome[groupOf.get(String(row[keyAt])) ?? ''];
    if (sums) sums[row[flagsAt] === 0 ? 'counted' : 'heldBack'] += 1;
  }
  const flags = (await store.readSetAside()).map((row) => row.flags);
  const known: readonly number[] = [0, eventFlags.tooManyFromOneVisitor, eventFlags.tooManyFromOneNetwork];
  expect(flags.filter((flag) => !known.includes(flag))).toEqual([]);
  await store.close();
  return { outcome, told: fb.networks.totals };
}

/** Readers with a network each, over the day, on one article. */
const readers = (n: number, article = 'article-0'): Visit[] =>
  Array.from({ length: n }, (_, i) => ({
    hour: (i * 24) / n,
    address: `198.${51 + Math.floor(i / 60_000)}.${Math.floor(i / 250) % 250}.${i % 250}`,
    article,
    group: 'readers',
  }));

/** An attacker's 150 votes within eight hours on one article. */
const attack = (visitOf: (n: number) => Partial<Visit>, n = 150): Visit[] =>
  Array.from({ length: n }, (_, i) => ({
    hour: 8 + (i * 8) / n,
    address: '203.0.113.5',
    browser: browserOn(i),
    group: 'attacker',
    ...visitOf(i),
  }));

const hex = (n: number) => n.toString(16);

describe('of 150 votes on one article that nobody else votes on', () => {
  test.each<[string, (n: number) => Partial<Visit>, number]>([
    ['one browser at one address', () => ({ browser }), 3],
    ['one address whose browser changes its name each time', () => ({}), 10],
    ['the same under Global Privacy Control', () => ({ headers: { 'sec-gpc': '1' } }), 10],
    ['the same under Do Not Track', () => ({ headers: { dnt: '1' } }), 10],
    ['addresses all over an IPv6 /64', (n) => ({ address: `2001:db8:1:1:${hex(n)}::${hex(n * 7)}` }), 10],
    ['addresses all over an IPv6 /48', (n) => ({ address: `2001:db8:1:${hex(n)}::1` }), 10],
    // What remains possible: networks cost money, not cleverness.
    ['fifteen IPv6 networks', (n) => ({ address: `2001:db8:${hex(n % 15)}::1` }), 150],
    ['a botnet of 150 addresses', (n) => ({ address: `203.0.${n}.9` }), 150],
  ])('%s', async (_, visitOf, counted) => {
    const { outcome } = await play(attack(visitOf));
    expect(outcome['attacker']).toEqual({ counted, heldBack: 150 - counted, undelivered: 0 });
  });
});

test('on an article that a hundred networks vote on, an attacker stays well below their number', async () => {
  const { outcome, told } = await play([...readers(100), ...attack(() => ({}))]);
  expect(outcome['readers']?.counted).toBe(100);
  expect(outcome['attacker']?.counted).toBeLessThanOrEqual(60);
  // The report may say how many of all votes one network sent.
  expect(told['one-network:en/article-0']).toBe(outcome['attacker']?.counted);
  expect(told['votes:en/article-0']).toBe(100 + (outcome['attacker']?.counted ?? 0));
});

test('votes on every article, as fast as they are taken, come to 200 a day of one network', async () => {
  const { outcome } = await play(attack((n) => ({ article: articles[n % 200] ?? '' }), 4000));
  expect(outcome['attacker']?.counted).toBe(200);
});

/** The article that a reader votes on: a few are read by most. */
function popular(random: () => number): string {
  return articles[Math.min(199, Math.floor(200 ** random()) - 1)] ?? '';
}

/** 2,000 readers of a carrier behind one address, most with the same telephone, each with one vote between 7 and 23 h. */
function carrier(random: () => number): Visit[] {
  return Array.from({ length: 2000 }, () => ({
    hour: 7 + 16 * random(),
    address: '100.64.0.1',
    browser: browserOn(random() < 0.5 ? 'iPhone' : Math.floor(random() * 40)),
    article: popular(random),
    group: 'carrier',
  }));
}

test('2,000 readers of a carrier behind one address, where others vote too: all are delivered within the day, and count', async () => {
  const random = createRandom(7);
  const others = readers(6000).map((visit) => ({ ...visit, article: popular(random) }));
  const { outcome } = await play([...carrier(random), ...others]);
  expect(outcome['readers']).toEqual({ counted: 6000, heldBack: 0, undelivered: 0 });
  expect(outcome['carrier']).toEqual({ counted: 2000, heldBack: 0, undelivered: 0 });
});

test('2,000 readers of a carrier that nobody else reads beside: all are kept, two hundred count', async () => {
  const { outcome, told } = await play(carrier(createRandom(7)));
  expect(outcome['carrier']?.undelivered).toBe(0);
  expect(outcome['carrier']?.counted).toBe(200);
  expect(outcome['carrier']?.heldBack).toBe(1800);
  expect(Object.keys(told).filter((name) => name.startsWith('one-network:')).length).toBeGreaterThan(5);
});

test('a school of 300 behind one address with equal computers: 30 vote on one article in a lesson', async () => {
  const lesson = Array.from({ length: 30 }, (_, i): Visit => ({
    hour: 10 + i / 60,
    address: '203.0.113.80',
    group: 'school',
  }));
  const { outcome } = await play([...readers(100), ...lesson]);
  expect(outcome['school']).toMatchObject({ undelivered: 0 });
  expect(outcome['school']?.counted).toBeGreaterThanOrEqual(23);
  const alone = await play(lesson);
  expect(alone.outcome['school']).toEqual({ counted: 3, heldBack: 27, undelivered: 0 });
});

test('an office of 40 with browsers of their own, a vote here and there: all count', async () => {
  const random = createRandom(3);
  const office = Array.from({ length: 40 }, (_, i): Visit => ({
    hour: 9 + 8 * random(),
    address: '203.0.113.81',
    browser: browserOn(i),
    article: articles[Math.floor(random() * 200)] ?? '',
    group: 'office',
  }));
  const { outcome } = await play(office);
  expect(outcome['office']).toEqual({ counted: 40, heldBack: 0, undelivered: 0 });
});

test('a vote that is changed, or delivered again, is one vote; a new day begins anew', async () => {
  const store = await openSqliteStore({ file: ':memory:' });
  let now = noon;
  const fb = await createTestCollector(store, { clock: () => now });
  const keys = Array.from({ length: 4 }, () => randomUUID());
  for (const vk of keys) await fb.send([rate({ vk })]);
  for (const vk of keys) await fb.send([rate({ vk, s: 2, x: -1 })]);
  const counted = async () => (await store.readVotes(0, 1e6)).map(({ value, n }) => [value, n]);
  expect(await counted()).toEqual([[-1, 3]]);
  now += dayMs;
  await fb.send([rate({ t: now })]);
  expect(await counted()).toEqual([
    [-1, 3],
    [1, 1],
  ]);
  await store.close();
});

describe('of searches, opened results and contacts, the report can say how many one network sent', () => {
  const told = async (senders: readonly string[]) => {
    const store = await openSqliteStore({ file: ':memory:' });
    const fb = await createTestCollector(store, { limits: noLimits, trustProxy: '1', manifest: site });
    for (const [n, address] of senders.entries()) {
      const from = { 'x-forwarded-for': address, 'user-agent': browserOn(n) };
      const asked = search('parcel');
      const { id: _, k: __, i: ___, n: ____, ...about } = asked;
      const opened = { ...about, id: randomUUID(), k: 'result_click', pos: 1, a: 'article-0' };
      const rated = { ...opened, id: randomUUID(), x: 1 };
      const contact = { ...about, id: randomUUID(), k: 'contact', via: 'results', ch: 'phone' };
      const sent = { ...contact, id: randomUUID(), via: 'agents' };
      const events = [asked, opened, rated, contact, sent];
      expect((await fb.send(events, from)).status).toBe(204);
      // A browser that got no answer sends the same again.
      expect((await fb.send(events, from)).status).toBe(204);
    }
    await store.close();
    return fb.networks.totals;
  };
  const many = (n: number, address: (i: number) => string) => Array.from({ length: n }, (_, i) => address(i));

  test('many of one: with their number, and that of all', async () => {
    const others = many(30, (i) => `198.51.100.${i}`);
    expect(await told([...others, ...many(100, () => '203.0.113.5')])).toEqual({
      'one-network-searches:site': 100,
      'searches:site': 130,
      'one-network-contacts:site': 100,
      'contacts:site': 130,
      'one-network-opened:en/article-0': 100,
      'opened:en/article-0': 130,
    });
  });

  test('few of each: nothing', async () => {
    expect(await told(many(130, (i) => `198.51.${i}.1`))).toEqual({});
  });
});
