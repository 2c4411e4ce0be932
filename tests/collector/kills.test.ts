/** Collectors and databases that die, under load and in the middle of work: no acknowledged vote is lost or doubled. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { maintain } from '#collector/maintenance.ts';
import { openStore, sqliteFile } from '#collector/open-store.ts';
import { sendLoad, votePayloads } from '../bench/load.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { createLedger, expectExactlyOnce, expectNoOtherAnswer, expectSound, idsOf } from './ledger.ts';
import { startPostgres } from './postgres-server.ts';
import { killOnce, startCollectorProcess } from './process.ts';
import { dayMs, noon, storedIds, voteEvent } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();
const { folder } = databases;

test.for(storeKinds)('%s: kill -9 under load loses and doubles nothing', async (kind, { skip }) => {
  const databaseUrl = await databases.create(kind);
  if (databaseUrl === undefined) return skip('no PostgreSQL server');
  const ledger = createLedger();
  for (const acknowledged of [25, 50, 100, 200]) {
    const process = await startCollectorProcess({ databaseUrl, folder });
    const load = ledger.load(process.port);
    await load.acknowledged(acknowledged);
    await process.end('SIGKILL');
    await load.stop();
  }
  const process = await startCollectorProcess({ databaseUrl, folder });
  await expectExactlyOnce(ledger, process.port, databaseUrl);
  await process.end('SIGTERM');
  expectSound(databaseUrl);
});

test.for(storeKinds)(
  '%s, SIGTERM under load: what was acknowledged is there, exit 0',
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const process = await startCollectorProcess({ databaseUrl, folder });
    const ledger = createLedger();
    const load = ledger.load(process.port);
    await load.acknowledged(100);
    expect(await process.end('SIGTERM')).toBe(0);
    await load.stop();
    // The log is folded in.
    expect(existsSync(`${sqliteFile(databaseUrl)}-wal`)).toBe(false);
    const store = await openStore(databaseUrl);
    const ids = new Set(await storedIds(store));
    await store.close();
    expect(idsOf(ledger.acknowledged).filter((id) => !ids.has(id))).toEqual([]);
    expectNoOtherAnswer(ledger);
  },
);

test('two collectors on one PostgreSQL agree on events that both get', async ({ skip }) => {
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
});

test('PostgreSQL ends every connection, again and again: nothing acknowledged is lost', async ({ skip }) => {
  const databaseUrl = await databases.create('postgres');
  if (databaseUrl === undefined) return skip('no PostgreSQL server');
  const process = await startCollectorProcess({ databaseUrl, folder });
  const ledger = createLedger();
  const load = ledger.load(process.port);
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
  for (let round = 0; round < 10; round += 1) {
    await load.acknowledged(20);
    // What was acknowledged may have been on its way already: then the collector isn't connected again yet.
    const endAll = async () =>
      (
        await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'feedback-collector'`,
        )
      ).rowCount;
    await expect.poll(endAll, { timeout: 20_000, interval: 10 }).toBeGreaterThan(0);
  }
  await admin.end();
  await load.acknowledged(20);
  await load.stop();
  expectNoOtherAnswer(ledger);
  await expectExactlyOnce(ledger, process.port, databaseUrl);
  expect(await process.end('SIGTERM')).toBe(0);
});

test('PostgreSQL killed under load and started again: nothing acknowledged is lost', async ({ skip }) => {
  const { server } = databases;
  const databaseUrl = await databases.create('postgres');
  if (!server || databaseUrl === undefined) return skip('no PostgreSQL server');
  const process = await startCollectorProcess({ databaseUrl, folder });
  const ledger = createLedger();
  const load = ledger.load(process.port);
  await load.acknowledged(100);
  await server.kill();
  await server.start();
  await load.acknowledged(100);
  await load.stop();
  expectNoOtherAnswer(ledger);
  await expectExactlyOnce(ledger, process.port, databaseUrl);
  expect(await process.end('SIGTERM')).toBe(0);
});

test('PostgreSQL dies for good under load and its standby takes over: nothing acknowledged is lost', async ({
  skip,
  onTestFinished,
}) => {
  const started = await startPostgres();
  if ('missing' in started) return skip('no PostgreSQL server');
  const primary = started.server;
  onTestFinished(() => primary.remove());
  const standby = await primary.startStandby();
  onTestFinished(() => standby.remove());
  const databaseUrl = await primary.createDatabase('failover');
  const process = await startCollectorProcess({ databaseUrl, folder });
  const ledger = createLedger();
  const load = ledger.load(process.port);
  await load.acknowledged(100);
  await primary.kill();
  await standby.takeOver();
  await load.acknowledged(100);
  await load.stop();
  expectNoOtherAnswer(ledger);
  await expectExactlyOnce(ledger, process.port, databaseUrl);
  expect(await process.end('SIGTERM')).toBe(0);
});

async function countEvents(databaseUrl: string): Promise<number> {
  const [sql, file] = ['SELECT count(*) AS n FROM event', sqliteFile(databaseUrl)];
  if (file === undefined) {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ n: string }>(sql);
    await client.end();
    return Number(rows[0]?.n);
  }
  const db = new DatabaseSync(file, { readOnly: true });
  const row = db.prepare(sql).get();
  db.close();
  return Number(row?.['n']);
}

test.for(storeKinds)(
  '%s: maintenance and backup killed in the middle of their work leave a sound database',
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const store = await openStore(databaseUrl);
    let kept = 0;
    for (let round = 0; round < 3; round += 1) {
      // Three days to delete, one a round: as many events each.
      const receivedAt = noon - (400 - round) * dayMs;
      await store.append(Array.from({ length: 8000 }, () => voteEvent({ receivedAt })));
      kept += 8000;
      const backups = join(folder, `killed-${kind}-${round}`);
      await killOnce(() => existsSync(backups), databaseUrl, ['backup', backups]);
      const before = await countEvents(databaseUrl);
      await killOnce(async () => (await countEvents(databaseUrl)) < before, databaseUrl, ['maintain']);
      expect((await store.readVotes(0, 1e6)).reduce((sum, { n }) => sum + n, 0)).toBe(kept);
    }
    for (let day = 0; day < 3; day += 1) await maintain(store, noon);
    expect(await storedIds(store)).toEqual([]);
    await store.close();
    expectSound(databaseUrl);
  },
);
