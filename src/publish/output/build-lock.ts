/** One build of a content folder at a time: two would write the same cache and the same output. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { shownPath } from '#files/places.ts';
import { problem, type Problem } from '#problems/problem.ts';

/** A lock that is held until it is released, or the problem that another process holds it. */
export type BuildLock =
  | { readonly release: () => void; readonly problem?: never }
  | { readonly problem: Problem; readonly release?: never };

/** Result codes of SQLite: https://www.sqlite.org/rescode.html. */
const busy = 5;
const notADatabase = 26;

/**
 * Takes the lock of a cache folder: an exclusive transaction on an empty SQLite file. The system ends it with the
 * process, however that ends, so that no lock is ever left behind.
 *
 * Problems: `build-running`.
 */
export function takeBuildLock(cacheDir: string): BuildLock {
  const path = join(cacheDir, 'build.lock');
  mkdirSync(cacheDir, { recursive: true });
  const database = new DatabaseSync(path);
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    const { errcode } = error as { readonly errcode?: number };
    if (errcode === notADatabase) {
      rmSync(path);
      return takeBuildLock(cacheDir);
    }
    if (errcode !== busy) throw error;
    const message = 'Another process is building the same content.';
    return {
      problem: problem('build-running', { file: shownPath(path) }, message, 'Wait until it is done.'),
    };
  }
}
