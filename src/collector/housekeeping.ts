/** What the collector does every hour: retention, counts, and a backup a day. */
import { dayMs } from '#base/day.ts';
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
}): Promise<() => Promise<void>> {
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
  return async () => {
    if (monotonic() < startsAt) return;
    const now = clock();
    await maintain(store, now, retention, options.days());
    if (file === undefined || file === ':memory:') return;
    const folder = backupsFolder(databaseUrl);
    const newest = await newestBackup(folder, now);
    if (newest === undefined || now - newest >= dayMs) await backUp(store, folder, now);
    await dropCopiesBeforeMigrations(file, now);
  };
}
