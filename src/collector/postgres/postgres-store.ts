/** The store for more than one machine: PostgreSQL, or what speaks its protocol and its `ON CONFLICT`. */
import type { QueryConfig } from 'pg';
import { readMigrations, type Migration } from '#collector/migrations.ts';
import { prune } from '#collector/pruning.ts';
import {
  daysOf,
  deleteSearchDay,
  digestTables,
  forgetting,
  keyOf,
  readArticles,
  readDigest,
  readPage,
  readSearches,
  readVotes,
  redatings,
  reportQueries,
  searchDayRows,
  searchTables,
} from '#collector/queries.ts';
import { toSearchRows, toVoteCounts } from '#collector/stored-rows.ts';
import type { CopiedRow, CopiedTable, Reading, RowResult, Store, TallyRow } from '#collector/store.ts';
import { insertSql, tables, type ColumnType } from '#collector/tables.ts';
import { appendColumns, appendSql } from './append.ts';
import { connect, locked, numbered, type Connection } from './connection.ts';
import { toStoreError } from './errors.ts';
import { migrate } from './migrate.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`. */
  readonly url: string;
  /** Connections of this process; default 6. */
  readonly connections?: number | undefined;
  readonly migrations?: readonly Migration[];
}

/** Any number, the same in every collector: one of them counts days at a time. */
const maintenanceLock = 7_210_432;
/** Another: one of them spends at a time. */
const spendingLock = 7_210_433;
/** A reader's browser waits eight seconds: by then a batch that cannot be written has been answered. */
const appendTimeoutMs = 7000;

/** Connects, creates or migrates the tables, and gives the store. Rejects where that is impossible. */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const connection = connect(options.url, options.connections ?? 6);
  const { pool, rows } = connection;
  try {
    await migrate(pool, options.migrations ?? readMigrations('postgres'));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    ...intakeOf(connection),
    ...readingsOf(connection),
    ...upkeepOf(connection),
    ...pagesOf(connection),
    health: async () => {
      const [row] = await rows<{ n: number }>('SELECT count(*) AS n FROM migration');
      return { freeBytes: undefined, schema: row?.n ?? 0 };
    },
    close: () => pool.end(),
  };
}

/** What the collector writes while it runs. */
function intakeOf({
  pool,
  rows,
  run,
}: Connection): Pick<Store, 'append' | 'recordRevisions' | 'addTallies' | 'spend'> {
  return {
    append: async (batch) => {
      const values = appendColumns(batch);
      try {
        const { rows: fresh } = await pool.query<{ id: string }>(append(values));
        const stored = new Set(fresh.map(({ id }) => id));
        return batch.map(({ id }): RowResult => (stored.delete(id) ? 'stored' : 'duplicate'));
      } catch (error) {
        throw toStoreError(error);
      }
    },
    recordRevisions: async (revisions) => {
      await run(
        insertRows('revision'),
        ...toArrays(
          'revision',
          revisions.map(({ article, locale, rev, epoch, day }) => [article, locale, rev, epoch, day]),
        ),
      );
      return await rows(reportQueries.revisions);
    },
    addTallies: async (counts) => {
      await run(addTallies, ...tallyArrays(counts));
    },
    spend: (counts) =>
      locked(pool, spendingLock, async (client) => {
        for (const { day, name, n, most } of counts) {
          const { rows: known } = await client.query<{ n: number }>(
            'SELECT n FROM tally WHERE day = $1 AND name = $2',
            [day, name],
          );
          if ((known[0]?.n ?? 0) + n > most) return false;
        }
        await client.query(numbered(addTallies), tallyArrays(counts));
        return true;
      }),
  };
}

const addTallies = `INSERT INTO tally (day, name, n) SELECT * FROM unnest(?::integer[], ?::text[], ?::bigint[])
  ON CONFLICT (day, name) DO UPDATE SET n = tally.n + excluded.n`;

const tallyArrays = (counts: readonly TallyRow[]) =>
  toArrays(
    'tally',
    counts.map(({ day, name, n }) => [day, name, n]),
  );

const searches = readSearches(
  'json_agg',
  'json_build_array(kind, locale, episode, day, received_at, data::json, article, flags)',
);

const votes = readVotes('json_agg', 'json_build_array(article, locale, epoch, day, value, reasons, n)');

/** What reports read. */
function readingsOf({ rows }: Connection): Pick<Store, Reading> {
  const textOf = async (sql: string, from: number, to: number) =>
    (await rows<{ text: string | null }>(sql, from, to))[0]?.text ?? '[]';
  return {
    readVotes: async (from, to) => toVoteCounts(await textOf(votes, from, to)),
    readComments: (from) => rows(reportQueries.comments, from),
    readSearches: async (from, to) => toSearchRows(await textOf(searches, from, to)),
    readArticles: (from, to, except) => rows(readArticles(except), from, to, from, to),
    readSettledDay: async () =>
      (await rows<{ day: number | null }>(reportQueries.settledDay))[0]?.day ?? undefined,
    readFunnel: (from, to) => rows(reportQueries.funnel, from, to),
    readContacts: (from, to) => rows(reportQueries.contacts, from, to),
    readDigestDays: () => rows(reportQueries.digestDays),
    readDigest: async (digest) =>
      (await rows<{ data: string }>(readDigest(digest), digest.day, digest.days))[0]?.data,
    readTallies: (from) => rows(reportQueries.tallies, from),
    readSetAside: () => rows(reportQueries.flagged),
    readRevisions: () => rows(reportQueries.revisions),
    readDays: async () =>
      daysOf((await rows<{ first: number | null; last: number | null }>(reportQueries.days))[0]),
  };
}

/** What is done from time to time, or by hand. */
function upkeepOf({
  pool,
  rows,
  run,
}: Connection): Pick<Store, 'keepSearchDay' | 'keepDigest' | 'prune' | 'forget' | 'redate'> {
  const steps = {
    readOldest: async (sql: string) => (await rows<{ oldest: number | null }>(sql))[0]?.oldest ?? null,
    change: run,
  };
  return {
    keepSearchDay: (searches) =>
      locked(pool, maintenanceLock, async (client) => {
        for (const sql of deleteSearchDay) await client.query(numbered(sql), [searches.day]);
        const written = searchDayRows(searches);
        for (const table of searchTables)
          await client.query(numbered(insertRows(table)), toArrays(table, written[table]));
      }),
    keepDigest: async ({ of, day, days }, text) => {
      const table = digestTables[of];
      await run(insertRows(table), ...toArrays(table, [[day, days, text]]));
    },
    prune: async (now, keep, mostDays) => {
      const result = await prune(steps, now, keep, mostDays);
      if (result.comments > 0) await run('VACUUM comment');
      return result;
    },
    forget: async (what) => {
      let deleted = 0;
      for (const sql of forgetting(what, 'strpos')) {
        deleted += await run(sql, 'text' in what ? what.text : what.voteKey);
      }
      // Writes the small table anew; the large one is only tidied, since nobody could vote meanwhile.
      await run('VACUUM (FULL) comment');
      await run('VACUUM event, vote');
      return deleted;
    },
    redate: (now) =>
      locked(pool, maintenanceLock, async (client) => {
        const counts: number[] = [];
        for (const [sql, ...values] of redatings(now)) {
          counts.push((await client.query(numbered(sql), values)).rowCount ?? 0);
        }
        return counts[0] ?? 0;
      }),
  };
}

/** What copies a store to another. */
function pagesOf({ rows, run }: Connection): Pick<Store, 'readPage' | 'writePage'> {
  return {
    readPage: async (table, after, limit) => {
      const names = Object.keys(tables[table].columns);
      const key = after ? keyOf(table, after).map(({ value }) => value) : [];
      const page = await rows<Record<string, string | number | null>>(readPage(table, after, limit), ...key);
      return page.map((row) => names.map((name) => row[name] ?? null));
    },
    writePage: async (table, page) => {
      if (page.length > 0) await run(insertRows(table), ...toArrays(table, page));
    },
  };
}

/** The statement for a batch. `query_timeout` of a single query is documented, but missing in its types. */
function append(values: readonly unknown[]): QueryConfig {
  const query = { name: 'append', text: appendSql, values: [...values], query_timeout: appendTimeoutMs };
  return query;
}

const arrayType = (type: ColumnType) => `?::${type}[]`;

const insertRows = (table: CopiedTable) =>
  insertSql(table, `SELECT * FROM unnest(${Object.values(tables[table].columns).map(arrayType).join(', ')})`);

/** Rows as one array for each column: a thousand rows are one statement with a dozen parameters. */
const toArrays = (table: CopiedTable, rows: readonly CopiedRow[]) =>
  Object.keys(tables[table].columns).map((_, index) => rows.map((row) => row[index] ?? null));
