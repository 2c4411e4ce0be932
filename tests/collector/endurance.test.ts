/**
 * Long load and a full database, in short: what must hold on any machine. How fast this one is,
 * `npm run bench -- collector soak` and `… large` say.
 */
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { readMigrations } from '#collector/migrations.ts';
import { openStore, sqliteFile } from '#collector/open-store.ts';
import {
  deleteSome,
  forgetVisitors,
  readOldest,
  readSearches,
  readVotes,
  reportQueries,
} from '#collector/queries.ts';
import { measureLarge } from '../bench/collector/large.ts';
import { sendLoad, votePayloads } from '../bench/load.ts';
import { storeKinds, useDatabases } from './databases.ts';
import { idsOf } from './ledger.ts';
import { startCollectorProcess } from './process.ts';
import { storedIds } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const databases = useDatabases();

/** So many that SQLite's log would outgrow its limit if it were not kept small; PostgreSQL has none of ours. */
const sent = { sqlite: 100_000, postgres: 20_000 };

test.for(storeKinds)(
  '%s: all events over 64 connections are kept once, and the log stays small',
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const collector = await startCollectorProcess({ databaseUrl, folder: databases.folder });
    const payloads = Array.from({ length: sent[kind] / 5 }, votePayloads(5));
    const [wanted, left] = [idsOf(payloads), [...payloads]];
    const { statuses } = await sendLoad({
      port: collector.port,
      connections: 64,
      durationMs: 600_000,
      // Each connection asks for one more than there are, at most.
      next: () => left.pop() ?? payloads[0] ?? { body: '', ids: [] },
      until: () => left.length === 0,
    });
    expect(Object.keys(statuses)).toEqual(['204']);
    // It is never cut while the collector runs: this is the most that it has had.
    const file = sqliteFile(databaseUrl);
    if (file !== undefined) expect(statSync(`${file}-wal`).size).toBeLessThan(64 << 20);
    expect(await collector.end('SIGTERM')).toBe(0);
    const store = await openStore(databaseUrl, { readOnly: true });
    const kept = await storedIds(store);
    const known = new Set(kept);
    expect(wanted.filter((id) => !known.has(id))).toEqual([]);
    expect(kept).toHaveLength(sent[kind]);
    // They come from one network: most are kept and held back.
    const counts = [...(await store.readVotes(0, 1e6)), ...(await store.readSetAside())];
    expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(sent[kind]);
    await store.close();
  },
);

test.for(storeKinds)('%s: the report of 20,000 events knows every article', async (kind, { skip }) => {
  const databaseUrl = await databases.create(kind);
  if (databaseUrl === undefined) return skip('no PostgreSQL server');
  const figures = await measureLarge({ databaseUrl, rows: 20_000, measuredRows: 1000 });
  expect(figures.reportedArticles).toBe(2000);
});

test('what the collector asks about events and votes again and again never reads all of them', () => {
  const db = new DatabaseSync(':memory:');
  for (const { sql } of readMigrations('sqlite')) db.exec(sql);
  const asked = [
    reportQueries.days,
    readOldest('events'),
    deleteSome('events'),
    forgetVisitors,
    readSearches('json_group_array', 'data'),
    readOldest('votes'),
    deleteSome('votes'),
    readOldest('articleDays'),
    readVotes('json_group_array', 'article'),
    reportQueries.flagged,
    reportQueries.settledDay,
  ];
  const plans = asked.flatMap((sql) => db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
  const steps = plans.map((step) => String(step['detail']));
  expect(steps).toContainEqual(expect.stringMatching(/^SEARCH event USING /));
  // Votes of days are read from their index alone, in its order: nothing is sorted. What is grouped of them is "counts".
  expect(steps).toContain('SEARCH vote USING COVERING INDEX vote_day (day>? AND day<?)');
  expect(
    steps.filter((step) =>
      /^SCAN (?!CONSTANT|counts$|vote USING COVERING INDEX vote_set_aside)|TEMP B-TREE/.test(step),
    ),
  ).toEqual([]);
});
