/** Databases that do not answer for a while: locked by another process, or frozen. Nothing here waits for them. */
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openStore } from '#collector/open-store.ts';
import { loadBrowser, votePayloads } from '../bench/load.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { loadOrigin, startCollectorProcess, type CollectorProcess } from './process.ts';
import { storedIds, voteEvent } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();

const payloads = votePayloads(1);

/** Sends one vote as a browser would. */
async function vote({ port }: CollectorProcess) {
  const { status, headers } = await fetch(`http://127.0.0.1:${port}/_feedback/v1/e`, {
    method: 'POST',
    headers: { origin: loadOrigin, 'content-type': 'text/plain', 'user-agent': loadBrowser },
    body: payloads().body,
  });
  return { status, retryAfter: headers.get('retry-after') };
}

/** Holds what a write needs, until called again. */
async function lock(url: string): Promise<() => Promise<void>> {
  if (url.startsWith('sqlite:')) {
    // The collector may be writing, too: as it starts, it writes days that are over.
    const db = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 60_000 });
    db.exec('BEGIN IMMEDIATE');
    return () => {
      db.exec('COMMIT');
      db.close();
      return Promise.resolve();
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
  let collector: CollectorProcess | undefined;
  beforeAll(async () => {
    url = await databases.create(kind);
    if (url !== undefined)
      collector = await startCollectorProcess({ databaseUrl: url, folder: databases.folder });
  });
  afterAll(() => collector?.end('SIGTERM'));

  test('delays a vote, and everything else is answered before it', async ({ skip }) => {
    if (url === undefined || !collector) return skip('no PostgreSQL server');
    const { health } = collector;
    const release = await lock(url);
    const order: string[] = [];
    const answer = vote(collector).then(({ status }) => order.push(`vote ${status}`));
    await expect.poll(async () => (await health()).queued, { timeout: 60_000, interval: 5 }).toBe(1);
    for (let n = 0; n < 3; n += 1) order.push((await health()).status);
    await release();
    await answer;
    expect(order).toEqual(['ok', 'ok', 'ok', 'vote 204']);
  });

  test('never stops the loop that answers: it turns while the database is waited for', async ({ skip }) => {
    if (url === undefined) return skip('no PostgreSQL server');
    const store = await openStore(url);
    const release = await lock(url);
    const turns = { n: 0, isDone: false };
    const writing = store.append([voteEvent()]).then(
      () => 'stored',
      () => 'busy',
    );
    void writing.then(() => (turns.isDone = true));
    while (!turns.isDone && turns.n < 100) {
      await setImmediate();
      turns.n += 1;
    }
    expect(turns).toEqual({ n: 100, isDone: false });
    await release();
    await writing;
    await store.close();
  });

  test('that stays is answered with 503 while it lasts, and the next vote is kept', async ({ skip }) => {
    if (url === undefined || !collector) return skip('no PostgreSQL server');
    const release = await lock(url);
    const refused = { status: 503, retryAfter: '15' };
    expect(await Promise.all([vote(collector), vote(collector)])).toEqual([refused, refused]);
    await release();
    expect((await vote(collector)).status).toBe(204);
  });
});

test('a PostgreSQL that is frozen is answered for with 503, and used again when it thaws', async ({
  skip,
}) => {
  const { server } = databases;
  const url = await databases.create('postgres');
  if (!server || url === undefined) return skip('no PostgreSQL server');
  const collector = await startCollectorProcess({ databaseUrl: url, folder: databases.folder });
  expect((await vote(collector)).status).toBe(204);
  server.freeze();
  expect((await vote(collector)).status).toBe(503);
  server.thaw();
  await expect.poll(async () => (await vote(collector)).status, { timeout: 60_000 }).toBe(204);
  expect(await collector.end('SIGTERM')).toBe(0);
  const store = await openStore(url);
  const ids = await storedIds(store);
  expect(new Set(ids).size).toBe(ids.length);
  await store.close();
});
