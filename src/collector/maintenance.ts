/** What has to be done from time to time: retention, counts of days, backups. */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { dayMs } from '#base/day.ts';
import { sum } from '#base/sum.ts';
import { siteDays, type SiteDays } from '#model/feedback/site-days.ts';
import { copyStore } from './copy-store.ts';
import { sqliteFile } from './open-store.ts';
import { keepSearchDays } from './search-days.ts';
import { copiesBeforeMigrations, ownersFolder, secureFile } from './sqlite/database-file.ts';
import { forgetInCopy } from './sqlite/forget.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import { toleratedJumpMs } from './steady-clock.ts';
import type { Forgettable, PruneResult, Retention, Store } from './store.ts';

/** Events 90 days, comments 180 days, votes and counts 25 months. */
export const defaultRetention: Retention = { eventDays: 90, commentDays: 180, voteDays: 760 };

/** What is behind the name of a backup that isn't whole yet. */
const unfinished = '.unfinished';

/** What files of backups are called. */
export const backupName = /^feedback-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})\.db$/;

/**
 * How many days of events, comments and votes one round deletes at most: the oldest. Rounds come every hour, so after a
 * month of rest it takes a day to catch up, and an hour with a clock that is years ahead costs one day of the oldest.
 */
const mostDays = 1;

/** Does all of it once: counts days, then deletes. */
export async function maintain(
  store: Store,
  now: number,
  retention: Retention = defaultRetention,
  days: SiteDays = siteDays(),
): Promise<PruneResult> {
  await keepSearchDays(store, now, days, retention);
  return await pruneOldest(store, now, retention);
}

/** Deletes what is too old, as much as one round may. */
export const pruneOldest = (store: Store, now: number, retention: Retention): Promise<PruneResult> =>
  store.prune(now, retention, mostDays);

/** Where the copies of a database are kept: beside a SQLite file, otherwise with the data of this folder. */
export function backupsFolder(databaseUrl: string): string {
  const file = sqliteFile(databaseUrl);
  return file === undefined ? '.data/backups' : join(dirname(file), 'backups');
}

/**
 * Writes a copy of the store as one SQLite file that its owner alone may read, checks it and gives its name. Of files
 * in the folder, the newest `keep` stay; a date in the future, from a clock that was ahead, does not make a file new.
 */
export async function backUp(store: Store, folder: string, now: number, keep = 7): Promise<string> {
  await mkdir(folder, { recursive: true, mode: ownersFolder });
  const name = `feedback-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}.db`;
  await dropUnfinished(folder);
  const file = join(folder, name + unfinished);
  secureFile(file);
  if (store.backup) {
    await store.backup(file);
  } else {
    const target = await openSqliteStore({ file });
    await copyStore(store, target);
    await target.close();
  }
  checkCopy(file);
  await rename(file, join(folder, name));
  const copies = await backupsIn(folder);
  const byAge = copies.toSorted((a, b) => Number(isAhead(b.at, now)) - Number(isAhead(a.at, now)));
  for (const { path } of copies) secureFile(path);
  await Promise.all(byAge.slice(0, -keep).map(({ path }) => rm(path, { force: true })));
  return join(folder, name);
}

/** Deletes what is left of backups that were cut off: another may be at work on one of today. */
async function dropUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (name.endsWith(unfinished) && Date.now() - (await stat(file)).mtimeMs > dayMs) await rm(file);
  }
}

/** Deletes copies from before a migration that are older than a week: by then there are as many backups. */
export async function dropCopiesBeforeMigrations(databaseFile: string, now: number): Promise<void> {
  for (const copy of copiesBeforeMigrations(databaseFile)) {
    if (now - (await stat(copy)).mtimeMs > 7 * dayMs) await rm(copy);
  }
}

/** Deletes what is to be forgotten from every copy too; gives how many rows of how many files. */
export async function forgetInCopies(
  databaseUrl: string,
  what: Forgettable,
): Promise<{ readonly files: number; readonly rows: number }> {
  const file = sqliteFile(databaseUrl);
  const backups = (await backupsIn(backupsFolder(databaseUrl))).map(({ path }) => path);
  const copies = [...backups, ...(file === undefined ? [] : copiesBeforeMigrations(file))];
  return { files: copies.length, rows: sum(copies, (copy) => forgetInCopy(copy, what)) };
}

/** When the newest backup of a folder was made; `undefined` where there is none. */
export async function newestBackup(folder: string, now = Infinity): Promise<number | undefined> {
  return (await backupsIn(folder)).findLast(({ at }) => !isAhead(at, now))?.at;
}

const isAhead = (at: number, now: number) => at > now + toleratedJumpMs;

/** The backups of a folder, oldest first. */
async function backupsIn(folder: string): Promise<{ readonly path: string; readonly at: number }[]> {
  const names: string[] = await readdir(folder).catch(() => []);
  return names.toSorted().flatMap((name) => {
    const [, day, hour, minute, second] = backupName.exec(name) ?? [];
    if (day === undefined) return [];
    return [{ path: join(folder, name), at: Date.parse(`${day}T${hour}:${minute}:${second}Z`) }];
  });
}

/** A copy that can't be read back is not a backup. One file is easier to carry than three: no log beside it. */
function checkCopy(file: string): void {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA journal_mode = DELETE');
    const result = db.prepare('PRAGMA integrity_check').get();
    if (result?.['integrity_check'] !== 'ok') throw new Error(`The backup ${file} is damaged.`);
  } finally {
    db.close();
  }
}
