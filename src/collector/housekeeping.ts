/** What the collector does every hour: retention, counts, and once a day evidence and a backup. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { dayMs } from '#base/day.ts';
import { errorText } from '#base/error-text.ts';
import { missesEvidence } from './evidence.ts';
import type { EvidenceTask } from './evidence-thread.ts';
import {
  backUp,
  backupsFolder,
  defaultRetention,
  dropCopiesBeforeMigrations,
  maintain,
  newestBackup,
} from './maintenance.ts';
import { sqliteFile } from './open-store.ts';
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
  let [evidence, isStopped]: [Worker | undefined, boolean] = [undefined, false];
  const keepEvidence = async (now: number) => {
    const isMissing = await missesEvidence(store, now, options.days());
    if (!isMissing || evidence || isStopped || file === ':memory:') return;
    evidence = startEvidence({ databaseUrl, now, timeZone: options.days().zone });
    evidence.on('error', (error) => log(`feedback: ${errorText(error)}`));
    evidence.on('exit', () => (evidence = undefined));
  };
  const run = async () => {
    if (monotonic() < startsAt) return;
    const now = clock();
    await maintain(store, now, retention, options.days());
    await keepEvidence(now);
    if (file === undefined || file === ':memory:') return;
    const folder = backupsFolder(databaseUrl);
    const newest = await newestBackup(folder, now);
    if (newest === undefined || now - newest >= dayMs) await backUp(store, folder, now);
    await dropCopiesBeforeMigrations(file, now);
  };
  const stop = async () => {
    isStopped = true;
    await evidence?.terminate();
  };
  return { run, stop };
}

/** Starts the thread that keeps evidence. */
const startEvidence = (task: EvidenceTask) =>
  new Worker(new URL(`./evidence-thread${extname(import.meta.url)}`, import.meta.url), { workerData: task });
