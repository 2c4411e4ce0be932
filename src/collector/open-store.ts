/** Finds the store that a `DATABASE_URL` names. */
import { fileURLToPath } from 'node:url';
import { openPostgresStore } from './postgres/postgres-store.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

/** A URL that doesn't name a store, explained to the person who set it. */
class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
}

/**
 * Opens `sqlite:path/to/file.db`, `sqlite:/absolute.db`, `file:///…` or `postgres://…`. SQLite may be opened for
 * reading beside a running collector.
 */
export async function openStore(
  databaseUrl: string,
  options: { readonly readOnly?: boolean } = {},
): Promise<Store> {
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return await openPostgresStore({ url: databaseUrl });
  const file = sqliteFile(databaseUrl);
  if (file === undefined) {
    throw new DatabaseUrlError(
      `DATABASE_URL "${withoutPassword(databaseUrl)}" names no store: use "sqlite:.data/feedback.db" or "postgres://user:password@host/database".`,
    );
  }
  return await openSqliteStore({ file, ...options });
}

/** The file of a SQLite URL; `undefined` for other URLs. */
export function sqliteFile(databaseUrl: string): string | undefined {
  if (databaseUrl.startsWith('file://')) return fileURLToPath(databaseUrl);
  const [, file] = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(databaseUrl) ?? [];
  return file;
}

const withoutPassword = (url: string) => url.replace(/:\/\/[^@/]*@/, '://…@');
