/** Reads from a store what the report needs. */
import { createSearchCounter, type SearchReport } from '#model/feedback/searches.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { openDays } from '#collector/maintenance.ts';
import type { Store } from '#collector/store.ts';
import type { ReportInput } from './report.ts';

/** How many days of votes count. What readers said before that was about another text and another service. */
const reportDays = 365;
/** How many days of searches count, never more than are kept. */
const searchDays = 90;

/** Everything up to and with `today`, in days since 1970-01-01. */
export async function readReportInput(
  store: Store,
  manifest: FeedbackManifest,
  today: number,
): Promise<ReportInput> {
  const from = today - reportDays;
  const [votes, comments, revisions, rollups, tallies, setAside, searches] = await Promise.all([
    store.readVotes(from, today),
    store.readComments(from),
    store.readRevisions(),
    store.readRollups(from, today - openDays),
    store.readTallies(from),
    store.readSetAside(),
    readSearches(store, today),
  ]);
  return { today, manifest, votes, comments, revisions, rollups, tallies, setAside, searches };
}

/** Counts searches day by day; the next day is read while one is counted. */
async function readSearches(store: Store, today: number): Promise<SearchReport[]> {
  const days = await store.readDays();
  const last = Math.min(today, days?.last ?? -1);
  const readDay = async (day: number) => (day <= last ? await store.readSearches(day) : []);
  const counter = createSearchCounter();
  let day = Math.max(today - searchDays, days?.first ?? 0);
  let next = readDay(day);
  while (day <= last) {
    const found = await next;
    day += 1;
    next = readDay(day);
    counter.addDay(found);
  }
  return counter.finish();
}
