/** Wall clocks of IANA time zones with nothing but `Intl` (Temporal is not in every browser yet). */
import { dayMs } from '#base/day.ts';
import { memoize } from '#base/memoize.ts';

const minute = 60_000;

const clockOf = memoize(
  (zone) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }),
);

/**
 * What a clock in the zone shows at an instant, to the minute, as the epoch milliseconds at which UTC shows the
 * same. Throws a RangeError for a zone that the platform does not know.
 */
export function wallClock(zone: string, instant: number): number {
  // en-US prints "11/22/2026, 01:58"
  const [month = 1, date, year = 0, hour, minutes] = clockOf(zone).format(instant).split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, date, hour, minutes);
}

/**
 * The instant at which a span that starts (`isEnd` false) or ends (true) at this wall time does so.
 * Normally the two agree. Where a clock change repeats an hour, a span starts the first time the clock reaches
 * its start and ends when the clock is past its end for good; where an hour is skipped, both happen at the change.
 */
export function instantOf(zone: string, wall: number, isEnd: boolean): number {
  // Use the last minute before the end: it's inside the span, on either side of a clock change.
  const shown = isEnd ? wall - minute : wall;
  const offset = (at: number) => wallClock(zone, at) - at;
  const candidates = [shown - offset(shown - dayMs), shown - offset(shown + dayMs)].toSorted((a, b) => a - b);
  const [earlier = 0, later = 0] = candidates;
  const found = (isEnd ? [later, earlier] : candidates).find((at) => wallClock(zone, at) === shown);
  if (found !== undefined) return isEnd ? found + minute : found;
  // Skipped by a clock change between the two candidates: find the change.
  let [low, high] = [earlier - minute, later];
  const offsetAfter = offset(high);
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (offset(middle) === offsetAfter) high = middle;
    else low = middle;
  }
  return high;
}
