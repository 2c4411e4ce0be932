/** Stores that are copied, backed up and compared, on SQLite and on a real PostgreSQL server. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { byCodeUnits } from '#base/code-unit-order.ts';
import { copyStore } from '#collector/copy-store.ts';
import { backUp, maintain, newestBackup } from '#collector/maintenance.ts';
import { openStore } from '#collector/open-store.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { eventKinds, type Store } from '#collector/store.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { dayMs, noon, noonDay, rev, storedComment, storedSearch, voteEvent } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();

const opened = {
  ...storedSearch({ q: 'q', pos: 1 }, { article: 'return-item' }),
  kind: eventKinds.result_click,
};

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

  test('is copied to another store, and again without doubling anything', async () => {
    const voteKey = randomUUID();
    const many = Array.from({ length: 1500 }, () => voteEvent());
    await store.append([...many, voteEvent({ voteKey, value: -1 }), storedComment('hello', { voteKey })]);
    await store.addTallies([{ day: noonDay, name: 'bot', n: 2 }]);
    await store.recordRevisions([{ article: 'return-item', locale: 'en', rev, epoch: 1, day: noonDay }]);
    await store.append([opened]);
    await maintain(store, noon + dayMs);
    const target = await openSqliteStore({ file: databases.newFile() });
    const copied = await copyStore(store, target);
    expect(copied).toMatchObject({
      event: 1503,
      vote: 1501,
      comment: 1,
      tally: 1,
      revision: 1,
      article_day: 1,
    });
    await store.append([voteEvent({ voteKey, value: 1, seq: 5 })]);
    await copyStore(store, target);
    expect(await target.readArticles(0, noonDay, [])).toEqual([
      { article: 'return-item', locale: 'en', metric: 'click', n: 1 },
    ]);
    for (const read of ['readRevisions', 'readSetAside', 'readDays', 'readDigestDays'] as const) {
      expect(await target[read]()).toEqual(await store[read]());
    }
    expect(await target.readVotes(0, 1e6)).toEqual(await votes());
    expect(await target.readComments(0)).toEqual(await store.readComments(0));
    expect(await target.readTallies(0)).toEqual(await store.readTallies(0));
    await target.close();
  });

  test('is backed up while it is written, and the backup gives the same report', async () => {
    const backups = join(databases.folder, `backups-${kind}`);
    await store.append([voteEvent(), storedComment('hello')]);
    const file = await backUp(store, backups, noon);
    expect(await newestBackup(backups)).toBe(noon);
    const copy = await openSqliteStore({ file, readOnly: true });
    expect(await copy.readVotes(0, 1e6)).toEqual(await votes());
    expect(await copy.readComments(0)).toEqual(await store.readComments(0));
    await copy.close();
  });

  test('keeps the newest backups', async () => {
    const backups = join(databases.folder, `rotated-${kind}`);
    // One that was cut off is no backup, and goes.
    const left = join(backups, 'feedback-2026-02-20T120000.db.unfinished');
    mkdirSync(backups);
    writeFileSync(left, 'half');
    utimesSync(left, 0, 0);
    expect(await newestBackup(backups)).toBeUndefined();
    for (const day of [0, 1, 2]) await backUp(store, backups, noon + day * dayMs, 2);
    expect(readdirSync(backups).toSorted()).toEqual([
      'feedback-2026-03-02T120000.db',
      'feedback-2026-03-03T120000.db',
    ]);
  });
});

test('both stores give the same answers to the same events', async ({ skip }) => {
  const url = await databases.create('postgres');
  if (url === undefined) return skip('no PostgreSQL server');
  const stores = [await openSqliteStore({ file: databases.newFile() }), await openStore(url)];
  const voteKey = randomUUID();
  const events = [
    voteEvent({ voteKey, article: 'b' }),
    voteEvent({ voteKey, article: 'b', seq: 3, value: -1, reasons: 5 }),
    voteEvent({ article: 'a', locale: 'tr', epoch: 2 }),
    voteEvent({ article: 'a_b' }),
    voteEvent({ article: 'a-b' }),
    storedComment('Ünïcode', { voteKey, article: 'b' }),
    storedSearch({ q: 'q', i: 1, n: 0 }),
    opened,
  ];
  const reports = await Promise.all(
    stores.map(async (store) => {
      await store.append(events);
      await maintain(store, noon + dayMs);
      const report = {
        votes: await store.readVotes(0, 1e6),
        comments: await store.readComments(0),
        // They come in any order.
        searches: (await store.readSearches(noonDay * dayMs, (noonDay + 1) * dayMs)).toSorted(
          byCodeUnits((row) => row.kind),
        ),
        articles: await store.readArticles(0, noonDay, []),
        settled: await store.readSettledDay(),
        queries: await store.readDigest({ of: 'queries', day: noonDay, days: 1 }),
      };
      await store.close();
      return report;
    }),
  );
  expect(reports[1]).toEqual(reports[0]);
});
