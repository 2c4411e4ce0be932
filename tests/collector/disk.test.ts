/** A disk that is full, that may not be written, and that fails: real ones, where this machine lets a test make them. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test, vi } from 'vitest';
import { openStore } from '#collector/open-store.ts';
import { sendLoad, votePayloads, type Payload } from '../bench/load.ts';
import { startCollectorProcess } from './process.ts';
import { storedIds, temporaryFolder } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000 });

const folder = temporaryFolder();
afterAll(folder.remove);

const inside = (name: string) => {
  const path = join(folder.path, name);
  mkdirSync(path);
  return path;
};

/** Runs a command with a small disk of its own at a folder, which no other process sees. */
const withDisk = (path: string, ...mounts: readonly string[]) => [
  'unshare',
  '--user',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  [`mount -t tmpfs -o size=300m feedback "$0"`, ...mounts, 'exec "$@"'].join(' && '),
  path,
];

const [program = '', ...parameters] = withDisk(inside('probe'));
const canMount = spawnSync(program, [...parameters, 'true']).status === 0;
const noMount = 'this system lets tests mount nothing (unshare)';

interface Votes {
  readonly acknowledged: readonly Payload[];
  readonly statuses: ReadonlySet<number>;
}

const isKept = ({ acknowledged }: Votes) => acknowledged.length >= 100;
const isRefused = ({ statuses }: Votes) => statuses.has(503);

/** Sends votes until enough was seen. */
async function vote(port: number, isEnough: (votes: Votes) => boolean): Promise<Votes> {
  const [acknowledged, statuses] = [[] as Payload[], new Set<number>()];
  await sendLoad({
    port,
    connections: 8,
    durationMs: 120_000,
    next: votePayloads(5),
    onAnswer: (status, payload) => {
      statuses.add(status);
      if (status === 204) acknowledged.push(payload);
    },
    until: () => isEnough({ acknowledged, statuses }),
  });
  return { acknowledged, statuses };
}

async function missing(databaseUrl: string, acknowledged: readonly Payload[]): Promise<string[]> {
  const store = await openStore(databaseUrl, { readOnly: true });
  const kept = new Set(await storedIds(store));
  await store.close();
  return acknowledged.flatMap(({ ids }) => ids).filter((id) => !kept.has(id));
}

// It looks every ten seconds whether there is room.
const eventually = { timeout: 200_000, interval: 200 };
const all204 = new Set([204]);

test('a full disk is answered with 503, loses nothing, and is used again once there is room, without help', async ({
  skip,
}) => {
  if (!canMount) return skip(noMount);
  const disk = inside('full');
  const collector = await startCollectorProcess({
    databaseUrl: `sqlite:${join(disk, 'feedback.db')}`,
    folder: folder.path,
    within: withDisk(disk),
  });
  // The same disk, as seen from here.
  const seen = join('/proc', String(collector.pid), 'root', disk);
  const ballast = join(seen, 'ballast');
  const ready = async () => (await fetch(`http://127.0.0.1:${collector.port}/_feedback/readyz`)).status;

  const before = await vote(collector.port, isKept);
  expect(before.statuses).toEqual(all204);

  writeFileSync(ballast, '');
  const block = Buffer.alloc(1 << 20, 1);
  expect(() => {
    for (;;) appendFileSync(ballast, block);
  }).toThrow('ENOSPC');
  const during = await vote(collector.port, isRefused);
  expect([...during.statuses].filter((status) => ![204, 503].includes(status))).toEqual([]);
  // Below 100 MB it stops taking votes before the database runs into the end of the disk.
  await expect.poll(ready, eventually).toBe(503);

  rmSync(ballast);
  await expect.poll(ready, eventually).toBe(204);
  const after = await vote(collector.port, isKept);
  expect(after.statuses).toEqual(all204);
  const acknowledged = [before, during, after].flatMap((votes) => votes.acknowledged);
  // The disk goes with the process, and nobody writes now: database and log make a copy.
  const copy = join(folder.path, 'copy.db');
  for (const end of ['', '-wal']) cpSync(join(seen, `feedback.db${end}`), `${copy}${end}`);
  expect(await collector.end('SIGTERM')).toBe(0);
  const db = new DatabaseSync(copy);
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
  expect(await missing(`sqlite:${copy}`, acknowledged)).toEqual([]);
});

test('on a disk that may not be written the collector says so and does not start', async ({ skip }) => {
  if (!canMount) return skip(noMount);
  const disk = inside('read-only');
  const starting = startCollectorProcess({
    databaseUrl: `sqlite:${join(disk, 'feedback.db')}`,
    folder: folder.path,
    within: withDisk(disk, 'mount -o remount,ro "$0"'),
  });
  await expect(starting).rejects.toThrow(/unable to open database file|read-?only/);
});

test('a disk that fails is answered with 503, loses nothing, and is used again when it works', async ({
  skip,
}) => {
  const library = join(folder.path, 'disk-errors.so');
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-o', library, 'tests/collector/disk-errors.c']);
  if (compiled.status !== 0 || process.platform !== 'linux') return skip('no C compiler, or not Linux');
  const [file, errors] = [join(inside('failing'), 'feedback.db'), join(folder.path, 'disk-errors')];
  const collector = await startCollectorProcess({
    databaseUrl: `sqlite:${file}`,
    folder: folder.path,
    environment: { LD_PRELOAD: library, DISK_ERRORS: errors },
  });
  const before = await vote(collector.port, isKept);
  expect(before.statuses).toEqual(all204);
  writeFileSync(errors, '');
  const during = await vote(collector.port, isRefused);
  expect([...during.statuses].filter((status) => ![204, 503].includes(status))).toEqual([]);
  rmSync(errors);
  const after = await vote(collector.port, isKept);
  expect(after.statuses).toEqual(all204);
  const acknowledged = [before, during, after].flatMap((votes) => votes.acknowledged);
  expect(await missing(`sqlite:${file}`, acknowledged)).toEqual([]);
  expect(await collector.end('SIGTERM')).toBe(0);
  const db = new DatabaseSync(file, { readOnly: true });
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
});
