/**
 * How long a report takes over a database of years: `npm run bench -- report 10000000`. A collector has written what days that
 * are over come to, as it does each hour, and compared their questions, as it does each day. Minutes, and some gigabytes of disk.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepEvidence } from '#collector/evidence.ts';
import { keepSearchDays } from '#collector/search-days.ts';
import { defaultRetention } from '#collector/maintenance.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { formatHtml } from '#report/html.ts';
import { periodAt, readReportInput } from '#report/read.ts';
import { buildReport } from '#report/report.ts';
import { tablesOf } from '#report/tables.ts';
import { manifest } from '../feedback-articles.ts';
import { atMost, type BenchResult } from '../result.ts';
import { readersOf } from './readers.ts';

const dayMs = 86_400_000;
/** Events are kept for 90 days. */
const days = 90;

const seconds = (from: number) => Number(((performance.now() - from) / 1000).toFixed(2));

/** Fills a database, and times the report over it. */
export async function run(
  [rows = '10000000']: readonly string[],
  onStep: (step: string) => void,
): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fener-report-'));
  const file = join(folder, 'feedback.db');
  const now = Date.now();
  const today = Math.floor(now / dayMs);
  try {
    const store = await openSqliteStore({ file, synchronous: 'NORMAL' });
    let events = 0;
    for (const batch of readersOf(Number(rows), days, today - 1, 10_000)) {
      await store.append(batch);
      events += batch.length;
      onStep(`${events} events`);
    }
    onStep('counting days');
    let from = performance.now();
    const written = await keepSearchDays(store, now, siteDays(), defaultRetention);
    const daySeconds = seconds(from) / Math.max(1, written);
    onStep('comparing questions');
    from = performance.now();
    await keepEvidence(store, now, siteDays());
    const evidenceSeconds = seconds(from);
    await store.close();

    onStep('report');
    const reader = await openSqliteStore({ file, readOnly: true });
    from = performance.now();
    const input = await readReportInput(reader, manifest, now, periodAt(now));
    const readSeconds = seconds(from);
    const report = buildReport(input);
    const builtSeconds = seconds(from);
    formatHtml(report, 'https://help.example.com');
    tablesOf(report, input);
    const reportSeconds = seconds(from);
    await reader.close();
    return {
      figures: {
        events,
        daysWritten: written,
        secondsToWriteADay: Number(daySeconds.toFixed(2)),
        secondsToCompareQuestions: evidenceSeconds,
        readSeconds,
        builtSeconds,
        reportSeconds,
        articles: report.articles.length,
        searches: report.overview.searches.now,
        gaps: report.evidence.reduce((n, { gaps }) => n + gaps.length, 0),
        databaseMB: Math.round(statSync(file).size / 1e6),
        peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1000),
      },
      bars: [atMost('seconds to make the report', reportSeconds, 5)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
