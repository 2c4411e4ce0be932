/** Work in a SQLite database that is done as a whole or not at all. */
import type { DatabaseSync } from 'node:sqlite';
import { toStoreError } from './errors.ts';

/** Runs the work in a transaction. */
export const transaction = <Result>(db: DatabaseSync, work: () => Result): Result =>
  guarded(db, () => {
    db.exec('BEGIN IMMEDIATE');
    const result = work();
    db.exec('COMMIT');
    return result;
  });

/** Leaves no transaction open when the work fails. SQLite has already rolled back when the disk is full. */
export function guarded<Result>(db: DatabaseSync, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw toStoreError(error);
  }
}
