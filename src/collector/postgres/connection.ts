/** A pool of connections to PostgreSQL, and how statements run on them. */
import { Pool, types, type PoolClient, type QueryResultRow } from 'pg';
import { toStoreError } from './errors.ts';

/** `count(*)` and times are 64-bit integers, far below 2^53. */
const int8 = 20;
/** A reader's browser waits eight seconds: by then a batch that cannot be written has been answered. */
const lockTimeoutMs = 5000;

export interface Connection {
  readonly pool: Pool;
  /** Rows of a query, with `?` for values. Their shape is the select list of the query beside the call. */
  readonly rows: <Row extends QueryResultRow>(sql: string, ...values: readonly unknown[]) => Promise<Row[]>;
  /** Runs a statement, and gives how many rows it changed. */
  readonly run: (sql: string, ...values: readonly unknown[]) => Promise<number>;
}

/** Makes a pool; it connects when it is first used. */
export function connect(url: string, connections: number): Connection {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    query_timeout: 60_000,
    lock_timeout: lockTimeoutMs,
    keepAlive: true,
    application_name: 'feedback-collector',
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary'): unknown =>
        id === int8 ? Number : types.getTypeParser(id, format),
    },
  });
  // An idle connection that breaks is replaced by the pool; the next query says if that was not enough.
  pool.on('error', () => undefined);

  const query = async <Row extends QueryResultRow>(sql: string, values: readonly unknown[]) => {
    try {
      return await pool.query<Row>(numbered(sql), [...values]);
    } catch (error) {
      throw toStoreError(error);
    }
  };
  return {
    pool,
    rows: async <Row extends QueryResultRow>(sql: string, ...values: readonly unknown[]) =>
      (await query<Row>(sql, values)).rows,
    run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
  };
}

/** The same statement with `$1`, `$2` … for its values. */
export function numbered(sql: string): string {
  let n = 0;
  return sql.replaceAll('?', () => `$${(n += 1)}`);
}

/** Runs the work in a transaction that only one collector is in at a time. */
export async function locked<Result>(
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
    // The wait ends when the other collector has finished its work.
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
