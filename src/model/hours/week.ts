/** Opening hours for reading: equal days grouped, times and weekdays as the language writes them. */
import { memoize } from '#base/memoize.ts';
import { minutesPerDay, type DayHours, type Schedule } from './browser/schedule.ts';

/** Consecutive days with the same hours. Days are numbered from Monday, 0. */
export interface DayGroup {
  readonly from: number;
  readonly to: number;
  readonly hours: DayHours;
}

/** One row of a printed week. */
export interface WeekRow extends DayGroup {
  /** `Monday – Friday`, in the language. */
  readonly days: string;
  /** `09:00 – 12:00`, in the language; empty on closed days and days open around the clock. */
  readonly times: readonly string[];
  readonly kind: 'closed' | 'all-day' | 'times';
}

/** The week as groups of consecutive equal days, beginning with `firstDay` (0 is Monday). */
export function groupDays(week: Schedule['week'], firstDay = 0): DayGroup[] {
  const groups: { from: number; to: number; hours: DayHours }[] = [];
  for (let n = 0; n < 7; n++) {
    const day = (firstDay + n) % 7;
    const hours = week[day] ?? [];
    const last = groups.at(-1);
    if (last && sameHours(last.hours, hours)) last.to = day;
    else groups.push({ from: day, to: day, hours });
  }
  return groups;
}

/** Whether two days have the same spans. */
export const sameHours = (a: DayHours, b: DayHours) =>
  a.length === b.length && a.every(([from, to], i) => from === b[i]?.[0] && to === b[i][1]);

/** Whether the day is open from midnight to midnight. */
export const isAllDay = (hours: DayHours) =>
  hours.length === 1 && hours[0]?.[0] === 0 && hours[0][1] === minutesPerDay;

/**
 * The first day of the week (0 is Monday) in a country, by CLDR.
 *
 * @example firstDayOfWeek('US') // => 6
 */
export function firstDayOfWeek(country: string): number {
  const locale = new Intl.Locale(`und-${country}`);
  return (locale.getWeekInfo().firstDay + 6) % 7;
}

/** The week in rows. `lang` is a BCP 47 tag; its region decides between 12 and 24 hours. */
export function formatWeek(week: Schedule['week'], lang: string, firstDay = 0): WeekRow[] {
  return groupDays(week, firstDay).map((group) => ({
    ...group,
    days: formatDays(group.from, group.to, lang),
    times: isAllDay(group.hours) ? [] : formatTimes(group.hours, lang),
    kind: group.hours.length === 0 ? 'closed' : isAllDay(group.hours) ? 'all-day' : 'times',
  }));
}

/** 4 January 2021 was a Monday. */
const instantOfDay = (day: number, minutes = 0) => Date.UTC(2021, 0, 4 + day) + minutes * 60_000;

const weekdayFormat = memoize((lang) => new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }));
const timeFormat = memoize((lang) => new Intl.DateTimeFormat(lang, { timeStyle: 'short', timeZone: 'UTC' }));

function formatDays(from: number, to: number, lang: string): string {
  const format = weekdayFormat(lang);
  if (from === to) return format.format(instantOfDay(from));
  return format.formatRange(instantOfDay(from), instantOfDay(to < from ? to + 7 : to));
}

/** The spans of a day as the language writes them, each on its own: `9:00 AM – 6:00 PM`. */
export function formatTimes(hours: DayHours, lang: string): string[] {
  // Not `formatRange`: it adds dates to a range that ends on the next day, and to Japanese times 時 and 分.
  const format = (minutes: number) => timeFormat(lang).format(instantOfDay(0, minutes));
  return hours.map(([from, to]) => `${format(from)}${rangeSeparator(lang)}${format(to)}`);
}

/** What the language puts between the two ends of a range: ` – `, `～`. */
const rangeSeparator = memoize((lang) => {
  const parts = weekdayFormat(lang).formatRangeToParts(instantOfDay(0), instantOfDay(4));
  return parts.find(({ type, source }) => type === 'literal' && source === 'shared')?.value ?? ' – ';
});
