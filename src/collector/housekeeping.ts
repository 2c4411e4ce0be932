/** What the collector does every hour: retention, and once a day counts, evidence and a backup. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { dayMs } from '#base/day.ts';
import { errorText } from '#base/error-text.ts';
import type { Chores } from './chores-thread.ts';
import { missesEvidence } from './evidence.ts';
import {
  backupsFolder,
  defaultRetention,
  dropCopiesBeforeMigrations,
  newestBackup,
  pruneOldest,
} from './maintenance.ts';
import { sqliteFile } from './open-store.ts';
import { missingSearchDays } from './search-days.ts';
import type { SiteDays } from '#model/feedback/site-days.ts';
import type { Retention, Store } from './store.ts';

/** After so long without any event a clock that is ahead is as likely as a quiet site. */
const longRestDays = 30;

export interface Housekeeping {
  /** What is due every hour. */
  readonly run: () => Promise<void>;
  /** Ends what goes on beside it. */
  readonly stop: () => Promise<void>;
}

/** The hourly work on a store. After a long rest it deletes nothing for a day, so that a wrong clock can be seen. */
export async function createHousekeeping(options: {
  readonly store: Store;
  readonly databaseUrl: string;
  readonly retention?: Retention | undefined;
  readonly clock: () => number;
  readonly monotonic: () => number;
  readonly log: (line: string) => void;
  /** Days of the site, as its manifest says. */
  readonly days: () => SiteDays;
}): Promise<Housekeeping> {
  const { store, databaseUrl, retention = defaultRetention, clock, monotonic, log } = options;
  const file = sqliteFile(databaseUrl);
  const today = Math.floor(clock() / dayMs);
  const restDays = today - ((await store.readDays())?.last ?? today);
  const startsAt = restDays > longRestDays ? monotonic() + dayMs : 0;
  if (startsAt > 0) {
    log(
      `feedback: the newest event is ${restDays} days old. If the clock is right all is well, and what is too old is deleted from tomorrow on.`,
    );
  }
  let [chores, isStopped]: [Worker | undefined, boolean] = [undefined, false];
  // A database in memory is this thread's alone, and reports count it as it is.
  const doChores = async (now: number) => {
    if (chores || isStopped || file === ':memory:') return;
    const days = options.days();
    const isBackupDue = file !== undefined && isOld(await newestBackup(backupsFolder(databaseUrl), now), now);
    const isCountDue =
      (await missingSearchDays(store, now, days, retention)).length > 0 ||
      (await missesEvidence(store, now, days));
    if (!isBackupDue && !isCountDue) return;
    const { eventDays } = retention;
    chores = startChores({ databaseUrl, now, timeZone: days.zone, eventDays, isBackupDue });
    chores.on('error', (error) => log(`feedback: ${errorText(error)}`));
    chores.on('exit', () => (chores = undefined));
  };
  const run = async () => {
    if (monotonic() < startsAt) return;
    const now = clock();
    await doChores(now);
    await pruneOldest(store, now, retention);
    if (file !== undefined && file !== ':memory:') await dropCopiesBeforeMigrations(file, now);
  };
  const stop = async () => {
    isStopped = true;
    await chores?.terminate();
  };
  return { run, stop };
}

const isOld = (backup: number | undefined, now: number) => backup === undefined || now - backup >= dayMs;

/** Starts the thread for what takes long. */
const startChores = (chores: Chores) =>
  new Worker(new URL(`./chores-thread${extname(import.meta.url)}`, import.meta.url), { workerData: chores });
