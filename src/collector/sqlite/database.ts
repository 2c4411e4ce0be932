/** A feedback database in one SQLite file. Calls block, so it runs in a thread of its own (`worker.ts`). */
import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pendingMigrations, readMigrations, type Migration } from '#collector/migrations.ts';
import {
  deleteRollup,
  reportQueries,
  pruneConditions,
  insertRollup,
  readRollups,
  readSearches,
  setAsideRepeats,
} from '#collector/queries.ts';
import {
  eventFlags,
  type CopiedRow,
  type CopiedTable,
  type PruneResult,
  type RowResult,
} from '#collector/store.ts';
import type { Store, StoredEvent } from '#collector/store.ts';
import { tables, type ColumnType } from '#collector/tables.ts';
import { toBlob, toUuid } from './blobs.ts';
import { toStoreError } from './errors.ts';

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

/** How many rows one transaction deletes, so that votes never wait long. */
const pruneStep = 2000;
const dayMs = 86_400_000;
const searches = readSearches(
  'json_group_array',
  'json_array(kind, locale, hex(episode), day, received_at, json(data))',
);
/** Later than any day there is. */
const lastDay = 1_000_000;

/** Opens the file, creates or migrates it, and gives what can be done with it. Throws `SchemaError`. */
export function openDatabase(options: DatabaseOptions): Database {
  const { file, readOnly = false } = options;
  if (!readOnly && file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file, { readOnly, timeout: 250 });
  if (!readOnly) {
    setPragmas(db, options);
    migrate(db, file, options.migrations ?? readMigrations('sqlite'));
  }
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

  const prune = async (table: string, key: string, condition: string, value: number, change?: string) => {
    const rows = `(${key}) IN (SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${pruneStep})`;
    const sql = change ? `UPDATE ${table} SET ${change} WHERE ${rows}` : `DELETE FROM ${table} WHERE ${rows}`;
    let sum = 0;
    for (let n = pruneStep; n === pruneStep; sum += n) {
      n = transaction(db, () => run(sql, value));
      await setImmediate();
    }
    return sum;
  };

  return {
    append: (batch) => transaction(db, () => batch.map((event) => appendEvent(run, event))),
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
    setAsideRepeats: () => transaction(db, () => run(setAsideRepeats(eventFlags.tooManyFromOneVisitor))),
    rollup: (from, to) =>
      transaction(db, () => {
        run(deleteRollup, from, to);
        run(insertRollup, from * dayMs, from, to);
      }),
    prune: async (now, keep): Promise<PruneResult> => {
      const today = Math.floor(now / dayMs);
      const { visitors, events, comments, votes } = pruneConditions;
      const voteKey = tables.vote.key.join(', ');
      return {
        visitors: await prune('event', 'id', visitors, now - keep.visitorDays * dayMs, 'visitor = NULL'),
        events: await prune('event', 'id', events, now - keep.eventDays * dayMs),
        comments: await prune('comment', voteKey, comments, today - keep.commentDays),
        votes:
          (await prune('vote', voteKey, votes, today - keep.voteDays)) +
          (await prune('rollup', tables.rollup.key.join(', '), 'day < ?', today - keep.voteDays)),
      };
    },
    forget: (what) =>
      transaction(db, () => {
        if ('text' in what) return run('DELETE FROM comment WHERE instr(body, ?) > 0', what.text);
        const key = toBlob(what.voteKey);
        const events = run('DELETE FROM event WHERE vote_key = ?', key);
        return (
          events +
          run('DELETE FROM vote WHERE vote_key = ?', key) +
          run('DELETE FROM comment WHERE vote_key = ?', key)
        );
      }),
    backup: async (target) => {
      mkdirSync(dirname(target), { recursive: true });
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
    health: () => ({ freeBytes: freeBytes(file), schema: appliedMigrations(db).length }),
    close: () => {
      if (!readOnly) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

/** Every pragma is set: defaults differ between builds of SQLite. */
function setPragmas(db: DatabaseSync, { synchronous = 'FULL', maxPages }: DatabaseOptions): void {
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA wal_autocheckpoint = 12000;
    PRAGMA journal_size_limit = 67108864; PRAGMA mmap_size = 0; PRAGMA cache_size = -32000; PRAGMA trusted_schema = OFF;`);
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
  if (applied.length > 0 && file !== ':memory:' && !existsSync(copy)) db.prepare('VACUUM INTO ?').run(copy);
  transaction(db, () => {
    // Read again inside the transaction: another process may have migrated meanwhile.
    for (const { version, sql, checksum } of pendingMigrations(appliedMigrations(db), available)) {
      db.exec(sql);
      db.prepare('INSERT INTO migration (version, checksum) VALUES (?, ?)').run(version, checksum);
    }
  });
}

/** Runs the work in a transaction. SQLite has already rolled back when the disk is full. */
function transaction<Result>(db: DatabaseSync, work: () => Result): Result {
  try {
    db.exec('BEGIN IMMEDIATE');
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw toStoreError(error);
  }
}

const insertEvent = `INSERT INTO event
  (id, kind, day, received_at, article, locale, rev, epoch, vote_key, episode, flags, visitor, data)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;

const upsertVote = `INSERT INTO vote (article, locale, epoch, vote_key, rev, seq, value, reasons, day, flags)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, locale, epoch, vote_key) DO UPDATE SET
    rev = excluded.rev, seq = excluded.seq, value = excluded.value, reasons = excluded.reasons,
    day = excluded.day, flags = excluded.flags | (vote.flags & ${eventFlags.tooManyFromOneVisitor})
  WHERE excluded.seq > vote.seq`;

const upsertComment = `INSERT INTO comment (article, locale, epoch, vote_key, rev, seq, day, body, flags)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, locale, epoch, vote_key) DO UPDATE SET
    rev = excluded.rev, seq = excluded.seq, day = excluded.day, body = excluded.body, flags = excluded.flags
  WHERE excluded.seq > comment.seq`;

function appendEvent(
  run: (sql: string, ...values: SQLInputValue[]) => number,
  event: StoredEvent,
): RowResult {
  const { article, locale, rev, epoch, day, flags, vote, comment } = event;
  const key = event.voteKey === null ? null : toBlob(event.voteKey);
  const fresh = run(
    insertEvent,
    toBlob(event.id),
    event.kind,
    day,
    event.receivedAt,
    article,
    locale,
    rev,
    epoch,
    key,
    event.episode === null ? null : toBlob(event.episode),
    flags,
    event.visitor === null ? null : toBlob(event.visitor),
    event.data,
  );
  if (fresh === 0) return 'duplicate';
  if (vote) {
    run(upsertVote, article, locale, epoch, key, rev, vote.seq, vote.value, vote.reasons, day, flags);
  }
  if (comment) run(upsertComment, article, locale, epoch, key, rev, comment.seq, day, comment.body, flags);
  return 'stored';
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

function freeBytes(file: string): number | undefined {
  if (file === ':memory:') return undefined;
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}
