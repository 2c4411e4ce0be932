/** A database after years: how fast it still takes votes, and how long the report takes. */
import { newId } from '#client/feedback/delivery.ts';
import { defaultRetention } from '#collector/maintenance.ts';
import { keepSearchDays } from '#collector/search-days.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { openStore } from '#collector/open-store.ts';
import { eventKinds, type Store, type StoredEvent } from '#collector/store.ts';
import { periodAt, readReportInput } from '#report/read.ts';
import { buildReport } from '#report/report.ts';
import { articleOf, localeOf, manifest } from '../feedback-articles.ts';
import { atMost, type BenchResult } from '../result.ts';
import { onEachStore } from './stores.ts';

const dayMs = 86_400_000;
const batch = 500;
/** Events are kept for 90 days. */
const days = 90;

/** Makes events in the order of time, all of the days, up to now. */
class Events {
  readonly #start: number;
  readonly #stepMs: number;
  #episode = '';

  constructor(today: number, total: number) {
    this.#start = (today - days + 1) * dayMs;
    this.#stepMs = (days * dayMs) / total;
  }

  /** The n-th event: of ten, one vote, six searches, two opened results and one contact, in three episodes. */
  at(n: number): StoredEvent {
    const receivedAt = Math.floor(this.#start + n * this.#stepMs);
    const [turn, round] = [n % 10, Math.floor(n / 10)];
    if (turn % 3 === 1) this.#episode = newId(receivedAt);
    const base = {
      id: newId(receivedAt),
      day: Math.floor(receivedAt / dayMs),
      receivedAt,
      locale: localeOf(round * 7919),
      flags: 0,
      vote: null,
      comment: null,
      article: null,
      rev: null,
      epoch: null,
      voteKey: null,
      episode: this.#episode,
    };
    const article = articleOf(round * 7919);
    if (turn === 0) {
      const vote = { value: round % 3 === 0 ? -1 : 1, reasons: 0, seq: 1 };
      const about = { article, rev: 'a1b2c3d4e5f6', epoch: 1, voteKey: newId(receivedAt), episode: null };
      return { ...base, ...about, kind: eventKinds.rate, data: '{}', vote };
    }
    const i = ((turn - 1) % 3) + 1;
    const q = `query ${((round * 3 + Math.min(i, 2)) * 104_729) % 5000}`;
    if (i < 3) {
      return { ...base, kind: eventKinds.search, data: JSON.stringify({ q, i, n: round % 4 }) };
    }
    const data = turn === 9 ? { q, via: 'article' } : { q, pos: 1 };
    return {
      ...base,
      article,
      kind: turn === 9 ? eventKinds.contact : eventKinds.result_click,
      data: JSON.stringify(data),
    };
  }
}

/** Appends rows as the collector does and gives rows per second. */
async function fill(store: Store, events: Events, from: number, to: number): Promise<number> {
  const started = performance.now();
  for (let n = from; n < to; n += batch) {
    await store.append(Array.from({ length: Math.min(batch, to - n) }, (_, i) => events.at(n + i)));
  }
  return ((to - from) * 1000) / (performance.now() - started);
}

export interface LargeOptions {
  /** A new, empty database. */
  readonly databaseUrl: string;
  readonly rows: number;
  /** Of the first and of the last rows: how many are timed. */
  readonly measuredRows: number;
  readonly onStep?: (step: string) => void;
}

/** Fills a database with `rows` events, then times some more of them, and the report. */
export async function measureLarge({ databaseUrl, rows, measuredRows, onStep }: LargeOptions) {
  const today = Math.floor(Date.now() / dayMs);
  const events = new Events(today, rows);
  const store = await openStore(databaseUrl);
  onStep?.('empty');
  const empty = await fill(store, events, 0, measuredRows);
  onStep?.(`${rows} rows`);
  await fill(store, events, measuredRows, rows - measuredRows);
  onStep?.('full');
  const full = await fill(store, events, rows - measuredRows, rows);
  await keepSearchDays(store, Date.now(), siteDays(), defaultRetention);
  await store.close();
  onStep?.('report');
  const reader = await openStore(databaseUrl, { readOnly: true });
  const started = performance.now();
  const now = Date.now();
  const report = buildReport(await readReportInput(reader, manifest, now, periodAt(now)));
  const reportSeconds = (performance.now() - started) / 1000;
  await reader.close();
  return {
    rows,
    emptyRowsPerSecond: Math.round(empty),
    fullRowsPerSecond: Math.round(full),
    reportSeconds: Number(reportSeconds.toFixed(1)),
    reportedArticles: report.articles.length,
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1000),
  };
}

/** `rows` events on both stores. */
export async function runLarge(rows: number, onStep: (step: string) => void): Promise<BenchResult> {
  const figures = await onEachStore(async ({ name, create }) => ({
    store: name,
    ...(await measureLarge({
      databaseUrl: await create('large'),
      rows,
      measuredRows: 200_000,
      onStep: (step) => onStep(`${name}: ${step}`),
    })),
  }));
  return {
    figures: { stores: figures },
    bars: figures.flatMap(({ store, emptyRowsPerSecond, fullRowsPerSecond, reportSeconds }) => [
      atMost(`${store}: time per row, full against empty`, emptyRowsPerSecond / fullRowsPerSecond, 2),
      atMost(`${store}: seconds to make the report`, reportSeconds, 10),
    ]),
  };
}
