/**
 * How long a report takes over a database of years: `npm run bench -- report 10000000`. A collector has written what days that
 * are over come to, as it does each hour, and compared their questions, as it does each day. Minutes, and some gigabytes of disk.
 */
import { defaultRetention } from '#collector/maintenance.ts';
import { keepEvidence } from '#collector/evidence.ts';
import { openStore } from '#collector/open-store.ts';
import { keepSearchDays } from '#collector/search-days.ts';
import type { Store } from '#collector/store.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { formatHtml } from '#report/html.ts';
import { periodAt, readReportInput } from '#report/read.ts';
import { buildReport } from '#report/report.ts';
import { tablesOf } from '#report/tables.ts';
import { onEachStore } from '../collector/stores.ts';
import { manifest } from '../feedback-articles.ts';
import { atMost, type BenchResult } from '../result.ts';
import { readersOf } from './readers.ts';

const dayMs = 86_400_000;
/** Events are kept for 90 days. */
const days = 90;

const seconds = (from: number) => Number(((performance.now() - from) / 1000).toFixed(2));

/** Fills a database on each store, and times the report over it. */
export async function run(
  [rows = '10000000']: readonly string[],
  onStep: (step: string) => void,
): Promise<BenchResult> {
  const now = Date.now();
  const stores = await onEachStore(async ({ name, create }) => {
    const url = await create('report');
    const tell = (step: string) => onStep(`${name}: ${step}`);
    const store = await openStore(url);
    const events = await fill(store, Number(rows), now, tell);
    const written = await count(store, now, tell);
    await store.close();
    tell('report');
    const reader = await openStore(url, { readOnly: true });
    const figures = { store: name, events, ...written, ...(await report(reader, now)) };
    await reader.close();
    return figures;
  });
  return {
    figures: { stores, peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1000) },
    bars: stores.map(({ store, reportSeconds }) =>
      atMost(`${store}: seconds to make the report`, reportSeconds, 5),
    ),
  };
}

async function fill(store: Store, rows: number, now: number, tell: (step: string) => void): Promise<number> {
  let events = 0;
  for (const batch of readersOf(rows, days, Math.floor(now / dayMs) - 1, 10_000)) {
    await store.append(batch);
    events += batch.length;
    tell(`${events} events`);
  }
  return events;
}

/** Writes days and compares their questions, as the collector's thread does. */
async function count(store: Store, now: number, tell: (step: string) => void) {
  tell('counting days');
  let from = performance.now();
  const daysWritten = await keepSearchDays(store, now, siteDays(), defaultRetention);
  const secondsToWriteADay = Number((seconds(from) / Math.max(1, daysWritten)).toFixed(2));
  tell('comparing questions');
  from = performance.now();
  await keepEvidence(store, now, siteDays());
  return { daysWritten, secondsToWriteADay, secondsToCompareQuestions: seconds(from) };
}

async function report(reader: Store, now: number) {
  const from = performance.now();
  const input = await readReportInput(reader, manifest, now, periodAt(now));
  const readSeconds = seconds(from);
  const built = buildReport(input);
  const builtSeconds = seconds(from);
  formatHtml(built, 'https://help.example.com');
  tablesOf(built, input);
  return {
    readSeconds,
    builtSeconds,
    reportSeconds: seconds(from),
    articles: built.articles.length,
    searches: built.overview.searches.now,
    gaps: built.evidence.reduce((n, { gaps }) => n + gaps.length, 0),
  };
}
