/** Migrations that fail, that are killed, and that a newer collector has made. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { defaultRetention } from '#collector/maintenance.ts';
import { toMigration, readMigrations } from '#collector/migrations.ts';
import { openStore, sqliteFile } from '#collector/open-store.ts';
import { openPostgresStore } from '#collector/postgres/postgres-store.ts';
import { keepSearchDays } from '#collector/search-days.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { eventKinds, type ArticleCount, type Store, type StoredEvent } from '#collector/store.ts';
import { openWrittenSearches } from '#collector/written-searches.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { expectSound } from './ledger.ts';
import { openMigrated } from './migrate.ts';
import { randomEvents } from './random-events.ts';
import { dayMs, noon, noonDay, storedIds, voteEvent } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();
/** The number of the migration after those there are. */
const next = readMigrations('sqlite').length + 1;

test('a migration that fails halfway leaves the old schema and all data', async () => {
  const file = databases.newFile();
  const store = await openSqliteStore({ file });
  await store.append([voteEvent()]);
  await store.close();
  const broken = toMigration(
    next,
    'CREATE TABLE extra (a INTEGER) STRICT; INSERT INTO no_such_table VALUES (1);',
  );
  const opening = openSqliteStore({ file, migrations: [...readMigrations('sqlite'), broken] });
  await expect(opening).rejects.toThrow(/no_such_table/);
  const again = await openSqliteStore({ file });
  expect((await again.health()).schema).toBe(next - 1);
  expect(await storedIds(again)).toHaveLength(1);
  await again.close();
  expect(existsSync(`${file}.before-${next}`)).toBe(true);
});

test('a migration that works is refused by the collector before it', async () => {
  const file = databases.newFile();
  const second = toMigration(next, 'CREATE TABLE extra (a INTEGER) STRICT;');
  const migrated = await openSqliteStore({ file, migrations: [...readMigrations('sqlite'), second] });
  await migrated.close();
  await expect(openSqliteStore({ file })).rejects.toThrow(/newer than this collector knows/);
});

/** Changes a table before and after something that takes long: until then neither may be seen. */
const longMigration = (slowly: string) => `ALTER TABLE vote ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;
  CREATE TABLE filler (body TEXT);
  ${slowly};
  UPDATE vote SET weight = 2;
  DROP TABLE tally;`;

const migrationKills = {
  sqlite: {
    sql: longMigration(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      INSERT INTO filler SELECT hex(randomblob(600)) FROM n`),
    // The file's cache is full, so pages of the open transaction are in the log.
    isInside: (url: string) => {
      const log = `${sqliteFile(url)}-wal`;
      return existsSync(log) && statSync(log).size > 8_000_000;
    },
  },
  postgres: {
    sql: longMigration(
      `INSERT INTO filler SELECT repeat('x', 1000) FROM generate_series(1, 20000); SELECT pg_sleep(2)`,
    ),
    isInside: async (url: string) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rowCount } = await client.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      );
      await client.end();
      return rowCount === 1;
    },
  },
};

test.for(storeKinds)(
  '%s: a collector killed inside a migration leaves the old schema, and the next start finishes it',
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const { sql, isInside } = migrationKills[kind];
    const old = await openStore(databaseUrl);
    await old.append(Array.from({ length: 1000 }, () => voteEvent()));
    await old.addTallies([{ day: 1, name: 'bot', n: 2 }]);
    const ids = await storedIds(old);
    const before = await old.readVotes(0, 1e6);
    await old.close();
    for (let round = 0; round < 2; round += 1) {
      const child = spawn(process.execPath, ['tests/collector/migrate.ts', databaseUrl, sql], {
        env: { ...process.env, NODE_OPTIONS: '' },
        stdio: 'ignore',
      });
      const exited = once(child, 'exit');
      await expect.poll(() => isInside(databaseUrl), { timeout: 20_000, interval: 10 }).toBe(true);
      child.kill('SIGKILL');
      await exited;
      // The collector of yesterday still understands all of it.
      const again = await openStore(databaseUrl);
      expect((await again.health()).schema).toBe(next - 1);
      expect(await again.readTallies(0)).toEqual([{ day: 1, name: 'bot', n: 2 }]);
      expect(await storedIds(again)).toEqual(ids);
      await again.close();
    }
    const migrated = await openMigrated(databaseUrl, sql);
    expect((await migrated.health()).schema).toBe(next);
    expect(await storedIds(migrated)).toEqual(ids);
    expect(await migrated.readVotes(0, 1e6)).toEqual(before);
    await expect(migrated.readTallies(0)).rejects.toThrow(/tally/);
    expect(await migrated.append([voteEvent()])).toEqual(['stored']);
    await migrated.close();
    expectSound(databaseUrl);
  },
);

/** What was done with articles on a day, as events say. */
function articleCounts(events: readonly StoredEvent[]) {
  const metricOf = ({ kind, data }: StoredEvent): ArticleCount['metric'] | undefined => {
    if (kind === eventKinds.result_click) return data.includes('"x":') ? 'rated' : 'click';
    if (kind !== eventKinds.contact) return undefined;
    return data.includes('"via":"agents"') ? 'sent' : 'contact';
  };
  const keys = events.flatMap((event) => {
    const metric = metricOf(event);
    return metric ? [`${event.day} ${event.article ?? ''} ${event.locale} ${metric}`] : [];
  });
  return [...Map.groupBy(keys, (key) => key)].map(([key, { length: n }]) => {
    const [day = '', article = '', locale = '', metric = ''] = key.split(' ');
    return { day: Number(day), article, locale, metric, n };
  });
}

const sumsOf = (counts: readonly (Omit<ArticleCount, 'metric'> & { readonly metric: string })[]) => {
  const sums = new Map<string, number>();
  for (const { article, locale, metric, n } of counts) {
    const key = `${metric} ${locale}/${article}`;
    sums.set(key, (sums.get(key) ?? 0) + n);
  }
  return Object.fromEntries(sums);
};

test.for(storeKinds)(
  '%s: a database of the schema before keeps all votes, events and counts, each counted once',
  async (kind, { skip }) => {
    const url = await databases.create(kind);
    if (url === undefined) return skip('no PostgreSQL server');
    const migrations = readMigrations(kind).slice(0, 2);
    const old =
      kind === 'sqlite'
        ? await openSqliteStore({ file: sqliteFile(url) ?? '', migrations })
        : await openPostgresStore({ url, migrations });
    const all = randomEvents(600, noon, 130, 3);
    // Events are gone after 90 days, and their counts aren't: some of them in the middle of a day.
    const kept = all.filter(({ receivedAt }) => receivedAt >= noon - 90 * dayMs);
    await old.append(kept);
    const counts = articleCounts(all);
    await old.writePage(
      'rollup',
      counts.map(({ day, article, locale, metric, n }) => [day, article, locale, 0, metric, n]),
    );
    await old.writePage('rollup', [[noonDay - 1, '', 'en', 0, 'search', 9]]);
    await old.writePage('search_digest', [[noonDay - 1, 1, '[[],[]]']]);
    await old.close();

    const articles = async (store: Store, from: number, to: number) =>
      sumsOf(await (await openWrittenSearches(store, noon, siteDays())).readArticles({ from, to }));
    const expectAll = async (store: Store) => {
      for (const [from, to] of [
        [0, noonDay],
        [noonDay - 92, noonDay - 5],
        [noonDay - 84, noonDay - 80],
        [noonDay - 40, noonDay - 30],
      ] as const)
        expect(await articles(store, from, to)).toEqual(
          sumsOf(counts.filter(({ day }) => day >= from && day <= to)),
        );
    };
    const file = sqliteFile(url);
    if (file !== undefined) {
      // A backup is read as it is.
      const copy = await openSqliteStore({ file, readOnly: true });
      await expectAll(copy);
      await copy.close();
    }
    const store = await openStore(url);
    expect((await store.health()).schema).toBe(readMigrations(kind).length);
    expect((await storedIds(store)).toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
    await expectAll(store);
    expect(await keepSearchDays(store, noon, siteDays(), defaultRetention)).toBeGreaterThan(80);
    await expectAll(store);
    await store.close();
  },
);
