/** Databases of a test file: new SQLite files, and new databases of one PostgreSQL server where there is one. */
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { temporaryFolder } from './samples.ts';

/** What votes can be kept in. */
export const storeKinds = ['sqlite', 'postgres'] as const;
type StoreKind = (typeof storeKinds)[number];

export interface Databases {
  /** A temporary folder, deleted in the end. */
  readonly folder: string;
  /** From the first hook or test on; `undefined` where PostgreSQL is missing. */
  readonly server: PostgresServer | undefined;
  /** Path of a SQLite file that does not exist yet. */
  readonly newFile: () => string;
  /** URL of a new, empty database; `undefined` where PostgreSQL is wanted and missing. */
  create(kind: StoreKind): Promise<string | undefined>;
}

/** Starts a PostgreSQL server before all tests of a file, and removes everything after them. */
export function useDatabases(): Databases {
  const folder = temporaryFolder();
  let server: PostgresServer | undefined;
  let made = 0;

  beforeAll(async () => {
    const started = await startPostgres();
    server = 'server' in started ? started.server : undefined;
  }, 300_000);
  afterAll(async () => {
    await server?.remove();
    folder.remove();
  });

  const newFile = () => {
    made += 1;
    return join(folder.path, `${made}.db`);
  };
  return {
    folder: folder.path,
    get server() {
      return server;
    },
    newFile,
    create: async (kind) => {
      if (kind === 'sqlite') return `sqlite:${newFile()}`;
      made += 1;
      return await server?.createDatabase(`test${made}`);
    },
  };
}
