/** Opens a store with one migration more than there is, as a newer collector would: a process to be killed in it. */
import { readMigrations, toMigration } from '#collector/migrations.ts';
import { sqliteFile } from '#collector/open-store.ts';
import { openPostgresStore } from '#collector/postgres/postgres-store.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import type { Store } from '#collector/store.ts';

/** Opens the store of a URL and migrates it with the SQL. */
export async function openMigrated(databaseUrl: string, sql: string): Promise<Store> {
  const file = sqliteFile(databaseUrl);
  const migrations = readMigrations(file === undefined ? 'postgres' : 'sqlite');
  migrations.push(toMigration(migrations.length + 1, sql));
  return file === undefined
    ? await openPostgresStore({ url: databaseUrl, migrations })
    : await openSqliteStore({ file, migrations });
}

if (import.meta.main) {
  const [databaseUrl = '', sql = ''] = process.argv.slice(2);
  await (await openMigrated(databaseUrl, sql)).close();
}
