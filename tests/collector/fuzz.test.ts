/** What nobody should send, sent to a collector process over HTTP, on SQLite and on a real PostgreSQL server. */
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openStore } from '#collector/open-store.ts';
import { sendLoad } from '../bench/load.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { comment, rate, search } from './handler.ts';
import { batchOf, heavyBodies, hostileBodies, injections } from './hostile.ts';
import { startCollectorProcess, type CollectorProcess } from './process.ts';
import { storedIds } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();

// Other ones each time; to see one again, put its seed here. More at once, to search for long: FUZZ_BODIES=50000.
const seed = Date.now() % 2 ** 31;
const bodies = hostileBodies(Number(process.env['FUZZ_BODIES'] ?? 10_000), seed);

/** Sends all bodies over 16 connections; each with the status of its answer. */
async function answersTo(
  port: number,
  bodies: readonly string[],
): Promise<{ readonly status: number; readonly body: string }[]> {
  const left = [...bodies];
  const answers: { readonly status: number; readonly body: string }[] = [];
  const { unanswered } = await sendLoad({
    port,
    connections: 16,
    durationMs: 600_000,
    next: () => ({ body: left.pop() ?? '', ids: [] }),
    onAnswer: (status, { body }) => answers.push({ status, body }),
    until: () => left.length === 0,
  });
  expect(unanswered).toEqual([]);
  return answers;
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
  let collector: CollectorProcess | undefined;

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

  test('hostile and broken payloads get an answer below 500, and only good events are kept', async ({
    skip,
  }) => {
    if (url === undefined || !collector) return skip('no PostgreSQL server');
    const schema = await schemaOf(url);
    const before = (await keptEvents()).length;
    const answers = await answersTo(collector.port, bodies);
    expect(answers).toHaveLength(bodies.length);
    expect(
      answers.filter(({ status }) => ![204, 400, 422].includes(status)),
      `seed ${seed}`,
    ).toEqual([]);
    const kept = answers.filter(({ status }) => status === 204).length;
    expect(kept).toBeGreaterThan(bodies.length / 10);
    const { duplicate = 0 } = (await collector.health()).tallies;
    expect((await keptEvents()).length - before).toBe(kept - duplicate);
    expect(await schemaOf(url)).toEqual(schema);
    expect(collector.errors()).toBe('');
  });

  test('the slowest bodies that fit are answered, a hundred times each', async ({ skip }) => {
    if (url === undefined || !collector) return skip('no PostgreSQL server');
    const slow = Array.from({ length: 100 }, () => heavyBodies).flat();
    const answers = await answersTo(collector.port, slow);
    expect(answers.filter(({ status }) => ![204, 400, 413, 422].includes(status))).toEqual([]);
  });

  test('SQL in any field is refused or kept as it is, and changes no table', async ({ skip }) => {
    if (url === undefined || !collector) return skip('no PostgreSQL server');
    const schema = await schemaOf(url);
    const fields = [
      { make: () => rate(), names: ['id', 'k', 'a', 'l', 'r', 'vk', 'why', 'x', 's', 't'] },
      { make: () => comment('fine'), names: ['id', 'a', 'l', 'r', 'vk', 'c', 'h'] },
      { make: () => search('fine'), names: ['id', 'l', 'ep', 'q', 'i', 'n'] },
    ];
    const hostile = fields.flatMap(({ make, names }) =>
      names.flatMap((name) => injections.map((text) => batchOf({ ...make(), [name]: text }))),
    );
    const answers = await answersTo(collector.port, hostile);
    expect(answers.filter(({ status }) => ![204, 422].includes(status))).toEqual([]);
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
