/** A feedback database in one SQLite file. Calls block, so it runs in a thread of its own (`worker.ts`). */
import { backup, type SQLInputValue } from 'node:sqlite';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { prune } from '#collector/pruning.ts';
import {
  daysOf,
  deleteSearchDay,
  digestTables,
  keyOf,
  readArticles,
  readDigest,
  readEarlier,
  readPage,
  readSearches,
  readVotes,
  redatings,
  reportQueries,
  searchDayRows,
  searchTables,
} from '#collector/queries.ts';
import {
  StoreUnavailable,
  type CopiedRow,
  type CopiedTable,
  type Reading,
  type Store,
} from '#collector/store.ts';
import { insertSql, tables, type ColumnType } from '#collector/tables.ts';
import { appendEvent } from './append.ts';
import { toBlob, toUuid } from './blobs.ts';
import { connect, foldLog, type Connection, type DatabaseOptions } from './connection.ts';
import { freeBytes, secureFile } from './database-file.ts';
import { forgetIn } from './forget.ts';
import { appliedMigrations } from './migrate.ts';
import { guarded, transaction } from './transaction.ts';

/**
 * The methods of a store, without waiting: a promise only where SQLite itself gives one. Searches and votes are left as text:
 * one text gets from thread to thread much faster than a million objects.
 */
export type Database = {
  readonly [Name in keyof Omit<Store, 'readSearches' | 'readVotes'>]-?: (
    ...input: Parameters<NonNullable<Store[Name]>>
  ) => Awaited<ReturnType<NonNullable<Store[Name]>>> | ReturnType<NonNullable<Store[Name]>>;
} & Readonly<Record<'readSearches' | 'readVotes', (from: number, to: number) => string>>;

/** Opens the file, creates or migrates it, and gives what can be done with it. Throws `SchemaError`. */
export function openDatabase(options: DatabaseOptions): Database {
  const connection = connect(options);
  const { db, file, expectInPlace, close } = connection;
  return {
    ...intakeOf(connection),
    ...readingsOf(connection),
    ...upkeepOf(connection),
    ...pagesOf(connection),
    health: () => {
      expectInPlace();
      return { freeBytes: freeBytes(file), schema: appliedMigrations(db).length };
    },
    close,
  };
}

/** What the collector writes while it runs. */
function intakeOf({
  db,
  run,
  all,
  expectInPlace,
}: Connection): Pick<Database, 'append' | 'recordRevisions' | 'addTallies' | 'spend'> {
  const addTally = `INSERT INTO tally (day, name, n) VALUES (?, ?, ?)
    ON CONFLICT (day, name) DO UPDATE SET n = tally.n + excluded.n`;
  return {
    append: (batch) => {
      const results = transaction(db, () => batch.map((event) => appendEvent(run, event)));
      expectInPlace();
      return results;
    },
    recordRevisions: (revisions) => {
      transaction(db, () => {
        for (const { article, locale, rev, epoch, day } of revisions) {
          run(insertRow('revision'), article, locale, rev, epoch, day);
        }
      });
      return all(reportQueries.revisions);
    },
    addTallies: (rows) =>
      transaction(db, () => {
        for (const { day, name, n } of rows) run(addTally, day, name, n);
      }),
    spend: (rows) => {
      const isSpent = transaction(db, () => {
        const isTooMuch = rows.some(({ day, name, n, most }) => {
          const [row] = all<{ n: number }>('SELECT n FROM tally WHERE day = ? AND name = ?', day, name);
          return (row?.n ?? 0) + n > most;
        });
        if (!isTooMuch) for (const { day, name, n } of rows) run(addTally, day, name, n);
        return !isTooMuch;
      });
      expectInPlace();
      return isSpent;
    },
  };
}

const searches = readSearches(
  'json_group_array',
  'json_array(kind, locale, hex(episode), day, received_at, json(data), article, flags)',
);

const votes = readVotes('json_group_array', 'json_array(article, locale, epoch, day, value, reasons, n)');

/** What reports read. */
function readingsOf({ db, all }: Connection): Pick<Database, Reading> {
  // A backup of an earlier version that is read as it is doesn't have all tables.
  const schema = appliedMigrations(db).length;
  const textOf = (sql: string, from: number, to: number) =>
    all<{ text: string }>(sql, from, to)[0]?.text ?? '[]';
  const [hasSearchDays, hasQueries] = [schema > 1, schema > 2];
  return {
    readVotes: (from, to) => textOf(votes, from, to),
    readComments: (from) => all(reportQueries.comments, from),
    readSearches: (from, to) => textOf(searches, from, to),
    readFunnel: (from, to) => (hasSearchDays ? all(reportQueries.funnel, from, to) : []),
    readContacts: (from, to) => (hasSearchDays ? all(reportQueries.contacts, from, to) : []),
    readDigestDays: () => (hasQueries ? all(reportQueries.digestDays) : []),
    readDigest: (digest) => all<{ data: string }>(readDigest(digest), digest.day, digest.days)[0]?.data,
    readArticles: (from, to, except) =>
      hasQueries ? all(readArticles(except), from, to, from, to) : all(readEarlier.articles, from, to),
    readSettledDay: () =>
      all<{ day: number | null }>((hasQueries ? reportQueries : readEarlier).settledDay)[0]?.day ?? undefined,
    readTallies: (from) => all(reportQueries.tallies, from),
    readSetAside: () => all(reportQueries.flagged),
    readRevisions: () => all(reportQueries.revisions),
    readDays: () => daysOf(all<{ first: number | null; last: number | null }>(reportQueries.days)[0]),
  };
}

/** What is done from time to time, or by hand. */
function upkeepOf({
  db,
  file,
  run,
  all,
  expectInPlace,
}: Connection): Pick<Database, 'keepSearchDay' | 'keepDigest' | 'prune' | 'forget' | 'redate' | 'backup'> {
  const steps = {
    readOldest: (sql: string) => Promise.resolve(all<{ oldest: number | null }>(sql)[0]?.oldest ?? null),
    change: async (sql: string, value: number) => {
      const n = transaction(db, () => run(sql, value));
      await setImmediate();
      return n;
    },
  };
  return {
    keepSearchDay: (searches) =>
      transaction(db, () => {
        for (const sql of deleteSearchDay) run(sql, searches.day);
        const written = searchDayRows(searches);
        for (const table of searchTables) for (const row of written[table]) run(insertRow(table), ...row);
      }),
    keepDigest: ({ of, day, days }, text) =>
      transaction(db, () => {
        run(insertRow(digestTables[of]), day, days, text);
      }),
    prune: async (now, keep, mostDays) => {
      const result = await prune(steps, now, keep, mostDays);
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
      // In one step: between two steps, what another connection writes would make it begin anew.
      await backup(db, target, { rate: allPages });
    },
  };
}

/** As many pages as a step can have: SQLite allows no more in a file. */
const allPages = 2 ** 31 - 1;

/** What copies a store to another. */
function pagesOf({ db, run, all }: Connection): Pick<Database, 'readPage' | 'writePage'> {
  return {
    readPage: (table, after, limit) => {
      const names = Object.keys(tables[table].columns);
      const key = after ? keyOf(table, after).map(({ value, type }) => toValue(value, type)) : [];
      return all<Record<string, string | number | Uint8Array | null>>(
        readPage(table, after, limit),
        ...key,
      ).map((row) => names.map((name) => fromValue(row[name] ?? null)));
    },
    writePage: (table, rows) => {
      const [sql, types] = [insertRow(table), Object.values(tables[table].columns)];
      transaction(db, () => {
        for (const row of rows) run(sql, ...row.map((value, i) => toValue(value, types[i] ?? 'text')));
      });
    },
  };
}

const insertRow = (table: CopiedTable) =>
  insertSql(
    table,
    `VALUES (${Object.keys(tables[table].columns)
      .map(() => '?')
      .join(', ')})`,
  );

const toValue = (value: CopiedRow[number], type: ColumnType): SQLInputValue =>
  type === 'uuid' && typeof value === 'string' ? toBlob(value) : value;

const fromValue = (value: string | number | Uint8Array | null) =>
  value instanceof Uint8Array ? toUuid(value) : value;
