/** What has to be done from time to time: retention, counts of days, backups. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { copyStore } from './copy-store.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import type { PruneResult, Retention, Store } from './store.ts';

/** Visitors' marks 48 hours, events 90 days, comments 180 days, votes and counts 25 months. */
export const defaultRetention: Retention = { visitorDays: 2, eventDays: 90, commentDays: 180, voteDays: 760 };

const dayMs = 86_400_000;
/** Events may be dated up to 14 days back, so these days may still change. */
export const openDays = 15;

const backupName = /^feedback-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})\.db$/;

export interface MaintenanceResult extends PruneResult {
  readonly setAside: number;
}

/** Does all of it once: sets repeats aside while visitors can be told apart, counts days, then deletes. */
export async function maintain(
  store: Store,
  now: number,
  retention: Retention = defaultRetention,
): Promise<MaintenanceResult> {
  const today = Math.floor(now / dayMs);
  const setAside = await store.setAsideRepeats();
  await store.rollup(today - openDays, today);
  return { setAside, ...(await store.prune(now, retention)) };
}

/**
 * Writes a copy of the store as one SQLite file, checks it and gives its name. Of files in the folder, the newest
 * `keep` stay.
 */
export async function backUp(store: Store, folder: string, now: number, keep = 7): Promise<string> {
  await mkdir(folder, { recursive: true });
  const name = `feedback-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}.db`;
  const file = join(folder, name);
  await rm(file, { force: true });
  if (store.backup) {
    await store.backup(file);
  } else {
    const target = await openSqliteStore({ file });
    await copyStore(store, target);
    await target.close();
  }
  checkCopy(file);
  const copies = (await readdir(folder)).filter((entry) => backupName.test(entry)).toSorted();
  await Promise.all(copies.slice(0, -keep).map((old) => rm(join(folder, old))));
  return file;
}

/** When the newest backup of a folder was made; `undefined` where there is none. */
export async function newestBackup(folder: string): Promise<number | undefined> {
  const names = await readdir(folder).catch(() => []);
  const times = names.flatMap((name) => {
    const [, day, hour, minute, second] = backupName.exec(name) ?? [];
    return day === undefined ? [] : [Date.parse(`${day}T${hour}:${minute}:${second}Z`)];
  });
  return times.length === 0 ? undefined : Math.max(...times);
}

/** A copy that cannot be read back is no backup. One file is easier to carry than three: no log beside it. */
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
