/** Reads from a store what the report needs: what the collector has written of days that are over, and events of the rest. */
import { createSearchCounter } from '#model/feedback/searches.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { siteDays, type SiteDays } from '#model/feedback/site-days.ts';
import { readEvidence } from '#collector/evidence.ts';
import type { Store } from '#collector/store.ts';
import { openWrittenSearches } from '#collector/written-searches.ts';
import type { ReportInput } from './input.ts';
import { readPeriod, type Period } from './period.ts';

/** How many days of votes count. What readers said before that was about another text and another service. */
const reportDays = 365;

/** What the database says of a period; `now` in milliseconds. */
export async function readReportInput(
  store: Store,
  manifest: FeedbackManifest,
  now: number,
  period: Period,
): Promise<ReportInput> {
  const from = Math.min(period.to - reportDays, period.before.from);
  const upTo = <Row extends { readonly day: number }>(rows: readonly Row[]) =>
    rows.filter(({ day }) => day <= period.to);
  const [votes, comments, revisions, tallies, setAside, searched] = await Promise.all([
    store.readVotes(from, period.to),
    store.readComments(from).then(upTo),
    store.readRevisions().then(upTo),
    store.readTallies(from).then(upTo),
    store.readSetAside(),
    readSearches(store, now, period, from),
  ]);
  return { period, manifest, votes, comments, revisions, tallies, setAside, ...searched };
}

/** The usual period of a report, up to the day of an instant. */
export function periodAt(now: number, timeZone?: string): Period {
  const period = readPeriod({}, siteDays(timeZone).dayOf(now), timeZone);
  if (typeof period === 'string') throw new Error(`This cannot happen: ${period}`);
  return period;
}

/** Counts searches, and what they say that the site could learn. */
async function readSearches(
  store: Store,
  now: number,
  period: Period,
  articlesFrom: number,
): Promise<Pick<ReportInput, 'funnel' | 'contacts' | 'articleCounts' | 'searches' | 'evidence'>> {
  const days = siteDays(period.timeZone);
  const written = await openWrittenSearches(store, now, days);
  const counter = createSearchCounter();
  await written.addQueries(period, counter);
  return {
    ...(await written.readCounts({ from: period.before.from, to: period.to })),
    articleCounts: await written.readArticles({ from: articlesFrom, to: period.to }),
    searches: counter.finish(),
    evidence: await readEvidence(store, written, lastDayOver(period, now, days)),
  };
}

/** The last day of a period that is over. */
export const lastDayOver = ({ to }: Pick<Period, 'to'>, now: number, days: SiteDays): number =>
  Math.min(to, days.dayOf(now) - 1);
