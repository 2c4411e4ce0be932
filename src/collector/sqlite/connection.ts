/** An open SQLite file: its settings, its schema, and how statements run in it. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { readMigrations, type Migration } from '#collector/migrations.ts';
import { secureFile, watchFile } from './database-file.ts';
import { migrate } from './migrate.ts';

export interface DatabaseOptions {
  readonly file: string;
  /** For reports beside a running collector: nothing is created, migrated or written. */
  readonly readOnly?: boolean;
  /** `NORMAL` may lose the last commits when the power fails; the default, `FULL`, does not. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Largest size of the file in pages: how tests fill the disk. */
  readonly maxPages?: number | undefined;
  readonly migrations?: readonly Migration[];
}

export interface Connection {
  readonly file: string;
  readonly db: DatabaseSync;
  /** Runs a statement once for all values, and gives how many rows it changed. */
  readonly run: (sql: string, ...values: SQLInputValue[]) => number;
  /** Rows of a query. Their shape is the select list of the query beside the call. */
  readonly all: <Row>(sql: string, ...values: readonly SQLInputValue[]) => Row[];
  /** Throws where the file was deleted, moved or replaced. */
  readonly expectInPlace: () => void;
  readonly close: () => void;
}

/** Opens the file, creates or migrates it. Throws `SchemaError`. */
export function connect(options: DatabaseOptions): Connection {
  const { file, readOnly = false } = options;
  const isKept = !readOnly && file !== ':memory:';
  if (isKept) secureFile(file);
  // Another process may be creating the file, or migrating it.
  const db = new DatabaseSync(file, { readOnly, timeout: 10_000 });
  if (!readOnly) {
    setPragmas(db, options);
    migrate(db, file, options.migrations ?? readMigrations('sqlite'));
  }
  db.exec('PRAGMA busy_timeout = 250');
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    file,
    db,
    run: (sql, ...values) => Number(prepared(sql).run(...values).changes),
    all: <Row>(sql: string, ...values: readonly SQLInputValue[]) => prepared(sql).all(...values) as Row[],
    expectInPlace: isKept ? watchFile(file, () => foldLog(db)) : () => undefined,
    close: () => {
      if (!readOnly) foldLog(db);
      db.close();
    },
  };
}

/** Puts what the log holds into the file, and empties it; gives whether nobody was in the way. */
export const foldLog = (db: DatabaseSync): boolean =>
  db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;

/** Every pragma is set: defaults differ between builds of SQLite. What is deleted is overwritten with zeros. */
function setPragmas(db: DatabaseSync, { synchronous = 'FULL', maxPages }: DatabaseOptions): void {
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA wal_autocheckpoint = 12000;
    PRAGMA journal_size_limit = 67108864; PRAGMA mmap_size = 0; PRAGMA cache_size = -32000; PRAGMA trusted_schema = OFF;
    PRAGMA secure_delete = ON;`);
  if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
}
