/** What every store does, run on SQLite and on a real PostgreSQL server. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultRetention, maintain } from '#collector/maintenance.ts';
import { openStore } from '#collector/open-store.ts';
import { openPostgresStore } from '#collector/postgres/postgres-store.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { eventFlags, eventKinds, RowError, type Store } from '#collector/store.ts';
import { countSearchDay } from '#collector/search-days.ts';
import { createWriter } from '#collector/writer.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { dayMs, noon, noonDay, rev, storedComment, storedSearch, voteEvent } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();

const at = (days: number) => ({ day: noonDay - days, receivedAt: noon - days * dayMs });

describe.each(storeKinds)('a %s store', (kind) => {
  let url: string | undefined;
  let store: Store;

  beforeEach(async ({ skip }) => {
    url = await databases.create(kind);
    if (url === undefined) skip('no PostgreSQL server');
    else store = await openStore(url);
  });
  afterEach(async () => {
    if (url !== undefined) await store.close();
  });

  const votes = () => store.readVotes(0, 1_000_000);
  const reopen = async () => {
    await store.close();
    store = await openStore(url ?? '');
  };

  test('spends no more than a day may cost, however many want to at once, and not part of it', async () => {
    const spend = (n: number) =>
      store.spend([
        { day: noonDay, name: 'answers:tokens', n, most: 100 },
        { day: noonDay, name: 'answers:cost', n: 2 * n, most: 1000 },
      ]);
    const spent = await Promise.all(Array.from({ length: 8 }, () => spend(14)));
    expect(spent.filter(Boolean)).toHaveLength(7);
    const counts = async () =>
      Object.fromEntries((await store.readTallies(noonDay)).map(({ name, n }) => [name, n]));
    expect(await counts()).toEqual({ 'answers:cost': 196, 'answers:tokens': 98 });
    // What was not used is given back, and a restart forgets nothing.
    await store.addTallies([{ day: noonDay, name: 'answers:tokens', n: -5 }]);
    await reopen();
    expect([await spend(8), await spend(7), await spend(1)]).toEqual([false, true, false]);
    expect(await store.spend([{ day: noonDay + 1, name: 'answers:tokens', n: 101, most: 100 }])).toBe(false);
    expect(await counts()).toEqual({ 'answers:cost': 210, 'answers:tokens': 100 });
  });

  test('keeps an event once, however often it is delivered', async () => {
    const [a, b] = [voteEvent(), voteEvent({ value: -1, reasons: 2 })];
    expect(await store.append([a, b])).toEqual(['stored', 'stored']);
    expect(await store.append([b, a, voteEvent()])).toEqual(['duplicate', 'duplicate', 'stored']);
    expect((await votes()).map(({ value, n }) => [value, n])).toEqual([
      [-1, 1],
      [1, 2],
    ]);
  });

  test('counts the first of two events with one id in one batch', async () => {
    const event = voteEvent();
    const other = { ...event, vote: { value: -1, reasons: 0, seq: 9 } };
    expect(await store.append([event, other])).toEqual(['stored', 'duplicate']);
    expect((await votes()).map(({ value }) => value)).toEqual([1]);
  });

  test('follows the greatest sequence number in any order of arrival, with repeats', async () => {
    const steps = [
      { seq: 1, value: 1, reasons: 0 },
      { seq: 2, value: -1, reasons: 0 },
      { seq: 3, value: 0, reasons: 0 },
      { seq: 4, value: -1, reasons: 6 },
    ];
    const order = fc.array(fc.nat(3), { minLength: 4, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 9 }), async (extra, cut) => {
        const voteKey = randomUUID();
        const article = `a-${voteKey}`;
        const events = steps.map((step) => voteEvent({ ...step, voteKey, article }));
        const arriving = [...extra, ...events.keys()].flatMap((index) => events[index] ?? []);
        await store.append(arriving.slice(0, cut));
        await store.append(arriving.slice(cut));
        const mine = (await votes()).filter((row) => row.article === article);
        expect(mine.map(({ value, reasons, n }) => ({ value, reasons, n }))).toEqual([
          { value: -1, reasons: 6, n: 1 },
        ]);
      }),
      { numRuns: 25 },
    );
  });

  test('does not count votes that were taken back or set aside', async () => {
    await store.append([
      voteEvent({ value: 0 }),
      voteEvent({ flags: eventFlags.unknownArticle }),
      voteEvent(),
    ]);
    expect((await votes()).map(({ n }) => n)).toEqual([1]);
    expect(await store.readSetAside()).toEqual([{ flags: eventFlags.unknownArticle, n: 1 }]);
  });

  test('keeps nothing of a batch with a row that the database refuses', async () => {
    const batch = [voteEvent(), voteEvent({ value: 7 }), voteEvent()];
    await expect(store.append(batch)).rejects.toBeInstanceOf(RowError);
    expect(await votes()).toEqual([]);
    expect(await store.append([voteEvent()])).toEqual(['stored']);
  });

  test('a refused row costs its 499 neighbours nothing', async () => {
    const writer = createWriter(store);
    const batch = Array.from({ length: 500 }, (_, index) => voteEvent(index === 123 ? { value: 7 } : {}));
    const results = await writer.write(batch);
    expect(results.filter((result) => result === 'stored')).toHaveLength(499);
    expect(results[123]).toBe('rejected');
    await writer.close();
  });

  test('keeps text as it is, hostile or not', async () => {
    const bodies = [
      `'; DROP TABLE vote; --`,
      `" OR ""="`,
      '$1 ?1 :a @b %s \\',
      '<script>alert(1)</script>',
      'satır\nbaşı\t😀 مرحبا こんにちは',
      '{"__proto__":1}',
      'a'.repeat(1000),
    ];
    await store.append(bodies.map((body) => storedComment(body)));
    expect((await store.readComments(0)).map(({ body }) => body).toSorted()).toEqual(bodies.toSorted());
  });

  test('a comment follows its sequence number, knows its vote, and can be deleted', async () => {
    const voteKey = randomUUID();
    await store.append([
      voteEvent({ voteKey, value: -1, reasons: 4 }),
      storedComment('first', { voteKey }, 2),
    ]);
    await store.append([storedComment('third', { voteKey }, 4), storedComment('second', { voteKey }, 3)]);
    const [comment, ...others] = await store.readComments(0);
    expect(others).toEqual([]);
    expect(comment).toMatchObject({ body: 'third', value: -1, reasons: 4, rev });
    await store.append([storedComment('', { voteKey }, 5)]);
    expect(await store.readComments(0)).toEqual([]);
  });

  test('gives searches back by the day they came', async () => {
    const episode = randomUUID();
    await store.append([
      storedSearch({ q: 'iade', i: 1, n: 0 }, { locale: 'tr', episode, flags: eventFlags.firstInNetwork }),
      {
        ...storedSearch({ q: 'iade', pos: 2 }, { episode, article: 'return-item' }),
        kind: eventKinds.result_click,
      },
      {
        ...storedSearch({ q: 'iade', x: -1 }, { episode, article: 'return-item' }),
        kind: eventKinds.result_click,
      },
      { ...storedSearch({ via: 'zero' }, { episode: null }), kind: eventKinds.contact },
      storedSearch({ q: 'later', i: 1, n: 3 }, { receivedAt: noon + dayMs }),
    ]);
    const rows = await store.readSearches(noonDay * dayMs, (noonDay + 1) * dayMs);
    const found = rows.map(({ kind: k, article, isFirst, helped }) => `${k} ${article} ${isFirst} ${helped}`);
    expect(found.toSorted()).toEqual([
      'contact  false undefined',
      'rating return-item false false',
      'result_click return-item false undefined',
      'search  true undefined',
    ]);
    expect(rows.every((row) => row.episode === (row.kind === 'contact' ? '' : episode))).toBe(true);
    expect(await store.readDays()).toEqual({ first: noonDay, last: noonDay + 1 });
  });

  test('counts days anew with the same result, equal to the events', async () => {
    const clicks = Array.from({ length: 7 }, () => ({
      ...storedSearch({ q: 'x', pos: 1 }, { article: 'return-item' }),
      kind: eventKinds.result_click,
    }));
    const contact = (data: object) => ({
      ...storedSearch(data, { article: 'return-item', episode: null }),
      kind: eventKinds.contact,
    });
    await store.append([
      ...clicks,
      {
        ...clicks[0],
        ...storedSearch({ q: 'x', x: 1 }),
        kind: eventKinds.result_click,
        article: 'return-item',
      },
      storedSearch({ q: 'x', i: 1, n: 1 }),
      storedSearch({ q: 'x', i: 1, n: 1 }, { flags: eventFlags.firstInNetwork }),
      // What agents send is counted apart, whatever a reader writes.
      contact({ via: 'agents' }),
      contact({ q: '"via":"agents"', via: 'zero' }),
    ]);
    const day = await countSearchDay(store, noonDay, siteDays());
    await store.keepSearchDay(day);
    const first = await store.readArticles(0, noonDay, []);
    await store.keepSearchDay(day);
    expect(await store.readArticles(0, noonDay, [])).toEqual(first);
    expect(await store.readArticles(0, noonDay - 1, [])).toEqual([]);
    expect(await store.readArticles(0, noonDay, [noonDay - 1, noonDay])).toEqual([]);
    expect(first.map(({ metric, article, n }) => [metric, article, n])).toEqual([
      ['click', 'return-item', 7],
      ['contact', 'return-item', 1],
      ['rated', 'return-item', 1],
      ['sent', 'return-item', 1],
    ]);
  });

  test('a vote that was set aside stays so when it is changed', async () => {
    const flags = eventFlags.tooManyFromOneNetwork;
    const held = voteEvent({ flags });
    await store.append([voteEvent(), held]);
    await store.append([voteEvent({ voteKey: held.voteKey, seq: 2, value: -1 })]);
    expect((await votes()).map(({ value, n }) => [value, n])).toEqual([[1, 1]]);
    expect(await store.readSetAside()).toEqual([{ flags, n: 1 }]);
  });

  test('deletes what is older than it may be, and nothing else', async () => {
    await store.append([
      voteEvent({ ...at(800) }),
      voteEvent({ ...at(700) }),
      voteEvent({ ...at(3) }),
      voteEvent({ ...at(1) }),
      storedComment('old', at(181)),
      storedComment('young', at(179)),
    ]);
    const result = await store.prune(noon, defaultRetention);
    expect(result).toEqual({ events: 4, comments: 1, votes: 1 });
    expect(await store.prune(noon, defaultRetention)).toEqual({
      events: 0,
      comments: 0,
      votes: 0,
    });
    expect((await store.readComments(0)).map(({ body }) => body)).toEqual(['young']);
    expect((await votes()).reduce((sum, { n }) => sum + n, 0)).toBe(3);
  });

  test('deletes more rows than one transaction may hold', async () => {
    const old = Array.from({ length: 4500 }, () => voteEvent({ receivedAt: noon - 91 * dayMs }));
    await store.append(old);
    expect((await store.prune(noon, defaultRetention)).events).toBe(4500);
  });

  test('forgets a vote key, and comments that contain a text', async () => {
    const voteKey = randomUUID();
    await store.append([
      voteEvent({ voteKey }),
      storedComment('call Ada Lovelace', { voteKey }),
      storedComment('keep'),
      storedComment('Ada again'),
    ]);
    expect(await store.forget({ text: 'Ada' })).toBe(2);
    expect((await store.readComments(0)).map(({ body }) => body)).toEqual(['keep']);
    expect(await store.forget({ voteKey })).toBe(3);
    expect(await votes()).toEqual([]);
  });

  test('remembers the newest 20 revisions of an article', async () => {
    const revisions = Array.from({ length: 25 }, (_, index) => ({
      article: 'return-item',
      locale: 'en',
      rev: index.toString(16).padStart(12, '0'),
      epoch: 1,
      day: noonDay + index,
    }));
    for (const revision of revisions) await store.recordRevisions([revision, revision]);
    const known = await store.readRevisions();
    expect(known.map(({ day }) => day)).toEqual(revisions.slice(5).map(({ day }) => day));
    expect(await store.recordRevisions([])).toEqual(known);
  });

  test('adds up tallies of a day', async () => {
    await store.addTallies([{ day: noonDay, name: 'bot', n: 2 }]);
    await store.addTallies([
      { day: noonDay, name: 'bot', n: 3 },
      { day: noonDay, name: 'origin', n: 1 },
    ]);
    expect(await store.readTallies(0)).toEqual([
      { day: noonDay, name: 'bot', n: 5 },
      { day: noonDay, name: 'origin', n: 1 },
    ]);
  });

  test('is opened again with everything in it', async () => {
    await store.append([voteEvent()]);
    await reopen();
    expect(await votes()).toHaveLength(1);
    expect((await store.health()).schema).toBe(3);
  });

  test('two processes that open a new store at once both get it', async () => {
    const fresh = (await databases.create(kind)) ?? '';
    const both = await Promise.all([openStore(fresh), openStore(fresh)]);
    await both[0].append([voteEvent()]);
    expect(await both[1].readVotes(0, 1e6)).toHaveLength(1);
    await Promise.all(both.map((one) => one.close()));
  });

  test('refuses a database that a newer collector made', async () => {
    const migrations: never[] = [];
    const opening =
      kind === 'sqlite'
        ? openSqliteStore({ file: (url ?? '').slice('sqlite:'.length), migrations })
        : openPostgresStore({ url: url ?? '', migrations });
    await expect(opening).rejects.toThrow(/newer than this collector knows/);
  });

  test('maintenance can run twice, and beside itself', async () => {
    await store.append([voteEvent(), storedSearch({ q: 'a', i: 1, n: 0 })]);
    const other = await openStore(url ?? '');
    await Promise.all([maintain(store, noon + dayMs), maintain(other, noon + dayMs)]);
    await other.close();
    const funnel = await store.readFunnel(0, noonDay + 1);
    expect(funnel).toHaveLength(1);
    await maintain(store, noon + dayMs);
    expect(await store.readFunnel(0, noonDay + 1)).toEqual(funnel);
  });
});
