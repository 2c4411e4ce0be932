/** Keeps evidence in a thread of its own, with a connection of its own: it may take a minute, and readers wait for none of it. */
import { workerData } from 'node:worker_threads';
import { siteDays } from '#model/feedback/site-days.ts';
import { keepEvidence } from './evidence.ts';
import { openStore } from './open-store.ts';

/** What the thread is told. */
export interface EvidenceTask {
  readonly databaseUrl: string;
  readonly now: number;
  readonly timeZone: string;
}

// The one that starts this thread passes nothing else.
const { databaseUrl, now, timeZone } = workerData as EvidenceTask;
const store = await openStore(databaseUrl);
try {
  await keepEvidence(store, now, siteDays(timeZone));
} finally {
  await store.close();
}
