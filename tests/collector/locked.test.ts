/** Databases that do not answer for a while: locked by another process, or frozen. Nothing here waits for them. */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#collector/open-store.ts';
import { loadBrowser, votePayloads } from '../bench/load.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { loadOrigin, startCollectorProcess, type CollectorProcess } from './process.ts';
import { storedIds } from './samples.ts';

const databases = useDatabases();

const payloads = votePayloads(1);

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly seconds: number;
}

/** Sends one vote as a browser would, and says how long the answer took. */
async function vote({ port }: CollectorProcess): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/_feedback/v1/e`, {
    method: 'POST',
    headers: { origin: loadOrigin, 'content-type': 'text/plain', 'user-agent': loadBrowser },
    body: payloads().body,
  });
  const seconds = (performance.now() - started) / 1000;
  return { status: response.status, retryAfter: response.headers.get('retry-after'), seconds };
}

/** Holds what a write needs, until called again. */
async function lock(url: string): Promise<() => Promise<void>> {
  if (url.startsWith('sqlite:')) {
    const db = new DatabaseSync(url.slice('sqlite:'.length));
    db.exec('BEGIN IMMEDIATE');
    return async () => {
      db.exec('COMMIT');
      db.close();
    };
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}

describe.each(storeKinds)('a lock on %s', (kind) => {
  let url: string | undefined;
  let collector: CollectorProcess;
  beforeAll(async () => {
    url = await databases.create(kind);
    if (url !== undefined)
      collector = await startCollectorProcess({ databaseUrl: url, folder: databases.folder });
  });
  afterAll(() => collector?.end('SIGTERM'));

  test('of one second delays a vote and freezes nothing', { timeout: 30_000 }, async ({ skip }) => {
    if (url === undefined) return skip('no PostgreSQL server');
    const release = await lock(url);
    const answer = vote(collector);
    await wait(1000);
    expect((await collector.health()).status).toBe('ok');
    await release();
    const { status, seconds } = await answer;
    expect(status).toBe(204);
    expect(seconds).toBeGreaterThan(0.9);
    expect(seconds).toBeLessThan(4);
    expect((await collector.health()).eventLoopDelayMs).toBeLessThan(50);
  });

  test(
    'of ten seconds is answered with 503 after five, and the next vote is kept',
    { timeout: 40_000 },
    async ({ skip }) => {
      if (url === undefined) return skip('no PostgreSQL server');
      const release = await lock(url);
      const started = performance.now();
      const answers = await Promise.all([vote(collector), vote(collector)]);
      for (const { status, retryAfter, seconds } of answers) {
        expect([status, retryAfter]).toEqual([503, '15']);
        expect(seconds).toBeGreaterThan(4.5);
        expect(seconds).toBeLessThan(8);
      }
      await wait(Math.max(0, 10_000 - (performance.now() - started)));
      await release();
      expect((await vote(collector)).status).toBe(204);
      expect((await collector.health()).eventLoopDelayMs).toBeLessThan(50);
    },
  );
});

test(
  'a PostgreSQL that is frozen is answered for with 503, and used again when it thaws',
  { timeout: 60_000 },
  async ({ skip }) => {
    const { server } = databases;
    const url = await databases.create('postgres');
    if (!server || url === undefined) return skip('no PostgreSQL server');
    const collector = await startCollectorProcess({ databaseUrl: url, folder: databases.folder });
    expect((await vote(collector)).status).toBe(204);
    server.freeze();
    const { status, seconds } = await vote(collector);
    expect(status).toBe(503);
    expect(seconds).toBeLessThan(8);
    server.thaw();
    await expect.poll(async () => (await vote(collector)).status, { timeout: 20_000 }).toBe(204);
    expect((await collector.health()).eventLoopDelayMs).toBeLessThan(50);
    expect(await collector.end('SIGTERM')).toBe(0);
    const store = await openStore(url);
    const ids = await storedIds(store);
    expect(new Set(ids).size).toBe(ids.length);
    await store.close();
  },
);
