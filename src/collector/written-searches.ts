/** Searches of days, as the collector has written them or, where it hasn't yet, as their events say: each is counted once. */
import { memoize } from '#base/memoize.ts';
import {
  readDigest,
  type ArticleDayRow,
  type ContactRow,
  type DigestReader,
  type FunnelRow,
  type SearchDay,
} from '#model/feedback/search-day.ts';
import type { SearchCounter } from '#model/feedback/searches.ts';
import type { SiteDays } from '#model/feedback/site-days.ts';
import { defaultRetention } from './maintenance.ts';
import { countableDays, countSearchDay, daysIn, spansOf, writtenDays } from './search-days.ts';
import type { ArticleCount, DigestSpan, Store } from './store.ts';

/** First and last day, both included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

export interface WrittenSearches {
  /** Whether every day of a span is written that events could tell something of. */
  readonly areWritten: (span: DigestSpan) => boolean;
  /** Hands out what was searched for, by the day. */
  readonly readSearches: (range: Range, readerOf: (day: number) => DigestReader) => Promise<void>;
  /** Adds queries to a counter. */
  readonly addQueries: (range: Range, counter: SearchCounter) => Promise<void>;
  readonly readCounts: (
    range: Range,
  ) => Promise<{ readonly funnel: readonly FunnelRow[]; readonly contacts: readonly ContactRow[] }>;
  /** What was done with articles on days, whenever it was received. */
  readonly readArticles: (range: Range) => Promise<readonly ArticleCount[]>;
}

/** What a database does for it. */
export type SearchesStore = Pick<
  Store,
  | 'readDays'
  | 'readDigest'
  | 'readDigestDays'
  | 'readSearches'
  | 'readFunnel'
  | 'readContacts'
  | 'readArticles'
  | 'readSettledDay'
>;

/** Looks which days are written. */
export async function openWrittenSearches(
  store: SearchesStore,
  now: number,
  days: SiteDays,
): Promise<WrittenSearches> {
  const written = await store.readDigestDays();
  const countable = await countableDays(store, now, days, defaultRetention.eventDays);
  const isWritten = writtenDays(written);
  const isCounted = (day: number) => !isWritten(day) && day >= countable.first && day <= countable.last;
  const count = memoize((day: number) => countSearchDay(store, day, days));
  const countIn = async ({ from, to }: Range) => {
    const counted: SearchDay[] = [];
    for (let day = Math.max(from, countable.first); day <= Math.min(to, countable.last); day += 1)
      if (isCounted(day)) counted.push(await count(day));
    return counted;
  };
  return {
    areWritten: (span) => !daysIn(span).some(isCounted),
    readSearches: ({ from, to }, readerOf) =>
      inTurn(daysIn({ day: from, days: to - from + 1 }), async (day) => {
        const digest = isCounted(day)
          ? (await count(day)).digest
          : await store.readDigest({ of: 'searches', day, days: 1 });
        return () => digest !== undefined && readDigest(digest, readerOf(day));
      }),
    addQueries: ({ from, to }, counter) =>
      inTurn(spansOf(from, to, written), async (span) => {
        const queries =
          span.days === 1 && isCounted(span.day)
            ? (await count(span.day)).queries
            : await store.readDigest({ ...span, of: 'queries' });
        return () => queries !== undefined && counter.addDigest(queries);
      }),
    readCounts: async (range) => readCounts(store, range, await countIn(range)),
    // What was received later may have happened on these days.
    readArticles: async (range) =>
      readArticles(store, range, await countIn({ from: range.from, to: countable.last })),
  };
}

/** Counts as written, but of days that were counted just now. */
async function readCounts(store: SearchesStore, { from, to }: Range, counted: readonly SearchDay[]) {
  const own = new Set(counted.map(({ day }) => day));
  const isKept = ({ day }: { readonly day: number }) => !own.has(day);
  const [funnel, contacts] = [await store.readFunnel(from, to), await store.readContacts(from, to)];
  return {
    funnel: [...funnel.filter(isKept), ...counted.flatMap((day) => day.funnel)],
    contacts: [...contacts.filter(isKept), ...counted.flatMap((day) => day.contacts)],
  };
}

async function readArticles(
  store: SearchesStore,
  { from, to }: Range,
  counted: readonly SearchDay[],
): Promise<ArticleCount[]> {
  const settled = (await store.readSettledDay()) ?? -1;
  const isWanted = ({ happened }: ArticleDayRow) => happened >= from && happened > settled && happened <= to;
  const written = await store.readArticles(
    from,
    to,
    counted.map(({ day }) => day),
  );
  return [...written, ...counted.flatMap(({ articles }) => articles.filter(isWanted))];
}

/** Does something with each, and reads the next one meanwhile. */
async function inTurn<Item>(
  items: readonly Item[],
  read: (item: Item) => Promise<() => void>,
): Promise<void> {
  let next = items[0] === undefined ? undefined : read(items[0]);
  for (const index of items.keys()) {
    const use = await next;
    const after = items[index + 1];
    next = after === undefined ? undefined : read(after);
    use?.();
  }
}
