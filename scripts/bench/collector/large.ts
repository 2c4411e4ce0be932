/** A database after years: how fast it still takes votes, and how long the report takes. */
import { randomUUID } from 'node:crypto';
import { openStore } from '#collector/open-store.ts';
import { eventKinds, type Store, type StoredEvent } from '#collector/store.ts';
import { readReportInput } from '#report/read.ts';
import { buildReport } from '#report/report.ts';
import { atMost, type BenchResult } from '../result.ts';
import { onEachStore } from './stores.ts';

const dayMs = 86_400_000;
const batch = 500;
const articles = 2000;
/** Events are kept for 90 days. */
const days = 90;
const measuredRows = 200_000;

/** The n-th event: of ten, one vote, six searches, two opened results and one contact, spread over the days. */
function eventOf(n: number, today: number): StoredEvent {
  const day = today - (n % days);
  const base = {
    id: randomUUID(),
    day,
    receivedAt: day * dayMs + (n % dayMs),
    locale: ['en', 'tr', 'de', 'ar', 'ja'][n % 5] ?? 'en',
    flags: 0,
    visitor: null,
    vote: null,
    comment: null,
    rev: null,
    epoch: null,
    voteKey: null,
    episode: null,
  };
  const article = `article-${(Math.floor(n / 10) * 7919) % articles}`;
  const [kind, episode] = [n % 10, randomUUID()];
  if (kind === 0) {
    const vote = { value: n % 3 === 0 ? -1 : 1, reasons: 0, seq: 1 };
    const about = { article, rev: 'a1b2c3d4e5f6', epoch: 1, voteKey: randomUUID() };
    return { ...base, ...about, kind: eventKinds.rate, data: '{}', vote };
  }
  const q = `query ${(n * 104_729) % 5000}`;
  if (kind < 7) {
    return {
      ...base,
      article: null,
      episode,
      kind: eventKinds.search,
      data: JSON.stringify({ q, i: 1, n: n % 4 }),
    };
  }
  if (kind < 9) {
    return { ...base, article, episode, kind: eventKinds.result_click, data: JSON.stringify({ q, pos: 1 }) };
  }
  return { ...base, article, episode, kind: eventKinds.contact, data: JSON.stringify({ q, via: 'article' }) };
}

/** Appends rows as the collector does and gives rows per second. */
async function fill(store: Store, from: number, rows: number, today: number): Promise<number> {
  const started = performance.now();
  for (let n = from; n < from + rows; n += batch) {
    await store.append(Array.from({ length: batch }, (_, i) => eventOf(n + i, today)));
  }
  return (rows * 1000) / (performance.now() - started);
}

/** `rows` events on both stores. */
export async function runLarge(rows: number, onStep: (step: string) => void): Promise<BenchResult> {
  const today = Math.floor(Date.now() / dayMs);
  const manifest = {
    v: 1 as const,
    articles: Array.from({ length: articles }, (_, n) => ({
      id: `article-${n}`,
      locale: 'en',
      epoch: 1,
      rev: 'a1b2c3d4e5f6',
      title: `Article ${n}`,
      path: `/en/article-${n}/`,
    })),
  };
  const figures = await onEachStore(async ({ name, create }) => {
    const url = await create('large');
    const store = await openStore(url);
    onStep(`${name}: empty`);
    const empty = await fill(store, 0, measuredRows, today);
    onStep(`${name}: ${rows} rows`);
    await fill(store, measuredRows, rows - measuredRows, today);
    onStep(`${name}: full`);
    const full = await fill(store, rows, measuredRows, today);
    await store.rollup(today - days, today);
    await store.close();
    onStep(`${name}: report`);
    const reader = await openStore(url, { readOnly: true });
    const started = performance.now();
    const report = buildReport(await readReportInput(reader, manifest, today));
    const reportSeconds = (performance.now() - started) / 1000;
    await reader.close();
    return {
      store: name,
      rows,
      emptyRowsPerSecond: Math.round(empty),
      fullRowsPerSecond: Math.round(full),
      reportSeconds: Number(reportSeconds.toFixed(1)),
      reportedArticles: report.articles.length,
    };
  });
  return {
    figures: { stores: figures },
    bars: figures.flatMap(({ store, emptyRowsPerSecond, fullRowsPerSecond, reportSeconds }) => [
      atMost(`${store}: time per row, full against empty`, emptyRowsPerSecond / fullRowsPerSecond, 2),
      atMost(`${store}: seconds to make the report`, reportSeconds, 10),
    ]),
  };
}
