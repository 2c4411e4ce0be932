/** Searches of days, as the collector has written them or, where it hasn't yet, as their events say: each is counted once. */
import {
  readDigest,
  type ContactRow,
  type DigestReader,
  type FunnelRow,
  type SearchDay,
} from '#model/feedback/search-day.ts';
import type { SiteDays } from '#model/feedback/site-days.ts';
import { defaultRetention } from './maintenance.ts';
import { countableDays, countSearchDay, daysIn, spansOf } from './search-days.ts';
import type { DigestSpan, Store } from './store.ts';

/** First and last day, both included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

export interface WrittenSearches {
  /** Whether every day of a span is written that events could tell something of. */
  readonly areWritten: (span: DigestSpan) => boolean;
  /** Hands out what was searched for, by the day or by the first day of a week. */
  readonly readWords: (range: Range, readerOf: (day: number) => DigestReader) => Promise<void>;
  readonly readCounts: (
    range: Range,
  ) => Promise<{ readonly funnel: readonly FunnelRow[]; readonly contacts: readonly ContactRow[] }>;
}

/** What a database does for it. */
export type SearchesStore = Pick<
  Store,
  'readDays' | 'readDigest' | 'readDigestDays' | 'readSearches' | 'readFunnel' | 'readContacts'
>;

/** Looks which days are written. */
export async function openWrittenSearches(
  store: SearchesStore,
  now: number,
  days: SiteDays,
): Promise<WrittenSearches> {
  const written = await store.readDigestDays();
  const countable = await countableDays(store, now, days, defaultRetention.eventDays);
  const isWritten = new Set(written.filter((span) => span.days === 1).map(({ day }) => day));
  const counted = new Map<number, Promise<SearchDay>>();
  const isCounted = (day: number) => !isWritten.has(day) && day >= countable.first && day <= countable.last;
  const count = (day: number) => {
    const known = counted.get(day) ?? countSearchDay(store, day, days);
    counted.set(day, known);
    return known;
  };
  const digestOf = async (span: DigestSpan, isKept: boolean) => {
    if (isKept) return await store.readDigest(span);
    return isCounted(span.day) ? (await count(span.day)).digest : undefined;
  };
  return {
    areWritten: (span) => !daysIn(span).some(isCounted),
    readWords: async (range, readerOf) => {
      const spans = spansOf(range.from, range.to, written);
      let next = spans[0] && digestOf(spans[0].span, spans[0].isWritten);
      for (const [index, { span }] of spans.entries()) {
        const digest = await next;
        const after = spans[index + 1];
        next = after && digestOf(after.span, after.isWritten);
        if (digest !== undefined) readDigest(digest, readerOf(span.day));
      }
    },
    readCounts: async ({ from, to }) => {
      const live: SearchDay[] = [];
      for (let day = from; day <= to; day += 1) if (isCounted(day)) live.push(await count(day));
      const isKept = ({ day }: { readonly day: number }) => !isCounted(day);
      const [funnel, contacts] = [await store.readFunnel(from, to), await store.readContacts(from, to)];
      return {
        funnel: [...funnel.filter(isKept), ...live.flatMap((day) => day.funnel)],
        contacts: [...contacts.filter(isKept), ...live.flatMap((day) => day.contacts)],
      };
    },
  };
}
