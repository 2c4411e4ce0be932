/** Changes of the database's schema: numbered SQL files per dialect, forward only. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export interface Migration {
  readonly version: number;
  readonly sql: string;
  readonly checksum: string;
}

/** The database was made by a newer Fener, or somebody changed a migration that has run. */
class SchemaError extends Error {
  override readonly name = 'SchemaError';
}

/** The migrations of a dialect, oldest first. */
export function readMigrations(dialect: 'sqlite' | 'postgres'): Migration[] {
  const folder = new URL(`./migrations/${dialect}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8');
      return toMigration(Number.parseInt(name, 10), sql);
    });
}

/** A migration and the checksum by which it is known. */
export const toMigration = (version: number, sql: string): Migration => ({
  version,
  sql,
  checksum: hash('sha256', sql),
});

/** The migrations that a database still needs. Throws `SchemaError` where it is not one of ours or too new. */
export function pendingMigrations(
  applied: readonly { readonly version: number; readonly checksum: string }[],
  available: readonly Migration[],
): Migration[] {
  const known = new Map(available.map((migration) => [migration.version, migration]));
  for (const { version, checksum } of applied) {
    const migration = known.get(version);
    if (!migration) {
      throw new SchemaError(
        `The feedback database has schema ${version}, newer than this collector knows. Update the collector.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new SchemaError(
        `Migration ${version} has changed since it ran on this database. Restore the file: changes get a new number.`,
      );
    }
  }
  const done = new Set(applied.map(({ version }) => version));
  return available.filter(({ version }) => !done.has(version));
}
