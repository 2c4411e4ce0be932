/** The tables of a report as one SQLite file, for programs that make charts: https://www.sqlite.org/fileformat.html */
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { secureFile } from '#collector/sqlite/database-file.ts';
import type { Table } from './tables.ts';

/** Writes the file anew, for its owner only. Names of tables and columns are ours; a text stays a text. */
export function writeSqlite(file: string, tables: Readonly<Record<string, Table>>): void {
  rmSync(file, { force: true });
  secureFile(file);
  const db = new DatabaseSync(file);
  try {
    db.exec('BEGIN');
    for (const [name, { columns, types, rows }] of Object.entries(tables)) {
      db.exec(
        `CREATE TABLE ${name} (${columns.map((column, place) => `"${column}" ${(types[place] ?? 'text').toUpperCase()}`).join(', ')}) STRICT`,
      );
      const insert = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(...row);
    }
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}
