/** The store for more than one machine: PostgreSQL, or what speaks its protocol and its `ON CONFLICT`. */
import { Pool, types, type PoolClient, type QueryConfig, type QueryResultRow } from 'pg';
import { dayMs } from '#base/day.ts';
import { pendingMigrations, readMigrations, type Migration } from '#collector/migrations.ts';
import {
  dayOf,
  deleteRollup,
  deleteSome,
  forgetting,
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
import { toSearchRows } from '#collector/search-rows.ts';
import { type CopiedRow, type CopiedTable, type RowResult, type Store } from '#collector/store.ts';
import { tables, type ColumnType } from '#collector/tables.ts';
import { appendColumns, appendSql } from './append.ts';
import { toStoreError } from './errors.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`. */
  readonly url: string;
  /** Connections of this process; default 6. */
  readonly connections?: number | undefined;
  readonly migrations?: readonly Migration[];
}

/** `count(*)` and times are 64-bit integers, far below 2^53. */
const int8 = 20;
const searches = readSearches(
  'json_agg',
  'json_build_array(kind, locale, episode, day, received_at, data::json)',
);
/** Any number, the same in every collector: one of them migrates or maintains at a time. */
const migrationLock = 7_210_431;
const maintenanceLock = 7_210_432;
/** A reader's browser waits eight seconds: by then a batch that cannot be written has been answered. */
const lockTimeoutMs = 5000;
const appendTimeoutMs = 7000;
/** Later than any day there is. */
const lastDay = 1_000_000;

const numbered = (sql: string) => {
  let n = 0;
  return sql.replaceAll('?', () => `$${(n += 1)}`);
};

/** Connects, creates or migrates the tables, and gives the store. Rejects where that is impossible. */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const pool = new Pool({
    connectionString: options.url,
    max: options.connections ?? 6,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    query_timeout: 60_000,
    lock_timeout: lockTimeoutMs,
    keepAlive: true,
    application_name: 'feedback-collector',
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === int8 ? Number : types.getTypeParser(id, format),
    },
  });
  // An idle connection that breaks is replaced by the pool; the next query says if that was not enough.
  pool.on('error', () => undefined);

  const query = async <Row extends QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
    try {
      return await pool.query<Row>(numbered(sql), [...values]);
    } catch (error) {
      throw toStoreError(error);
    }
  };
  const rows = async <Row extends QueryResultRow>(sql: string, ...values: readonly unknown[]) =>
    (await query<Row>(sql, values)).rows;
  const run = async (sql: string, ...values: readonly unknown[]) => (await query(sql, values)).rowCount ?? 0;

  /** Runs a statement that changes at most `pruneStep` rows until there are no more. */
  const repeat = async (sql: string, value: number) => {
    let sum = 0;
    for (let n = pruneStep; n === pruneStep; sum += n) n = await run(sql, value);
    return sum;
  };
  const prune = async (kind: Pruned, limit: number, mostDays: number) => {
    const [row] = await rows<{ oldest: number | null }>(readOldest(kind));
    const oldest = row?.oldest ?? Infinity;
    if (oldest >= limit) return 0;
    return await repeat(deleteSome(kind), Math.min(limit, oldest + mostDays * dayOf(kind)));
  };

  try {
    await migrate(pool, options.migrations ?? readMigrations('postgres'));
  } catch (error) {
    await pool.end();
    throw error;
  }

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
        insertSql('revision'),
        ...toArrays(
          'revision',
          revisions.map(({ article, locale, rev, epoch, day }) => [article, locale, rev, epoch, day]),
        ),
      );
      return await rows(reportQueries.revisions);
    },
    addTallies: async (counts) => {
      await run(
        `INSERT INTO tally (day, name, n) SELECT * FROM unnest(?::integer[], ?::text[], ?::bigint[])
         ON CONFLICT (day, name) DO UPDATE SET n = tally.n + excluded.n`,
        ...toArrays(
          'tally',
          counts.map(({ day, name, n }) => [day, name, n]),
        ),
      );
    },
    readVotes: (from, to) => rows(reportQueries.votes, from, to),
    readComments: (from) => rows(reportQueries.comments, from),
    readSearches: async (day) => {
      const [found] = await rows<{ text: string | null }>(searches, day * dayMs, (day + 1) * dayMs);
      return toSearchRows(found?.text ?? '[]');
    },
    readRollups: (from, openDay) => rows(readRollups, from, openDay, openDay * dayMs, openDay, lastDay),
    readTallies: (from) => rows(reportQueries.tallies, from),
    readSetAside: () => rows(reportQueries.flagged),
    readRevisions: () => rows(reportQueries.revisions),
    readDays: async () => {
      const [days] = await rows<{ first: number | null; last: number | null }>(reportQueries.days);
      const { first = null, last = null } = days ?? {};
      return first === null || last === null
        ? undefined
        : { first: Math.floor(first / dayMs), last: Math.floor(last / dayMs) };
    },
    rollup: (from, to) =>
      locked(pool, maintenanceLock, async (client) => {
        await client.query(numbered(deleteRollup), [from, to]);
        await client.query(numbered(insertRollup), [from * dayMs, from, to]);
      }),
    prune: async (now, keep, mostDays = Infinity) => {
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
      if (result.comments > 0) await query('VACUUM comment');
      return result;
    },
    forget: async (what) => {
      let deleted = 0;
      for (const sql of forgetting(what, 'strpos')) {
        deleted += await run(sql, 'text' in what ? what.text : what.voteKey);
      }
      // Writes the small table anew; the large one is only tidied, since nobody could vote meanwhile.
      await query('VACUUM (FULL) comment');
      await query('VACUUM event, vote');
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
    readPage: async (table, after, limit) => {
      const { columns, key } = tables[table];
      const names = Object.keys(columns);
      const start = after ? ` WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : '';
      const values = after ? key.map((name) => after[names.indexOf(name)]) : [];
      const sql = `SELECT ${names.join(', ')} FROM ${table}${start} ORDER BY ${key.join(', ')} LIMIT ${limit}`;
      return (await rows<Record<string, string | number | null>>(sql, ...values)).map((row) =>
        names.map((name) => row[name] ?? null),
      );
    },
    writePage: async (table, page) => {
      if (page.length > 0) await run(insertSql(table), ...toArrays(table, page));
    },
    health: async () => {
      const [row] = await rows<{ n: number }>('SELECT count(*) AS n FROM migration');
      return { freeBytes: undefined, schema: row?.n ?? 0 };
    },
    close: () => pool.end(),
  };
}

/** The statement for a batch. `query_timeout` of a single query is documented, but missing in its types. */
function append(values: readonly unknown[]): QueryConfig {
  const query = { name: 'append', text: appendSql, values: [...values], query_timeout: appendTimeoutMs };
  return query;
}

/** Runs the work in a transaction that only one collector is in at a time. */
async function locked<Result>(
  pool: Pool,
  lock: number,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect().catch((error: unknown) => {
    throw toStoreError(error);
  });
  let broken: Error | undefined;
  const noteBroken = (error: Error) => {
    broken = error;
  };
  client.on('error', noteBroken);
  try {
    await client.query('BEGIN');
    // Whoever waits here waits for another collector to finish its work.
    await client.query('SET LOCAL lock_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(noteBroken);
    throw error instanceof Error && 'code' in error ? toStoreError(error) : error;
  } finally {
    client.off('error', noteBroken);
    client.release(broken);
  }
}

async function migrate(pool: Pool, available: readonly Migration[]): Promise<void> {
  await locked(pool, migrationLock, async (client) => {
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (version integer PRIMARY KEY, checksum text NOT NULL)',
    );
    const { rows } = await client.query<{ version: number; checksum: string }>(
      'SELECT version, checksum FROM migration ORDER BY version',
    );
    for (const { version, sql, checksum } of pendingMigrations(rows, available)) {
      await client.query(sql);
      await client.query('INSERT INTO migration (version, checksum) VALUES ($1, $2)', [version, checksum]);
    }
  });
}

const arrayType = (type: ColumnType) => `?::${type}[]`;

function insertSql(table: CopiedTable): string {
  const { columns, key, conflict } = tables[table];
  const arrays = Object.values(columns).map(arrayType).join(', ');
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT * FROM unnest(${arrays})
    ON CONFLICT (${key.join(', ')}) ${conflict}`;
}

/** Rows as one array for each column: a thousand rows are one statement with a dozen parameters. */
const toArrays = (table: CopiedTable, rows: readonly CopiedRow[]) =>
  Object.keys(tables[table].columns).map((_, index) => rows.map((row) => row[index] ?? null));
