/** Brings a PostgreSQL database to the schema of this version. */
import type { Pool } from 'pg';
import { pendingMigrations, type Migration } from '#collector/migrations.ts';
import { locked } from './connection.ts';

/** Any number, the same in every collector: one of them migrates at a time. */
const migrationLock = 7_210_431;

/** Runs all pending migrations in one transaction. */
export async function migrate(pool: Pool, available: readonly Migration[]): Promise<void> {
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
