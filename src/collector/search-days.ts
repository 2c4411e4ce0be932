/**
 * What days of searches come to, written once each is over: counts that outlive the events, and digests from which a report
 * is made quickly. Both follow from events alone, so they can be made anew as often as one likes.
 */
import { setImmediate } from 'node:timers/promises';
import { weekOf } from '#base/day.ts';
import { createSearchDay, type SearchDay } from '#model/feedback/search-day.ts';
import { createSearchCounter } from '#model/feedback/searches.ts';
import type { SiteDays } from '#model/feedback/site-days.ts';
import type { DigestKind, DigestName, DigestSpan, Retention, Store } from './store.ts';

/** A page's searches go on until it has rested for five minutes, and what it sends may come later. */
const marginMs = 900_000;
/** Rows of so long are read at once in a collector: few enough to count between two requests. */
const pieceMs = 3_600_000;
const week = 7;

/** Counts a day of the site from its events, a piece after the other; one that isn't over yet, as far as it has come. */
export async function countSearchDay(
  store: Pick<Store, 'readSearches'>,
  day: number,
  days: SiteDays,
  piece = Infinity,
): Promise<SearchDay> {
  const [start, end] = [days.startOf(day), days.startOf(day + 1)];
  const pieces = Math.ceil((end - start) / Math.min(piece, end - start));
  const counter = createSearchDay(day, pieces);
  counter.add(await store.readSearches(start - marginMs, start), -1);
  for (let index = 0; index < pieces; index += 1) {
    const from = start + (index === 0 ? 0 : index * piece);
    counter.add(await store.readSearches(from, Math.min(from + piece, end)), index);
    await setImmediate();
  }
  counter.add(await store.readSearches(end, end + marginMs), pieces);
  return counter.finish();
}

type SearchDayStore = Pick<
  Store,
  'readSearches' | 'readDays' | 'readDigestDays' | 'readDigest' | 'keepSearchDay' | 'keepDigest'
>;

/**
 * The days that can be counted from events: the oldest ones may have lost some of theirs. A day of the site may begin in the
 * day of UTC before. The first comes after the last where there are no events.
 */
export async function countableDays(
  store: Pick<Store, 'readDays'>,
  now: number,
  days: SiteDays,
  eventDays: number,
): Promise<{ readonly first: number; readonly last: number }> {
  const received = await store.readDays();
  if (!received) return { first: 0, last: -1 };
  const today = days.dayOf(now);
  return {
    first: Math.max(received.first - 1, today - eventDays + 2),
    last: Math.min(today, received.last + 1),
  };
}

/** Writes days and weeks that are over and aren't written yet; gives how many days. */
export async function keepSearchDays(
  store: SearchDayStore,
  now: number,
  days: SiteDays,
  keep: Pick<Retention, 'eventDays'>,
  most = Infinity,
): Promise<number> {
  const missing = (await missingSearchDays(store, now, days, keep)).slice(0, most);
  for (const day of missing) await store.keepSearchDay(await countSearchDay(store, day, days, pieceMs));
  const isWritten = writtenOf(await store.readDigestDays());
  for (const day of await daysOver(store, now, days, keep)) {
    const span = weekWith(day);
    if (day !== span.day || isWritten(span, 'queries')) continue;
    if (!daysIn(span).every((one) => isWritten({ day: one, days: 1 }, 'queries'))) continue;
    const counter = createSearchCounter();
    for (const one of daysIn(span))
      counter.addDigest((await store.readDigest({ of: 'queries', day: one, days: 1 })) ?? '[]');
    await store.keepDigest({ ...span, of: 'queries' }, counter.digest());
  }
  return missing.length;
}

/** Days that are over and aren't written yet. */
export async function missingSearchDays(
  store: Pick<Store, 'readDays' | 'readDigestDays'>,
  now: number,
  days: SiteDays,
  keep: Pick<Retention, 'eventDays'>,
): Promise<number[]> {
  const isWritten = writtenDays(await store.readDigestDays());
  return (await daysOver(store, now, days, keep)).filter((day) => !isWritten(day));
}

/** Days that are over and can be counted. */
async function daysOver(
  store: Pick<Store, 'readDays'>,
  now: number,
  days: SiteDays,
  { eventDays }: Pick<Retention, 'eventDays'>,
): Promise<number[]> {
  const { first, last } = await countableDays(store, now, days, eventDays);
  const over = Math.min(last, days.dayOf(now) - 1);
  return daysIn({ day: first, days: Math.max(0, over - first + 1) });
}

/** Whether all is written of a day: a text that was to be forgotten may have taken one of its digests. */
export function writtenDays(written: readonly DigestName[]): (day: number) => boolean {
  const isWritten = writtenOf(written);
  return (day) => isWritten({ day, days: 1 }, 'searches') && isWritten({ day, days: 1 }, 'queries');
}

function writtenOf(written: readonly DigestName[]): (span: DigestSpan, of: DigestKind) => boolean {
  const known = new Set(written.map(keyOf));
  return (span, of) => known.has(keyOf({ ...span, of }));
}

const keyOf = ({ of, day, days }: DigestName) => `${of} ${day} ${days}`;

/** The week, from Monday on, that a day is in. */
const weekWith = (day: number): DigestSpan => ({ day: weekOf(day) * week - 3, days: week });

/** All days of a span. */
export const daysIn = ({ day, days }: DigestSpan) => Array.from({ length: days }, (_, index) => day + index);

/** The spans that together make up days: whole weeks where there's a digest of their queries, otherwise days. */
export function spansOf(fromDay: number, toDay: number, written: readonly DigestName[]): DigestSpan[] {
  const isWritten = writtenOf(written);
  const spans: DigestSpan[] = [];
  for (let day = fromDay; day <= toDay;) {
    const whole = weekWith(day);
    const isWhole = whole.day === day && day + week - 1 <= toDay && isWritten(whole, 'queries');
    spans.push(isWhole ? whole : { day, days: 1 });
    day += isWhole ? week : 1;
  }
  return spans;
}
