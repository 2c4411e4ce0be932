/** Databases for measurements: SQLite always, PostgreSQL where it is or can be installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../collector/postgres-server.ts';

export interface MeasuredStore {
  readonly name: 'sqlite' | 'postgres';
  /** URL of a new, empty database. */
  readonly create: (database: string) => Promise<string>;
}

/** Runs the work on each store, one after the other, in a temporary folder, and gives the results. */
export async function onEachStore<Result>(
  work: (store: MeasuredStore, folder: string) => Promise<Result>,
): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'feedback-bench-'));
  const postgres = await startPostgres();
  const results: Result[] = [];
  try {
    const create = async (database: string) => `sqlite:${join(folder, `${database}.db`)}`;
    results.push(await work({ name: 'sqlite', create }, folder));
    if ('server' in postgres) {
      const { createDatabase } = postgres.server;
      results.push(await work({ name: 'postgres', create: createDatabase }, folder));
    }
  } finally {
    if ('server' in postgres) await postgres.server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}
