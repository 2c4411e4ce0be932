/**
 * Writes days that are over, and evidence, in a thread of its own, with a connection of its own: it may take minutes, and
 * readers wait for none of it.
 */
import { workerData } from 'node:worker_threads';
import { siteDays } from '#model/feedback/site-days.ts';
import { keepEvidence } from './evidence.ts';
import { openStore } from './open-store.ts';
import { keepSearchDays } from './search-days.ts';

/** What the thread is told. */
export interface CountingTask {
  readonly databaseUrl: string;
  readonly now: number;
  readonly timeZone: string;
  /** How long events are kept. */
  readonly eventDays: number;
}

// The one that starts this thread passes nothing else.
const { databaseUrl, now, timeZone, eventDays } = workerData as CountingTask;
const days = siteDays(timeZone);
const store = await openStore(databaseUrl);
try {
  await keepSearchDays(store, now, days, { eventDays });
  await keepEvidence(store, now, days);
} finally {
  await store.close();
}
