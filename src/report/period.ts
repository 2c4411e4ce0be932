/** The days that a report is about, and as many before them. Days count from 1970-01-01 in the site's time zone. */
import { dayMs, dayOf, isDay, weekOf } from '#base/day.ts';

/** Days from the first to the last, both included. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

export interface Period extends DayRange {
  /** As many days, right before. */
  readonly before: DayRange;
  /** IANA name of the zone in which days begin. */
  readonly timeZone: string;
}

/** What somebody asked for: days as `YYYY-MM-DD`, a number of weeks. */
export interface PeriodOptions {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly weeks?: string | undefined;
}

/** Without options, a report is about so many days up to today. */
const usualDays = 28;
/** Votes and counts are kept for 25 months, and half of that is for the period before. */
const mostDays = 380;

/** `YYYY-MM-DD` of a day since 1970-01-01. */
export const toDate = (day: number): string => dayOf(day * dayMs);

/** The day since 1970-01-01 of a `YYYY-MM-DD`. */
export const toDayNumber = (date: string): number => Date.parse(date) / dayMs;

export const isIn = ({ from, to }: DayRange, day: number): boolean => day >= from && day <= to;

/** How many days a range has. */
export const lengthOf = ({ from, to }: DayRange): number => to - from + 1;

/**
 * The period of a report: `weeks` whole ones, Monday to Sunday, that end before this week or with `to`; or the days from
 * `from` to `to`, which are today's 28 unless told otherwise. A text says what is wrong with the options.
 */
export function readPeriod(
  { from, to, weeks }: PeriodOptions,
  today: number,
  timeZone = 'UTC',
): Period | string {
  for (const [name, value] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (value !== undefined && !isDay(value))
      return `"${value}" for ${name} is not a day. Write it like "${toDate(today)}".`;
  const last = to === undefined ? today : toDayNumber(to);
  if (last > today) return `"${to}" for --to is after today, ${toDate(today)}.`;
  if (weeks !== undefined) {
    if (from !== undefined) return 'Give either --weeks or --from.';
    const most = Math.floor(mostDays / 7);
    const count = Number(weeks);
    if (!Number.isInteger(count) || count < 1 || count > most)
      return `"${weeks}" for --weeks is not a whole number from 1 to ${most}.`;
    // The Sunday before this week, or the last one up to and with the day.
    const end = weekOf(last + (to === undefined ? 0 : 1)) * 7 - 4;
    return withBefore({ from: end - count * 7 + 1, to: end }, timeZone);
  }
  const first = from === undefined ? last - usualDays + 1 : toDayNumber(from);
  if (first > last) return `--from ${toDate(first)} is after --to ${toDate(last)}.`;
  if (last - first >= mostDays)
    return `From ${toDate(first)} to ${toDate(last)} is more than ${mostDays} days.`;
  return withBefore({ from: first, to: last }, timeZone);
}

const withBefore = (range: DayRange, timeZone: string): Period => ({
  ...range,
  before: { from: range.from - lengthOf(range), to: range.from - 1 },
  timeZone,
});
