/** Takes words out of a SQLite file for good: rows, what pages still hold of them, and the log. */
import { DatabaseSync } from 'node:sqlite';
import { forgetting } from '#collector/queries.ts';
import type { Forgettable } from '#collector/store.ts';
import { toBlob } from './blobs.ts';

/** Deletes the rows, then writes the file anew without what earlier versions left in its free space. Gives their number. */
export function forgetIn(db: DatabaseSync, what: Forgettable): number {
  const value = 'text' in what ? what.text : toBlob(what.voteKey);
  db.exec('PRAGMA secure_delete = ON; BEGIN IMMEDIATE');
  let n = 0;
  for (const sql of forgetting(what, 'instr', tablesOf(db))) n += Number(db.prepare(sql).run(value).changes);
  db.exec('COMMIT; VACUUM');
  return n;
}

/** A copy of an earlier version has fewer. */
const tablesOf = (db: DatabaseSync): ReadonlySet<string> =>
  new Set(
    db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => String(name)),
  );

/** The same in a copy that nobody has open, of whatever schema. */
export function forgetInCopy(file: string, what: Forgettable): number {
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    const n = forgetIn(db, what);
    db.exec('PRAGMA journal_mode = DELETE');
    return n;
  } finally {
    db.close();
  }
}
