/**
 * The benchmarks of long load and of a full database, in short: what must hold on any machine. How fast this one is,
 * `npm run bench -- collector soak` and `… large` say.
 */
import { expect, test } from 'vitest';
import { measureLarge } from '../bench/collector/large.ts';
import { soak } from '../bench/collector/soak.ts';
import { storeKinds, useDatabases } from './databases.ts';

const databases = useDatabases();

test.for(storeKinds)(
  '%s: 10,000 events a second for ten seconds are all kept once, and the log stays small',
  { timeout: 120_000 },
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const { folder } = databases;
    const figures = await soak({ databaseUrl, folder, seconds: 10, eventsPerSecond: 10_000 });
    expect(figures).toMatchObject({ lost: 0, doubled: 0, statuses: { 204: figures.acknowledged / 5 } });
    expect(Object.keys(figures.statuses)).toEqual(['204']);
    expect(figures.acknowledged).toBeGreaterThan(10_000);
    expect(figures.logMB).toBeLessThan(64);
  },
);

test.for(storeKinds)(
  '%s: 300,000 events slow votes down by less than half, and the report takes less than ten seconds',
  // Two speeds are compared that were measured seconds apart: on a shared machine one may have had bad luck.
  { timeout: 120_000, retry: 2 },
  async (kind, { skip }) => {
    const databaseUrl = await databases.create(kind);
    if (databaseUrl === undefined) return skip('no PostgreSQL server');
    const figures = await measureLarge({ databaseUrl, rows: 300_000, measuredRows: 100_000 });
    expect(figures.reportedArticles).toBe(2000);
    expect(figures.fullRowsPerSecond).toBeGreaterThan(figures.emptyRowsPerSecond / 2);
    expect(figures.reportSeconds).toBeLessThan(10);
  },
);
