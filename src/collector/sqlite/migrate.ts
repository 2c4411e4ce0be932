/** Brings a SQLite file to the schema of this version. */
import type { DatabaseSync } from 'node:sqlite';
import { pendingMigrations, type Migration } from '#collector/migrations.ts';
import { isWritten, secureFile } from './database-file.ts';
import { transaction } from './transaction.ts';

/** The migrations that have run, oldest first. */
export const appliedMigrations = (
  db: DatabaseSync,
): { readonly version: number; readonly checksum: string }[] =>
  db
    .prepare('SELECT version, checksum FROM migration ORDER BY version')
    .all()
    .map((row) => ({ version: Number(row['version']), checksum: String(row['checksum']) }));

/** All pending migrations in one transaction, after a copy of a database that has data. */
export function migrate(db: DatabaseSync, file: string, available: readonly Migration[]): void {
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
