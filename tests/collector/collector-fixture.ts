/** A collector on a new SQLite file for each test of a file. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import type { Store } from '#collector/store.ts';
import { createTestCollector, noLimits, type TestCollector } from './handler.ts';
import { temporaryFolder } from './samples.ts';

export interface CollectorFixture {
  /** The database of the running test. */
  readonly file: string;
  readonly store: Store;
  readonly fb: TestCollector;
  /** Starts the collector again with other options; without any it has no limits. */
  readonly start: (options?: Parameters<typeof createTestCollector>[1]) => Promise<void>;
  /** Votes that count: each value, and how many have it. */
  readonly votes: () => Promise<(readonly [value: number, n: number])[]>;
  /** Reads the database as it is. */
  readonly rows: (sql: string) => Record<string, unknown>[];
}

/** Call it once in a file, outside of tests. */
export function useCollector(): CollectorFixture {
  const folder = temporaryFolder();
  let made = 0;
  let [store, fb]: [Store | undefined, TestCollector | undefined] = [undefined, undefined];
  const file = () => join(folder.path, String(made), 'feedback.db');
  const there = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('There is a collector within tests only.');
    return part;
  };

  const start: CollectorFixture['start'] = async (options = { limits: noLimits }) => {
    fb = await createTestCollector(there(store), options);
  };
  beforeEach(async () => {
    made += 1;
    store = await openSqliteStore({ file: file() });
    await start();
  });
  afterEach(() => store?.close());
  afterAll(folder.remove);

  return {
    get file() {
      return file();
    },
    get store() {
      return there(store);
    },
    get fb() {
      return there(fb);
    },
    start,
    votes: async () => (await there(store).readVotes(0, 1e6)).map(({ value, n }) => [value, n] as const),
    rows: (sql) => {
      const db = new DatabaseSync(file(), { readOnly: true });
      try {
        return db.prepare(sql).all();
      } finally {
        db.close();
      }
    },
  };
}
