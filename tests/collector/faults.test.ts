/** What happens when processes die, disks fill up and databases go away: no acknowledged vote is lost or doubled. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { defaultRetention, maintain } from '#collector/maintenance.ts';
import { toMigration, readMigrations } from '#collector/migrations.ts';
import { openStore, sqliteFile } from '#collector/open-store.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { StoreUnavailable } from '#collector/store.ts';
import { createWriter } from '#collector/writer.ts';
import { sendLoad, votePayloads, type Payload } from '../bench/load.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { createTestCollector, noLimits, rate } from './handler.ts';
import { openMigrated } from './migrate.ts';
import { startPostgres } from './postgres-server.ts';
import { startCollectorProcess } from './process.ts';
import { dayMs, noon, storedIds, voteEvent } from './samples.ts';

// Processes, disks and browsers take their time on a busy machine.
vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });

const databases = useDatabases();
const { folder, newFile } = databases;

/** Sends payloads again until each has been answered with 204. */
async function replay(port: number, payloads: readonly Payload[]): Promise<void> {
  const left = [...payloads];
  while (left.length > 0) {
    await sendLoad({
      port,
      connections: 1,
      durationMs: 10_000,
      next: () => left[0] ?? votePayloads(1)(),
      onAnswer: (status) => {
        if (status === 204) left.shift();
      },
      until: () => left.length === 0,
    });
  }
}

interface Ledger {
  readonly acknowledged: Payload[];
  readonly open: Payload[];
  readonly statuses: Set<number>;
  /** Sends load for a time or until something is so, noting what was acknowledged and what was not. */
  send(port: number, durationMs: number, until?: () => boolean): Promise<void>;
}

function createLedger(): Ledger {
  const ledger: Ledger = {
    acknowledged: [],
    open: [],
    statuses: new Set(),
    send: async (port, durationMs, until = () => false) => {
      const { unanswered } = await sendLoad({
        port,
        connections: 20,
        durationMs,
        until,
        next: votePayloads(2),
        onAnswer: (status, payload) => {
          ledger.statuses.add(status);
          (status === 204 ? ledger.acknowledged : ledger.open).push(payload);
        },
      });
      ledger.open.push(...unanswered);
    },
  };
  return ledger;
}

const idsOf = (payloads: readonly Payload[]) => payloads.flatMap(({ ids }) => ids);

/** Every acknowledged event is there; after sending the others again, exactly all are. */
async function expectExactlyOnce(ledger: Ledger, port: number, databaseUrl: string): Promise<void> {
  const store = await openStore(databaseUrl);
  const before = new Set(await storedIds(store));
  expect(idsOf(ledger.acknowledged).filter((id) => !before.has(id))).toEqual([]);
  await replay(port, [...ledger.open, ...ledger.acknowledged.slice(0, 100)]);
  const sent = new Set(idsOf([...ledger.acknowledged, ...ledger.open]));
  const after = await storedIds(store);
  expect(after.filter((id) => !sent.has(id))).toHaveLength(after.length - sent.size);
  expect(after.filter((id) => sent.has(id))).toHaveLength(sent.size);
  // All of them come from one network, so most are set aside; none is missing.
  const counts = [...(await store.readVotes(0, 1e6)), ...(await store.readSetAside())];
  expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(after.length);
  await store.close();
}

/** SQLite finds nothing wrong with its file. */
function expectSound(databaseUrl: string): void {
  const file = sqliteFile(databaseUrl);
  if (file === undefined) return;
  const db = new DatabaseSync(file, { readOnly: true });
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
}

test.for(storeKinds)(
  '%s: kill -9 under load loses and doubles nothing',
  { timeout: 60_000 },
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const ledger = createLedger();
    for (let round = 0; round < 4; round += 1) {
      const process = await startCollectorProcess({ databaseUrl, folder });
      const load = ledger.send(process.port, 5000);
      await wait(150 + round * 130);
      await process.end('SIGKILL');
      await load;
    }
    expect(ledger.acknowledged.length).toBeGreaterThan(100);
    const process = await startCollectorProcess({ databaseUrl, folder });
    await expectExactlyOnce(ledger, process.port, databaseUrl);
    await process.end('SIGTERM');
    expectSound(databaseUrl);
  },
);

test.for(storeKinds)(
  '%s, SIGTERM under load: what was acknowledged is there, exit 0',
  { timeout: 30_000 },
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const process = await startCollectorProcess({ databaseUrl, folder });
    const ledger = createLedger();
    const load = ledger.send(process.port, 10_000);
    await wait(500);
    const started = performance.now();
    expect(await process.end('SIGTERM')).toBe(0);
    expect(performance.now() - started).toBeLessThan(10_000);
    await load;
    // The log is folded in.
    expect(existsSync(`${sqliteFile(databaseUrl)}-wal`)).toBe(false);
    const store = await openStore(databaseUrl);
    const ids = new Set(await storedIds(store));
    await store.close();
    expect(ledger.acknowledged.length).toBeGreaterThan(100);
    expect(idsOf(ledger.acknowledged).filter((id) => !ids.has(id))).toEqual([]);
    expect([...ledger.statuses].filter((status) => ![204, 503].includes(status))).toEqual([]);
  },
);

test(
  'two collectors on one PostgreSQL agree on events that both get',
  { timeout: 60_000 },
  async ({ skip }) => {
    const databaseUrl = await databases.create('postgres');
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const both = await Promise.all([1, 2].map(() => startCollectorProcess({ databaseUrl, folder })));
    const payloads = Array.from({ length: 600 }, votePayloads(5));
    const statuses = new Set<number>();
    await Promise.all(
      both.map(async ({ port }, index) => {
        const order = index === 0 ? [...payloads] : payloads.toReversed();
        while (order.length > 0) {
          await sendLoad({
            port,
            connections: 12,
            durationMs: 60_000,
            next: () => order.pop() ?? payloads[0] ?? votePayloads(1)(),
            onAnswer: (status) => statuses.add(status),
            until: () => order.length === 0,
          });
        }
      }),
    );
    expect([...statuses]).toEqual([204]);
    await Promise.all(both.map((process) => process.end('SIGTERM')));
    const store = await openStore(databaseUrl);
    expect((await storedIds(store)).toSorted()).toEqual(idsOf(payloads).toSorted());
    const counts = [...(await store.readVotes(0, 1e6)), ...(await store.readSetAside())];
    expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(3000);
    await store.close();
  },
);

test(
  'PostgreSQL ends every connection, again and again: nothing acknowledged is lost',
  { timeout: 60_000 },
  async ({ skip }) => {
    const databaseUrl = await databases.create('postgres');
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const process = await startCollectorProcess({ databaseUrl, folder });
    const ledger = createLedger();
    const load = ledger.send(process.port, 3000);
    const admin = new Client({ connectionString: databaseUrl });
    await admin.connect();
    let ended = 0;
    for (let round = 0; round < 10; round += 1) {
      await wait(200);
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'feedback-collector'`,
      );
      ended += rowCount ?? 0;
    }
    await admin.end();
    await load;
    expect(ended).toBeGreaterThan(10);
    expect([...ledger.statuses].filter((status) => ![204, 503].includes(status))).toEqual([]);
    await expectExactlyOnce(ledger, process.port, databaseUrl);
    expect(await process.end('SIGTERM')).toBe(0);
  },
);

test(
  'PostgreSQL killed under load and started again: nothing acknowledged is lost',
  { timeout: 90_000 },
  async ({ skip }) => {
    const { server } = databases;
    const databaseUrl = await databases.create('postgres');
    if (!server || databaseUrl === undefined) return skip('no PostgreSQL server');
    const process = await startCollectorProcess({ databaseUrl, folder });
    const ledger = createLedger();
    const load = ledger.send(process.port, 5000);
    await wait(700);
    await server.kill();
    await server.start();
    await load;
    expect([...ledger.statuses].filter((status) => ![204, 503].includes(status))).toEqual([]);
    await expectExactlyOnce(ledger, process.port, databaseUrl);
    expect(await process.end('SIGTERM')).toBe(0);
  },
);

test(
  'PostgreSQL dies for good under load and its standby takes over: nothing acknowledged is lost',
  { timeout: 120_000 },
  async ({ skip, onTestFinished }) => {
    const started = await startPostgres();
    if ('missing' in started) return skip('no PostgreSQL server');
    const primary = started.server;
    onTestFinished(primary.remove);
    const standby = await primary.startStandby();
    onTestFinished(standby.remove);
    const databaseUrl = await primary.createDatabase('failover');
    const process = await startCollectorProcess({ databaseUrl, folder });
    const ledger = createLedger();
    let isOver = false;
    const load = ledger.send(process.port, 60_000, () => isOver);
    const acknowledged = (n: number) =>
      expect.poll(() => ledger.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(n);
    await acknowledged(100);
    await primary.kill();
    const before = ledger.acknowledged.length;
    await standby.takeOver();
    await acknowledged(before + 100);
    isOver = true;
    await load;
    expect([...ledger.statuses].filter((status) => ![204, 503].includes(status))).toEqual([]);
    await expectExactlyOnce(ledger, process.port, databaseUrl);
    expect(await process.end('SIGTERM')).toBe(0);
  },
);

test('a lock that stays is answered with 503 when patience ends, and the next vote is kept', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  const writer = createWriter(store, { patienceMs: 300 });
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(writer.write([voteEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
  other.exec('COMMIT');
  other.close();
  expect(await writer.write([voteEvent()])).toEqual(['stored']);
  await store.close();
});

test('more waiting than fits is refused at once', async () => {
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  const writer = createWriter(
    {
      append: async (batch) => {
        await gate;
        return batch.map(() => 'stored');
      },
    },
    { capacity: 3 },
  );
  const first = writer.write([voteEvent(), voteEvent()]);
  await expect(writer.write([voteEvent(), voteEvent()])).rejects.toThrow('Too many events are waiting');
  expect(writer.queued).toBe(2);
  release();
  expect(await first).toEqual(['stored', 'stored']);
  await writer.close();
  await expect(writer.write([voteEvent()])).rejects.toThrow();
});

test('a full disk is answered with 503; what was kept stays, and votes are kept again once there is room', async () => {
  const store = await openSqliteStore({ file: newFile(), maxPages: 80 });
  const fb = await createTestCollector(store, { limits: noLimits, clock: () => noon - 100 * dayMs });
  const votes = () => Array.from({ length: 20 }, () => rate({ t: 0 }));
  let kept = 0;
  let batch = votes();
  let response = await fb.send(batch);
  while (response.status === 204) {
    kept += batch.length;
    batch = votes();
    response = await fb.send(batch);
  }
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '15']);
  expect(kept).toBeGreaterThan(100);
  expect(await storedIds(store)).toHaveLength(kept);
  // The same again, as a browser would: other votes may still find room in half-full pages.
  expect((await fb.send(batch)).status).toBe(503);
  await store.prune(noon, defaultRetention);
  expect((await fb.send([rate()])).status).toBe(204);
  expect(fb.failures).toEqual([]);
  await store.close();
});

test('a migration that fails halfway leaves the old schema and all data', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  await store.append([voteEvent()]);
  await store.close();
  const broken = toMigration(
    2,
    'CREATE TABLE extra (a INTEGER) STRICT; INSERT INTO no_such_table VALUES (1);',
  );
  const opening = openSqliteStore({ file, migrations: [...readMigrations('sqlite'), broken] });
  await expect(opening).rejects.toThrow(/no_such_table/);
  const again = await openSqliteStore({ file });
  expect((await again.health()).schema).toBe(1);
  expect(await storedIds(again)).toHaveLength(1);
  await again.close();
  expect(existsSync(`${file}.before-2`)).toBe(true);
});

test('a migration that works is refused by the collector before it', async () => {
  const file = newFile();
  const second = toMigration(2, 'CREATE TABLE extra (a INTEGER) STRICT;');
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
    isInside: async (url: string) => {
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
  { timeout: 90_000 },
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
      expect((await again.health()).schema).toBe(1);
      expect(await again.readTallies(0)).toEqual([{ day: 1, name: 'bot', n: 2 }]);
      expect(await storedIds(again)).toEqual(ids);
      await again.close();
    }
    const migrated = await openMigrated(databaseUrl, sql);
    expect((await migrated.health()).schema).toBe(2);
    expect(await storedIds(migrated)).toEqual(ids);
    expect(await migrated.readVotes(0, 1e6)).toEqual(before);
    await expect(migrated.readTallies(0)).rejects.toThrow(/tally/);
    expect(await migrated.append([voteEvent()])).toEqual(['stored']);
    await migrated.close();
    expectSound(databaseUrl);
  },
);

test.for(storeKinds)(
  '%s: maintenance and backup killed at any moment leave a sound database',
  { timeout: 60_000 },
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const store = await openStore(databaseUrl);
    await store.append(Array.from({ length: 20_000 }, () => voteEvent({ receivedAt: noon - 400 * dayMs })));
    for (const [index, command] of ['maintain', 'backup', 'maintain', 'backup', 'maintain'].entries()) {
      const parameters = command === 'backup' ? [command, join(folder, `killed-${kind}`)] : [command];
      const child = spawn(process.execPath, ['scripts/feedback.ts', ...parameters], {
        env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl },
        stdio: 'ignore',
      });
      const exited = once(child, 'exit');
      await wait(250 + index * 60);
      child.kill('SIGKILL');
      await exited;
      expect((await store.readVotes(0, 1e6)).reduce((sum, { n }) => sum + n, 0)).toBe(20_000);
    }
    await maintain(store, noon);
    expect(await storedIds(store)).toEqual([]);
    await store.close();
    expectSound(databaseUrl);
  },
);

test(
  'slow and idle clients are cut off, and honest ones answered meanwhile',
  { timeout: 40_000 },
  async () => {
    const process = await startCollectorProcess({ databaseUrl: `sqlite:${newFile()}`, folder });
    const cutAfter = (first: string) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        const socket = connect(process.port, '127.0.0.1', () => socket.write(first));
        const drip = setInterval(() => socket.write('x'), 500);
        socket.on('error', () => socket.destroy());
        socket.resume().on('close', () => {
          clearInterval(drip);
          resolve(performance.now() - started);
        });
      });
    const head = 'POST /_feedback/v1/e HTTP/1.1\r\nHost: x\r\n';
    const idle = Array.from({ length: 1900 }, () =>
      connect(process.port, '127.0.0.1').on('error', () => undefined),
    );
    const slow = [
      cutAfter(`${head}X-Slow: `),
      cutAfter(
        `${head}Origin: http://load.test\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\n{`,
      ),
    ];
    const honest = await sendLoad({
      port: process.port,
      connections: 8,
      durationMs: 3000,
      next: votePayloads(1),
    });
    expect(Object.keys(honest.statuses)).toEqual(['204']);
    expect(honest.p99Ms).toBeLessThan(200);
    const [headers, body] = await Promise.all(slow);
    expect(headers).toBeLessThan(7000);
    expect(body).toBeLessThan(12_000);
    for (const socket of idle) socket.destroy();
    expect(await process.end('SIGTERM')).toBe(0);
  },
);
