/** What nobody should send, sent to a collector process over HTTP, on SQLite and on a real PostgreSQL server. */
import { availableParallelism, loadavg } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#collector/open-store.ts';
import { sendLoad } from '../bench/load.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { batchBody, comment, rate, search } from './handler.ts';
import { startCollectorProcess, type CollectorProcess } from './process.ts';
import { storedIds } from './samples.ts';

/**
 * No stop of the event loop may be longer: `/healthz` says the longest, seen by Node's own histogram. Where more
 * programs want the processors than there are, a stop is mostly a wait for one, and says little.
 */
const longestStopMs = () => ((loadavg()[0] ?? 0) > 1.5 * availableParallelism() ? 1000 : 50);

const databases = useDatabases();

const injections = [
  `'; DROP TABLE event; --`,
  `1' OR '1'='1`,
  `" OR ""="`,
  `x'); DELETE FROM vote; --`,
  `$1, ?1, :a, @b`,
  '${7*7}',
  '\\u0000',
  '\u0000',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '%s%n%x',
  '\r\nSet-Cookie: a=b',
];

const valid = fc.constantFrom(
  () => rate(),
  () => comment('fine'),
  () => search('words'),
);
const hostile = fc.oneof(
  fc.constantFrom(...injections),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const keys = ['id', 'k', 't', 'a', 'l', 'r', 'vk', 's', 'x', 'why', 'c', 'q', 'n', 'ep', 'zz'];
const batchOf = (...events: readonly unknown[]) => batchBody(events);
const mutated = fc
  .tuple(valid, fc.constantFrom(...keys), hostile)
  .map(([make, key, value]) => batchOf({ ...make(), [key]: value }));
const payload = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 1, arbitrary: valid.map((make) => batchOf(make())) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: hostile.map((value) => batchOf(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** As long as a body may be, and as slow to read as one can make it. */
const heavy = [
  '['.repeat(8192) + ']'.repeat(8192),
  `{"v":1,"now":1,"e":[${'{"k":"rate"},'.repeat(1200)}{}]}`,
  batchOf(...Array.from({ length: 20 }, () => ({ ...rate(), why: Array.from({ length: 200 }, () => 'x') }))),
  batchOf({ ...comment('a'), c: `${'a@'.repeat(900)}.` }),
  batchOf({ ...comment('a'), c: '1 '.repeat(1000) }),
  batchOf({ ...comment('a'), c: 'https://'.repeat(240) }),
  batchOf({ ...search('a'), q: 'TR33 '.repeat(24) }),
  batchOf({ ...search('a'), q: '\u0130\u0307'.repeat(60) }),
];

/** Sends all bodies over 16 connections, and gives the status of each answer. */
async function statusesOf(port: number, bodies: readonly string[]): Promise<number[]> {
  const left = [...bodies];
  const statuses: number[] = [];
  const { unanswered } = await sendLoad({
    port,
    connections: 16,
    durationMs: 60_000,
    next: () => ({ body: left.pop() ?? '', ids: [] }),
    onAnswer: (status) => statuses.push(status),
    until: () => left.length === 0,
  });
  expect(unanswered).toEqual([]);
  return statuses;
}

async function schemaOf(url: string): Promise<unknown> {
  if (url.startsWith('sqlite:')) {
    const db = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true });
    const rows = db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all();
    db.close();
    return rows;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
  );
  await client.end();
  return rows as unknown;
}

describe.each(storeKinds)('on %s', (kind) => {
  let url: string | undefined;
  let collector: CollectorProcess;

  beforeAll(async () => {
    url = await databases.create(kind);
    if (url !== undefined)
      collector = await startCollectorProcess({ databaseUrl: url, folder: databases.folder });
  });
  afterAll(() => collector?.end('SIGTERM'));

  const keptEvents = async () => {
    const store = await openStore(url ?? '');
    const ids = await storedIds(store);
    await store.close();
    return ids;
  };

  test(
    '100,000 hostile and broken payloads get an answer below 500, only good events are kept, and nothing stops the loop',
    { timeout: 240_000 },
    async ({ skip }) => {
      if (url === undefined) return skip('no PostgreSQL server');
      const schema = await schemaOf(url);
      const before = (await keptEvents()).length;
      let [sent, kept, longest] = [0, 0, 0];
      await fc.assert(
        fc.asyncProperty(
          fc.array(payload, { minLength: 500, maxLength: 500, size: 'max' }),
          async (bodies) => {
            const statuses = await statusesOf(collector.port, bodies);
            sent += statuses.length;
            kept += statuses.filter((status) => status === 204).length;
            longest = Math.max(longest, (await collector.health()).eventLoopDelayMs);
            expect(statuses.filter((status) => ![204, 400, 422].includes(status))).toEqual([]);
          },
        ),
        { numRuns: 200, endOnFailure: true },
      );
      expect(sent).toBe(100_000);
      const { duplicate = 0 } = (await collector.health()).tallies;
      expect((await keptEvents()).length - before).toBe(kept - duplicate);
      expect(kept).toBeGreaterThan(10_000);
      expect(await schemaOf(url)).toEqual(schema);
      expect(collector.errors()).toBe('');
      expect(longest).toBeLessThan(longestStopMs());
    },
  );

  test('the slowest bodies that fit do not stop the loop either', { timeout: 60_000 }, async ({ skip }) => {
    if (url === undefined) return skip('no PostgreSQL server');
    const statuses = await statusesOf(collector.port, Array.from({ length: 100 }, () => heavy).flat());
    expect(statuses.filter((status) => ![204, 400, 413, 422].includes(status))).toEqual([]);
    expect((await collector.health()).eventLoopDelayMs).toBeLessThan(longestStopMs());
  });

  test('SQL in any field is refused or kept as it is, and changes no table', async ({ skip }) => {
    if (url === undefined) return skip('no PostgreSQL server');
    const schema = await schemaOf(url);
    const fields = [
      { make: () => rate(), names: ['id', 'k', 'a', 'l', 'r', 'vk', 'why', 'x', 's', 't'] },
      { make: () => comment('fine'), names: ['id', 'a', 'l', 'r', 'vk', 'c', 'h'] },
      { make: () => search('fine'), names: ['id', 'l', 'ep', 'q', 'i', 'n'] },
    ];
    const bodies = fields.flatMap(({ make, names }) =>
      names.flatMap((name) => injections.map((text) => batchOf({ ...make(), [name]: text }))),
    );
    const statuses = await statusesOf(collector.port, bodies);
    expect(statuses.filter((status) => ![204, 422].includes(status))).toEqual([]);
    expect(await schemaOf(url)).toEqual(schema);
    const store = await openStore(url);
    const texts = (await store.readComments(0)).map(({ body }) => body);
    await store.close();
    for (const text of [
      `'; DROP TABLE event; --`,
      `x'); DELETE FROM vote; --`,
      '<script>alert(1)</script>',
    ]) {
      expect(texts).toContain(text);
    }
  });
});
