/** Migrations that fail, that are killed, and that a newer collector has made. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { toMigration, readMigrations } from '#collector/migrations.ts';
import { openStore, sqliteFile } from '#collector/open-store.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { expectSound } from './ledger.ts';
import { openMigrated } from './migrate.ts';
import { storedIds, voteEvent } from './samples.ts';

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
