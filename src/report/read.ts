/** Reads from a store what the report needs. */
import { createSearchCounter, type SearchReport, type SearchRow } from '#model/feedback/searches.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { createAskedCounter } from '#model/learning/asked.ts';
import { findEvidence, type Evidence } from '#model/learning/evidence.ts';
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
  const [votes, comments, revisions, rollups, tallies, setAside, searched] = await Promise.all([
    store.readVotes(from, today),
    store.readComments(from),
    store.readRevisions(),
    store.readRollups(from, today - openDays),
    store.readTallies(from),
    store.readSetAside(),
    readSearches(store, today),
  ]);
  return { today, manifest, votes, comments, revisions, rollups, tallies, setAside, ...searched };
}

/** Counts searches, and what they say that the site could learn. */
async function readSearches(
  store: Store,
  today: number,
): Promise<{ readonly searches: readonly SearchReport[]; readonly evidence: readonly Evidence[] }> {
  const [counter, asked] = [createSearchCounter(), createAskedCounter()];
  await readSearchDays(store, today, (rows, day) => {
    counter.addDay(rows);
    asked.addDay(rows, day);
  });
  return { searches: counter.finish(), evidence: findEvidence(asked.finish(), today) };
}

/** What searches say that the site could learn, up to and with `today`. */
export async function readEvidence(store: Store, today: number): Promise<readonly Evidence[]> {
  const asked = createAskedCounter();
  await readSearchDays(store, today, asked.addDay);
  return findEvidence(asked.finish(), today);
}

/** Hands out searches day by day; the next day is read while one is counted. */
async function readSearchDays(
  store: Store,
  today: number,
  onDay: (rows: readonly SearchRow[], day: number) => void,
): Promise<void> {
  const days = await store.readDays();
  const last = Math.min(today, days?.last ?? -1);
  const readDay = async (day: number) => (day <= last ? await store.readSearches(day) : []);
  const first = Math.max(today - searchDays, days?.first ?? 0);
  let next = readDay(first);
  for (let day = first; day <= last; day++) {
    const found = await next;
    next = readDay(day + 1);
    onDay(found, day);
  }
}
