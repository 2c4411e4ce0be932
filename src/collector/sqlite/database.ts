/** A feedback database in one SQLite file. Calls block, so it runs in a thread of its own (`worker.ts`). */
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { dayMs } from '#base/day.ts';
import { pendingMigrations, readMigrations, type Migration } from '#collector/migrations.ts';
import {
  dayOf,
  deleteRollup,
  deleteSome,
  forgetVisitors,
  insertRollup,
  pruneLimits,
  pruneStep,
  readOldest,
  readRollups,
  readSearches,
  redatings,
  reportQueries,
  type Pruned,
} from '#collector/queries.ts';
import {
  StoreUnavailable,
  type CopiedRow,
  type CopiedTable,
  type PruneResult,
  type Store,
} from '#collector/store.ts';
import { tables, type ColumnType } from '#collector/tables.ts';
import { appendEvent } from './append.ts';
import { toBlob, toUuid } from './blobs.ts';
import { freeBytes, isWritten, secureFile, watchFile } from './database-file.ts';
import { toStoreError } from './errors.ts';
import { forgetIn } from './forget.ts';

/**
 * The methods of a store, without waiting: a promise only where SQLite itself gives one. Searches are left as text:
 * one text gets from thread to thread much faster than a million objects.
 */
export type Database = {
  readonly [Name in keyof Omit<Store, 'readSearches'>]-?: (
    ...input: Parameters<NonNullable<Store[Name]>>
  ) => Awaited<ReturnType<NonNullable<Store[Name]>>> | ReturnType<NonNullable<Store[Name]>>;
} & { readSearches(day: number): string };

export interface DatabaseOptions {
  readonly file: string;
  /** For reports beside a running collector: nothing is created, migrated or written. */
  readonly readOnly?: boolean;
  /** `NORMAL` may lose the last commits when the power fails; the default, `FULL`, does not. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Largest size of the file in pages: how tests fill the disk. */
  readonly maxPages?: number | undefined;
  readonly migrations?: readonly Migration[];
}

const searches = readSearches(
  'json_group_array',
  'json_array(kind, locale, hex(episode), day, received_at, json(data))',
);
/** Later than any day there is. */
const lastDay = 1_000_000;

/** Opens the file, creates or migrates it, and gives what can be done with it. Throws `SchemaError`. */
export function openDatabase(options: DatabaseOptions): Database {
  const { file, readOnly = false } = options;
  const isKept = !readOnly && file !== ':memory:';
  if (isKept) secureFile(file);
  const db = new DatabaseSync(file, { readOnly, timeout: 250 });
  if (!readOnly) {
    setPragmas(db, options);
    migrate(db, file, options.migrations ?? readMigrations('sqlite'));
  }
  const expectInPlace = isKept ? watchFile(file, () => foldLog(db)) : () => undefined;
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const all = <Row>(sql: string, ...values: SQLInputValue[]) =>
    // The shape of a row is the select list of the query beside the call.
    prepared(sql).all(...values) as Row[];
  const run = (sql: string, ...values: SQLInputValue[]) => Number(prepared(sql).run(...values).changes);

  /** Runs a statement that changes at most `pruneStep` rows until there are no more. */
  const repeat = async (sql: string, value: number) => {
    let sum = 0;
    for (let n = pruneStep; n === pruneStep; sum += n) {
      n = transaction(db, () => run(sql, value));
      await setImmediate();
    }
    return sum;
  };
  const prune = async (kind: Pruned, limit: number, mostDays: number) => {
    const [row] = all<{ oldest: number | null }>(readOldest(kind));
    const oldest = row?.oldest ?? Infinity;
    if (oldest >= limit) return 0;
    return await repeat(deleteSome(kind), Math.min(limit, oldest + mostDays * dayOf(kind)));
  };

  return {
    append: (batch) => {
      const results = transaction(db, () => batch.map((event) => appendEvent(run, event)));
      expectInPlace();
      return results;
    },
    recordRevisions: (revisions) => {
      transaction(db, () =>
        revisions.forEach(({ article, locale, rev, epoch, day }) =>
          run(insertSql('revision'), article, locale, rev, epoch, day),
        ),
      );
      return all(reportQueries.revisions);
    },
    addTallies: (rows) =>
      transaction(db, () =>
        rows.forEach(({ day, name, n }) =>
          run(
            `INSERT INTO tally (day, name, n) VALUES (?, ?, ?)
             ON CONFLICT (day, name) DO UPDATE SET n = tally.n + excluded.n`,
            day,
            name,
            n,
          ),
        ),
      ),
    readVotes: (from, to) => all(reportQueries.votes, from, to),
    readComments: (from) => all(reportQueries.comments, from),
    readSearches: (day) => all<{ text: string }>(searches, day * dayMs, (day + 1) * dayMs)[0]?.text ?? '[]',
    readRollups: (from, openDay) => all(readRollups, from, openDay, openDay * dayMs, openDay, lastDay),
    readTallies: (from) => all(reportQueries.tallies, from),
    readSetAside: () => all(reportQueries.flagged),
    readRevisions: () => all(reportQueries.revisions),
    readDays: () => {
      const [days] = all<{ first: number | null; last: number | null }>(reportQueries.days);
      const { first = null, last = null } = days ?? {};
      return first === null || last === null
        ? undefined
        : { first: Math.floor(first / dayMs), last: Math.floor(last / dayMs) };
    },
    rollup: (from, to) =>
      transaction(db, () => {
        run(deleteRollup, from, to);
        run(insertRollup, from * dayMs, from, to);
      }),
    prune: async (now, keep, mostDays = Infinity): Promise<PruneResult> => {
      await repeat(forgetVisitors, now - 2 * dayMs);
      const limits = pruneLimits(now, keep);
      const result = {
        events: await prune('events', limits.events, mostDays),
        comments: await prune('comments', limits.comments, mostDays),
        votes:
          (await prune('votes', limits.votes, mostDays)) +
          (await prune('rollups', limits.rollups, mostDays)) +
          (await prune('tallies', limits.tallies, mostDays)),
      };
      // What was deleted or changed is overwritten in the file by now, and may still be read in the log. Not in the
      // place of a file that somebody emptied: it would look whole again.
      expectInPlace();
      foldLog(db);
      return result;
    },
    forget: async (what) => {
      const n = guarded(db, () => forgetIn(db, what));
      for (let tries = 0; tries < 50; tries += 1) {
        if (foldLog(db)) return n;
        await wait(100);
      }
      throw new StoreUnavailable(
        `${n} rows deleted, but the log ${file}-wal still holds their words: a report or backup is reading. Run the command again.`,
        { retry: false },
      );
    },
    redate: (now) =>
      transaction(db, () => redatings(now).map(([sql, ...values]) => run(sql, ...values))[0] ?? 0),
    backup: async (target) => {
      secureFile(target);
      await backup(db, target);
    },
    readPage: (table, after, limit) => {
      const { columns, key } = tables[table];
      const types = Object.entries(columns);
      const start = after ? ` WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : '';
      const values = after ? keyOf(table, after).map(([value, type]) => toValue(value, type)) : [];
      const sql = `SELECT ${Object.keys(columns).join(', ')} FROM ${table}${start} ORDER BY ${key.join(', ')} LIMIT ${limit}`;
      return all<Record<string, string | number | Uint8Array | null>>(sql, ...values).map((row) =>
        types.map(([name]) => fromValue(row[name] ?? null)),
      );
    },
    writePage: (table, rows) => {
      const types = Object.values(tables[table].columns);
      transaction(db, () =>
        rows.forEach((row) =>
          run(insertSql(table), ...row.map((value, index) => toValue(value, types[index] ?? 'text'))),
        ),
      );
    },
    health: () => {
      expectInPlace();
      return { freeBytes: freeBytes(file), schema: appliedMigrations(db).length };
    },
    close: () => {
      if (!readOnly) foldLog(db);
      db.close();
    },
  };
}

/** Puts what the log holds into the file, and empties it; gives whether nobody was in the way. */
const foldLog = (db: DatabaseSync): boolean =>
  db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;

/** Every pragma is set: defaults differ between builds of SQLite. What is deleted is overwritten with zeros. */
function setPragmas(db: DatabaseSync, { synchronous = 'FULL', maxPages }: DatabaseOptions): void {
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA wal_autocheckpoint = 12000;
    PRAGMA journal_size_limit = 67108864; PRAGMA mmap_size = 0; PRAGMA cache_size = -32000; PRAGMA trusted_schema = OFF;
    PRAGMA secure_delete = ON;`);
  if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
}

const appliedMigrations = (db: DatabaseSync) =>
  db.prepare('SELECT version, checksum FROM migration ORDER BY version').all() as unknown as {
    readonly version: number;
    readonly checksum: string;
  }[];

/** All pending migrations in one transaction, after a copy of a database that has data. */
function migrate(db: DatabaseSync, file: string, available: readonly Migration[]): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL) STRICT',
  );
  const applied = appliedMigrations(db);
  if (pendingMigrations(applied, available).length === 0) return;
  const copy = `${file}.before-${applied.length + 1}`;
  if (applied.length > 0 && file !== ':memory:' && !isWritten(copy)) {
    secureFile(copy);
    db.prepare('VACUUM INTO ?').run(copy);
  }
  transaction(db, () => {
    // Read again inside the transaction: another process may have migrated meanwhile.
    for (const { version, sql, checksum } of pendingMigrations(appliedMigrations(db), available)) {
      db.exec(sql);
      db.prepare('INSERT INTO migration (version, checksum) VALUES (?, ?)').run(version, checksum);
    }
  });
}

/** Runs the work in a transaction. */
const transaction = <Result>(db: DatabaseSync, work: () => Result): Result =>
  guarded(db, () => {
    db.exec('BEGIN IMMEDIATE');
    const result = work();
    db.exec('COMMIT');
    return result;
  });

/** Leaves no transaction open when the work fails. SQLite has already rolled back when the disk is full. */
function guarded<Result>(db: DatabaseSync, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw toStoreError(error);
  }
}

function insertSql(table: CopiedTable): string {
  const { columns, key, conflict } = tables[table];
  const names = Object.keys(columns);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT (${key.join(', ')}) ${conflict}`;
}

function keyOf(table: CopiedTable, row: CopiedRow): [CopiedRow[number], ColumnType][] {
  const columns = Object.entries(tables[table].columns);
  return tables[table].key.map((name) => {
    const index = columns.findIndex(([column]) => column === name);
    return [row[index] ?? null, columns[index]?.[1] ?? 'text'];
  });
}

const toValue = (value: CopiedRow[number], type: ColumnType): SQLInputValue =>
  type === 'uuid' && typeof value === 'string' ? toBlob(value) : value;

const fromValue = (value: string | number | Uint8Array | null) =>
  value instanceof Uint8Array ? toUuid(value) : value;
