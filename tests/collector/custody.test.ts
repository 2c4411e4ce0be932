/** Votes in good keeping: files that go away, clocks that jump. */
import { cpSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { backUp, maintain, newestBackup } from '#collector/maintenance.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { startCollector, type StartedCollector } from '#collector/start.ts';
import { browser, origin, rate } from './handler.ts';
import {
  dayMs,
  manifest,
  noon,
  noonDay,
  storedComment,
  storedIds,
  temporaryFolder,
  voteEvent,
} from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = temporaryFolder();
afterAll(folder.remove);

let made = 0;
/** Path of a database in a folder of its own. */
function newFile(): string {
  made += 1;
  return join(folder.path, String(made), 'data', 'feedback.db');
}

const manifestFile = join(folder.path, 'manifest.json');
writeFileSync(manifestFile, JSON.stringify(manifest));

interface Clocks {
  wall: number;
  monotonic: number;
}

/** A collector on the file with clocks of its own. */
async function start(file: string, clocks: Clocks = { wall: noon, monotonic: 0 }) {
  const log: string[] = [];
  const collector = await startCollector({
    databaseUrl: `sqlite:${file}`,
    manifestFile,
    origins: [origin],
    clock: () => clocks.wall,
    monotonic: () => clocks.monotonic,
    log: (line) => log.push(line),
    minFreeBytes: 0,
    everyMs: 100,
  });
  return { collector, log };
}

/** Sends votes, each from a network of its own; the status, and the ids of those that were acknowledged. */
async function vote(
  collector: StartedCollector,
  events: readonly Record<string, unknown>[] = [rate({ t: 0 })],
) {
  const response = await collector.fetch(
    new Request('https://help.example.com/_feedback/v1/e', {
      method: 'POST',
      headers: { origin, 'content-type': 'text/plain', 'user-agent': browser },
      body: JSON.stringify({ v: 1, now: noon, e: events }),
    }),
  );
  return response.status;
}

const get = async (collector: StartedCollector, path: string) =>
  await collector.fetch(new Request(`https://help.example.com/_feedback/${path}`));

const health = z.object({ clockAheadMs: z.number().optional() });

const eventually = { timeout: 60_000, interval: 20 };

const harms = {
  deleted: (file: string) => rmSync(file),
  moved: (file: string) => renameSync(file, `${file}.away`),
  emptied: (file: string) => truncateSync(file),
  'replaced by another': (file: string) => {
    cpSync(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
  },
  'removed with its folder': (file: string) => rmSync(dirname(file), { recursive: true }),
};

test.each(Object.entries(harms))(
  'a database that is %s under a running collector: not one more vote is acknowledged',
  async (_, harm) => {
    const file = newFile();
    const { collector } = await start(file);
    expect(await vote(collector)).toBe(204);
    harm(file);
    expect([await vote(collector), await vote(collector)]).toEqual([503, 503]);
    await collector.close();
  },
);

test('a deleted database is told by monitors and in the log; a vote that was refused is kept once after a new start', async () => {
  const file = newFile();
  const first = await start(file);
  expect(await vote(first.collector)).toBe(204);
  rmSync(file);
  const event = rate({ t: 0 });
  expect(await vote(first.collector, [event])).toBe(503);
  const ready = async () => (await get(first.collector, 'readyz')).status;
  await expect.poll(ready, eventually).toBe(503);
  expect(await (await get(first.collector, 'healthz')).json()).toMatchObject({
    status: 'unavailable',
    reason: 'database',
  });
  expect(first.log.join('\n')).toMatch(
    /feedback\.db was deleted, moved or replaced .* Stop the collector, put the file back/,
  );
  await first.collector.close();

  const second = await start(file);
  expect([await vote(second.collector, [event]), await vote(second.collector, [event])]).toEqual([204, 204]);
  await second.collector.close();
  const store = await openSqliteStore({ file });
  expect(await storedIds(store)).toEqual([event['id']]);
  await store.close();
});

test('a file that comes back is used again', async () => {
  const file = newFile();
  const { collector } = await start(file);
  expect(await vote(collector)).toBe(204);
  renameSync(file, `${file}.away`);
  expect(await vote(collector)).toBe(503);
  renameSync(`${file}.away`, file);
  expect(await vote(collector)).toBe(204);
  await collector.close();
});

test('a deleted log costs no acknowledged vote, even when the collector is killed afterwards', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  const votes = Array.from({ length: 40 }, () => voteEvent());
  await store.append(votes);
  rmSync(`${file}-wal`);
  await expect(store.append([voteEvent()])).rejects.toThrow(/-wal was deleted or replaced/);
  // What a killed collector leaves: the file alone.
  const left = join(dirname(file), 'left.db');
  cpSync(file, left);
  await store.close();
  const again = await openSqliteStore({ file: left });
  const ids = new Set(await storedIds(again));
  expect(votes.filter(({ id }) => !ids.has(id))).toEqual([]);
  await again.close();
});

const year = 365 * dayMs;

test.each([10 * year, -3 * year])(
  'a clock that jumps by %i ms under a running collector costs nothing: votes keep their day, nothing is deleted, the log tells',
  async (jump) => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    await store.append([
      voteEvent({ receivedAt: noon - 80 * dayMs, day: noonDay - 80 }),
      storedComment('hello'),
    ]);
    const clocks = { wall: noon, monotonic: 0 };
    const { collector, log } = await start(file, clocks);
    clocks.wall += jump;
    expect(await vote(collector)).toBe(204);
    const told = async () => health.parse(await (await get(collector, 'healthz')).json()).clockAheadMs;
    await expect.poll(told, eventually).toBe(jump);
    await expect.poll(() => log.join('\n'), eventually).toContain(`jumped ${jump > 0 ? 'ahead' : 'back'} by`);
    await collector.close();
    expect((await store.readVotes(0, 1e6)).map(({ day, n }) => [day, n])).toEqual([
      [noonDay - 80, 1],
      [noonDay, 1],
    ]);
    expect(await store.readComments(0)).toHaveLength(1);
    await store.close();
  },
);

test('started with a clock that is years behind its votes, it refuses instead of dating votes to be deleted', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  await store.append([voteEvent()]);
  const { collector, log } = await start(file, { wall: noon - 30 * dayMs, monotonic: 0 });
  expect(await vote(collector)).toBe(503);
  expect(await (await get(collector, 'healthz')).json()).toMatchObject({ reason: 'clock' });
  expect(log.join('\n')).toContain('the newest event is of 2026-03-01');
  await collector.close();

  const never = await start(newFile(), { wall: 86_400_000, monotonic: 0 });
  expect(await vote(never.collector)).toBe(503);
  expect(never.log.join('\n')).toContain('says 1970-01-02, which cannot be');
  await never.collector.close();
  await store.close();
});

test('started with a clock that is years ahead, it deletes nothing for a day, and then a day an hour', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  const days = Array.from({ length: 20 }, (_, index) => noonDay - index);
  await store.append(days.map((day) => voteEvent({ day, receivedAt: day * dayMs })));
  const { collector, log } = await start(file, { wall: noon + 5 * year, monotonic: 0 });
  await collector.close();
  expect(log.join('\n')).toContain('the newest event is 1825 days old');
  expect(await storedIds(store)).toHaveLength(20);
  for (const left of [19, 18]) {
    await maintain(store, noon + 5 * year);
    expect(await storedIds(store)).toHaveLength(left);
    expect((await store.readVotes(0, 1e6)).reduce((sum, { n }) => sum + n, 0)).toBe(left);
  }
  await store.close();
});

test('backups dated by a clock that was ahead keep nobody from making one, and never push out right ones', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  const backups = join(dirname(file), 'backups');
  for (const day of [400, 401]) await backUp(store, backups, noon + day * dayMs);
  expect(await newestBackup(backups, noon)).toBeUndefined();
  for (let day = 0; day < 7; day += 1) await backUp(store, backups, noon + day * dayMs);
  expect(await newestBackup(backups, noon + 6 * dayMs)).toBe(noon + 6 * dayMs);
  expect(readdirSync(backups).filter((name) => name.startsWith('feedback-2027'))).toEqual([]);
  expect(readdirSync(backups)).toHaveLength(7);
  await store.close();
});
