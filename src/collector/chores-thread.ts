/**
 * Counts days that are over, compares their questions and makes the day's backup, in a thread of its own, with a connection of
 * its own: it may take minutes, and readers wait for none of it.
 */
import { workerData } from 'node:worker_threads';
import { siteDays } from '#model/feedback/site-days.ts';
import { keepEvidence } from './evidence.ts';
import { backUp, backupsFolder } from './maintenance.ts';
import { openStore } from './open-store.ts';
import { keepSearchDays } from './search-days.ts';

/** What the thread is told. */
export interface Chores {
  readonly databaseUrl: string;
  readonly now: number;
  readonly timeZone: string;
  /** How long events are kept. */
  readonly eventDays: number;
  /** Whether a backup is due. */
  readonly isBackupDue: boolean;
}

// The one that starts this thread passes nothing else.
const { databaseUrl, now, timeZone, eventDays, isBackupDue } = workerData as Chores;
const days = siteDays(timeZone);
const store = await openStore(databaseUrl);
try {
  await keepSearchDays(store, now, days, { eventDays });
  await keepEvidence(store, now, days);
  if (isBackupDue) await backUp(store, backupsFolder(databaseUrl), now);
} finally {
  await store.close();
}
