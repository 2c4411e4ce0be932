/** What is kept of a reader and of the time at which they spoke. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import { defaultRetention } from '#collector/maintenance.ts';
import { useCollector } from './collector-fixture.ts';
import { browserOn, comment, noLimits, rate, search } from './handler.ts';
import { dayMs, noon, noonDay } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const here = useCollector();
const { start, votes, rows } = here;

const marked = () => rows('SELECT count(*) AS n FROM event WHERE visitor IS NOT NULL');

describe('privacy', () => {
  test('with Global Privacy Control or Do Not Track only what the reader chose to say is kept', async () => {
    for (const header of ['sec-gpc', 'dnt']) {
      const response = await here.fb.send([search('x'), rate()], { [header]: '1' });
      expect(response.status).toBe(204);
    }
    expect(rows('SELECT kind FROM event')).toEqual([{ kind: 1 }, { kind: 1 }]);
  });

  test('personal data is taken out of comments and queries', async () => {
    const text = 'Ada ada@example.com +90 532 123 45 67 TR33 0006 1005 1978 6457 8413 26 since 2024-01-15';
    await here.fb.send([comment(text), search('Sipariş 12345678 ADA@example.com', { l: 'tr' })]);
    expect((await here.store.readComments(0))[0]?.body).toBe('Ada […] […] […] since 2024-01-15');
    expect((await here.store.readSearches(noonDay * dayMs, (noonDay + 1) * dayMs))[0]?.query).toBe(
      'sipariş […] […]',
    );
  });

  test('no address and no browser is in the database, its log or its backup', async () => {
    await start({ limits: noLimits, trustProxy: '1' });
    const marks = ['203.0.113.77', browserOn('Distinctive')];
    await here.fb.send([rate(), comment('hello there'), search('x')], {
      'x-forwarded-for': marks[0] ?? '',
      'user-agent': marks[1] ?? '',
    });
    await here.store.backup?.(`${here.file}.copy`);
    const folder = dirname(here.file);
    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(written.length).toBeGreaterThanOrEqual(3);
    for (const mark of marks) expect(written.some((bytes) => bytes.includes(mark))).toBe(false);
  });

  test('nothing that tells visitors apart is stored, and marks that earlier versions stored go after 48 hours', async () => {
    await here.fb.send([rate(), comment('hello there'), search('x')]);
    expect(marked()).toEqual([{ n: 0 }]);
    const db = new DatabaseSync(here.file);
    db.exec(`UPDATE event SET visitor = x'0102030405060708'`);
    db.close();
    await here.store.prune(noon + 2 * dayMs, defaultRetention);
    expect(marked()).toEqual([{ n: 3 }]);
    await here.store.prune(noon + 2 * dayMs + 1, defaultRetention);
    expect(marked()).toEqual([{ n: 0 }]);
  });

  test('a rating after a search says nothing of the vote that it belongs to, and counts once for a network', async () => {
    const rated = (x: number) => ({
      ...search('Refund for ADA@example.com'),
      k: 'result_click',
      i: undefined,
      n: undefined,
      pos: 1,
      a: 'return-item',
      x,
    });
    await here.fb.send([rated(-1), rated(-1)]);
    await here.fb.send([rated(1)], { 'sec-gpc': '1' });
    expect(rows('SELECT data, vote_key FROM event')).toEqual(
      Array.from({ length: 2 }, () => ({ data: '{"q":"refund for […]","x":-1}', vote_key: null })),
    );
    expect(await here.store.readSearches(noonDay * dayMs, (noonDay + 1) * dayMs)).toMatchObject([
      { kind: 'rating', article: 'return-item', query: 'refund for […]', helped: false, isFirst: true },
      { kind: 'rating', isFirst: false },
    ]);
  });

  test('a network counts once for what it asks in a week, whatever its browsers call themselves and however it varies the words', async () => {
    let now = noon;
    await start({ limits: noLimits, trustProxy: '1', clock: () => now });
    const ask = async (q: string, address: string, name = 'x') => {
      await here.fb.send([search(q)], { 'x-forwarded-for': address, 'user-agent': browserOn(name) });
    };
    for (const name of ['a', 'b', 'c']) await ask(`lost card ${name}`, '203.0.113.1', name);
    await ask('Card', '203.0.113.2');
    await ask('refund', '203.0.113.1');
    const first = async (day: number) =>
      (await here.store.readSearches(day * dayMs, (day + 1) * dayMs))
        .filter(({ isFirst }) => isFirst)
        .map(({ query }) => query);
    expect(await first(noonDay)).toEqual(['lost card a', 'card', 'refund']);
    now += 7 * dayMs;
    await ask('lost card', '203.0.113.1');
    expect(await first(noonDay + 7)).toEqual(['lost card']);
  });

  test('a flood of words from one network counts for a few questions', async () => {
    await here.fb.send(Array.from({ length: 20 }, (_, n) => search(`word${n} other${n} third${n}`)));
    const found = await here.store.readSearches(noonDay * dayMs, (noonDay + 1) * dayMs);
    expect(found).toHaveLength(20);
    expect(found.filter(({ isFirst }) => isFirst).length).toBeLessThanOrEqual(13);
  });

  test('nobody can touch a vote or comment without its key', async () => {
    const vk = randomUUID();
    await here.fb.send([rate({ vk, x: -1 }), comment('mine', { vk })]);
    await here.fb.send([rate({ s: 9, x: 1 }), comment('theirs', { s: 9 })]);
    expect((await here.store.readComments(0)).map(({ body }) => body).toSorted()).toEqual(['mine', 'theirs']);
    expect(await votes()).toEqual([
      [-1, 1],
      [1, 1],
    ]);
  });
});

const dayOf = async (t: number, now: number) => {
  const id = randomUUID();
  const response = await here.fb.post('/_feedback/v1/e', JSON.stringify({ v: 1, now, e: [rate({ id, t })] }));
  expect(response.status).toBe(204);
  const [row] = rows(`SELECT day FROM event WHERE id = x'${id.replaceAll('-', '')}'`);
  return row?.['day'];
};

describe('time and revisions', () => {
  const year = 365 * dayMs;

  test('a clock that is ten years slow or fast gives the right day', async () => {
    for (const skew of [-10 * year, 10 * year]) {
      expect(await dayOf(noon + skew, noon + skew)).toBe(noonDay);
      expect(await dayOf(noon + skew - 2 * dayMs, noon + skew)).toBe(noonDay - 2);
    }
  });

  test('times are kept within the last 14 days', async () => {
    expect(await dayOf(noon - 400 * dayMs, noon)).toBe(noonDay - 14);
    expect(await dayOf(noon + 3 * dayMs, noon)).toBe(noonDay);
    expect(await dayOf(0, noon)).toBe(noonDay);
  });

  test.each([
    ['the last millisecond of a day', '2028-02-28T23:59:59.999Z', '2028-02-28'],
    ['the first of a leap day', '2028-02-29T00:00:00.000Z', '2028-02-29'],
    ['the end of a leap day', '2028-02-29T23:59:59.999Z', '2028-02-29'],
    ['the change to summer time in Berlin', '2028-03-26T00:59:59.999Z', '2028-03-26'],
    ['the end of a year', '2028-12-31T23:59:59.999Z', '2028-12-31'],
  ])('%s belongs to its day in UTC', async (_, time, day) => {
    const now = Date.parse(time);
    await start({ limits: noLimits, clock: () => now });
    expect(((await dayOf(now, now)) as number) * dayMs).toBe(Date.parse(day));
  });

  test('the server clock may step back without a vote losing its order', async () => {
    let now = noon;
    await start({ limits: noLimits, clock: () => now });
    const vk = randomUUID();
    await here.fb.send([rate({ vk, s: 1, x: 1 })]);
    now -= 3_600_000;
    await here.fb.send([rate({ vk, s: 2, x: -1 })]);
    expect(await votes()).toEqual([[-1, 1]]);
  });

  test('votes on an unknown article or revision are kept and not counted', async () => {
    await here.fb.send([rate({ a: 'no-such-article' }), rate({ r: '000000000000' }), rate()]);
    expect(await votes()).toEqual([[1, 1]]);
    expect(here.fb.tallies.totals).toEqual({ 'unknown-article': 1, 'unknown-revision': 1 });
  });
});
