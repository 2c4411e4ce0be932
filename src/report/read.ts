/** Reads from a store what the report is made of. */
import { buildSearchReports, type SearchRow } from '#model/feedback/searches.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { openDays } from '#collector/maintenance.ts';
import type { Store } from '#collector/store.ts';
import type { ReportInput } from './report.ts';

/** Votes of so many days count: what readers said longer ago was about another text and another service. */
export const reportDays = 365;
/** Searches of so many days count, never more than are kept. */
const searchDays = 90;

/** Everything up to and with `today`, in days since 1970-01-01. */
export async function readReportInput(
  store: Store,
  manifest: FeedbackManifest,
  today: number,
): Promise<ReportInput> {
  const from = today - reportDays;
  const searches: SearchRow[] = [];
  const days = await store.readDays();
  const last = Math.min(today, days?.last ?? -1);
  for (let day = Math.max(today - searchDays, days?.first ?? 0); day <= last; day += 1) {
    for (const row of await store.readSearches(day)) searches.push(row);
  }
  return {
    today,
    manifest,
    votes: await store.readVotes(from, today),
    comments: await store.readComments(from),
    revisions: await store.readRevisions(),
    rollups: await store.readRollups(from, today - openDays),
    tallies: await store.readTallies(from),
    setAside: await store.readSetAside(),
    searches: buildSearchReports(searches),
  };
}
