/**
 * Reads opening hours as people write them: a strict subset of OSM syntax
 * (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) or a table per day.
 */
import { z } from 'zod';
import { minutesPerDay, type DayHours, type MonthDay, type Season, type Span } from './browser/schedule.ts';

/** A week of hours with its seasons, before dates and a time zone are known. */
interface WeekPlan {
  /** Seven entries, Monday first. */
  readonly week: readonly DayHours[];
  readonly seasons: readonly Season[];
  /** What `PH` says about public holidays; absent when the text has no `PH`. */
  readonly publicHolidays?: DayHours;
}

/** Something wrong with hours; the caller knows file and position. `isWarning`: valid, but probably not meant. */
export interface HoursIssue {
  readonly message: string;
  readonly fix: string;
  readonly isWarning?: true;
}

/** Hours or what is wrong with them; `plan` is absent when an issue is more than a warning. */
export interface ParsedHours {
  readonly plan?: WeekPlan;
  readonly issues: readonly HoursIssue[];
}

/**
 * Schema of a value that `parseHours` reads: `"Mo-Fr 09:00-18:00; Sa 10:00-14:00"`, `"24/7"`, or a mapping such
 * as `{mo-fr: "09:00-12:00, 13:00-18:00", sa: ["10:00-14:00"], su: closed}`.
 */
export const hoursText = z.union([
  z.string().min(1),
  z.record(z.string(), z.union([z.string().min(1), z.array(z.string().min(1))])),
]);
export type HoursText = z.infer<typeof hoursText>;

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const probablySwapped = 14 * 60;

/** One rule of the text: on these days (in this part of the year) these hours. */
interface Rule {
  readonly days: readonly number[];
  readonly isHoliday: boolean;
  readonly season?: readonly [from: MonthDay, to: MonthDay];
  readonly hours: DayHours;
}

/**
 * Hours as a plan for the week. A later rule replaces what an earlier one said about the same day.
 *
 * Accepted: `Mo-Fr 09:00-12:00,13:00-18:00; Sa 10:00-14:00; Su off` · `24/7` · `PH off` · past midnight
 * (`18:00-03:00`) · part of the year before the days (`Jun-Aug Mo-Su 09:00-21:00`, `Dec 24 09:00-14:00`).
 * Days not named are closed.
 */
export function parseHours(text: HoursText): ParsedHours {
  const issues: HoursIssue[] = [];
  const rules = typeof text === 'string' ? parseRules(text, issues) : parseTable(text, issues);
  if (issues.some(({ isWarning }) => !isWarning)) return { issues };

  const plan = toPlan(rules);
  if ([plan.week, ...plan.seasons.map(({ week }) => week)].flat().every((hours) => !hours?.length)) {
    issues.push({
      message: 'With these hours, nobody is ever there.',
      fix: 'Name the days and times, such as "Mo-Fr 09:00-18:00", or remove the hours.',
      isWarning: true,
    });
  }
  return { plan, issues };
}

function parseRules(text: string, issues: HoursIssue[]): Rule[] {
  const parts = text.split(';').map((part) => part.trim());
  return parts.filter((part) => part !== '').flatMap((part) => parseRule(part, issues) ?? []);
}

function parseTable(table: Exclude<HoursText, string>, issues: HoursIssue[]): Rule[] {
  return Object.entries(table).flatMap(([days, times]) => {
    const list = typeof times === 'string' ? [times] : times;
    return parseRule(`${days} ${list.length === 0 ? 'off' : list.join(',')}`, issues) ?? [];
  });
}

const month = monthNames.join('|');
const season = `(?:${month})(?: ?\\d{1,2})?(?:-(?:(?:${month})(?: ?\\d{1,2})?|\\d{1,2}))?`;
const rulePattern = new RegExp(`^(?:(${season})(?=[ :]|$))?[ :]*([^\\d]*?)[ :]*(\\d.*|off|closed)?$`, 'i');

function parseRule(rule: string, issues: HoursIssue[]): Rule | undefined {
  if (rule === '24/7') return { days: [0, 1, 2, 3, 4, 5, 6], isHoliday: false, hours: [[0, minutesPerDay]] };
  const report = (message: string, fix: string) => {
    issues.push({ message, fix });
    return undefined;
  };
  const [, seasonText, dayText = '', timeText] = rulePattern.exec(rule) ?? [];
  if (timeText === undefined) {
    return report(
      `"${rule}" has no times.`,
      'Write days and times such as "Mo-Fr 09:00-18:00", or "off" for a closed day.',
    );
  }
  const when = seasonText === undefined ? undefined : parseSeason(seasonText);
  if (seasonText !== undefined && !when) {
    return report(
      `"${seasonText}" is not a part of the year.`,
      'Write "Jun-Aug", "Jun 15-Sep 15" or "Dec 24".',
    );
  }
  const days =
    dayText === '' ? { numbers: [0, 1, 2, 3, 4, 5, 6], isHoliday: false } : parseDays(dayText, report);
  const hours = parseTimes(timeText, issues);
  if (!days || !hours) return undefined;
  return { days: days.numbers, isHoliday: days.isHoliday, hours, ...(when && { season: when }) };
}

type Report = (message: string, fix: string) => undefined;

function parseDays(text: string, report: Report): { numbers: number[]; isHoliday: boolean } | undefined {
  const numbers: number[] = [];
  let isHoliday = false;
  for (const part of text.split(/\s*,\s*/)) {
    if (/^PH$/i.test(part)) {
      isHoliday = true;
      continue;
    }
    const [from, to, ...more] = part.split(/\s*-\s*/).map(dayNumber);
    if (from === undefined || from < 0 || to === -1 || more.length > 0) {
      return report(
        `"${part}" is not a day of the week.`,
        `Use ${dayNames.join(', ')}, a range such as Mo-Fr, or PH for public holidays.`,
      );
    }
    for (let n = from; ; n = (n + 1) % 7) {
      numbers.push(n);
      if (n === (to ?? from)) break;
    }
  }
  return { numbers, isHoliday };
}

/** `Mo`, `mo`, `mon` and `monday` are day 0; -1 for anything else. */
const dayNumber = (name: string) =>
  /^(mon?|tue?s?|wed?|thu?r?s?|fri?|sat?|sun?)$|day$/i.test(name)
    ? dayNames.findIndex((day) => name.toLowerCase().startsWith(day.toLowerCase()))
    : -1;

/**
 * Times of one day: `09:00-12:00, 13:00-18:00`, `off`, `closed`. `undefined` when they cannot be read; what is
 * wrong or doubtful is added to `issues`.
 */
export function parseTimes(text: string, issues: HoursIssue[]): DayHours | undefined {
  if (/^(off|closed)$/i.test(text.trim())) return [];
  const spans: Span[] = [];
  for (const part of text.split(',').map((item) => item.trim())) {
    const span = parseSpan(part);
    if (typeof span === 'string') {
      const meant = spanMeant(part);
      const fix =
        meant === undefined
          ? 'Write 24-hour times with minutes, such as 09:00-18:00.'
          : `Did you mean "${meant}"?`;
      issues.push({ message: span, fix });
      return undefined;
    }
    if (span[1] > minutesPerDay && span[1] - span[0] > probablySwapped) {
      issues.push({
        message: `"${part}" is open for more than 14 hours, until the next day.`,
        fix: 'Check the times. Opening and closing time may be swapped.',
        isWarning: true,
      });
    }
    spans.push(span);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const overlap = spans.find((span, i) => span[0] < (spans[i - 1]?.[1] ?? 0));
  if (overlap) {
    issues.push({ message: `The times in "${text}" overlap.`, fix: 'Correct them, or join them into one.' });
    return undefined;
  }
  return spans;
}

/** A span, or what is wrong with it. */
function parseSpan(text: string): Span | string {
  const match = /^(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)$/.exec(text);
  if (!match) return `"${text}" is not a time span.`;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  if (fromMinute > 59 || toMinute > 59 || from >= minutesPerDay || to > minutesPerDay) {
    return `"${text}" has a time that doesn't exist.`;
  }
  if (from === to) return `"${text}" begins and ends at the same time. The whole day is 00:00-24:00.`;
  return [from, to > from ? to : to + minutesPerDay];
}

const clock = String.raw`(\d{1,2})(?:[:.h](\d\d))?\s*([ap])?(?:\.?m\.?)?`;
const spanPattern = new RegExp(String.raw`^${clock}\s*(?:[-–—]|to|until|bis)\s*${clock}\s*(?:uhr|h)?$`, 'i');

/** The same span as we write it: `8am-8pm`, `9-17` and `8.30-20 Uhr`. Of `9-5` and `1-5pm` nobody knows. */
function spanMeant(text: string): string | undefined {
  const [, fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf] = spanPattern.exec(text) ?? [];
  const from = timeMeant(fromHour, fromMinute, fromHalf);
  const to = timeMeant(toHour, toMinute, toHalf);
  const span = `${from}-${to === '00:00' ? '24:00' : to}`;
  if ((fromHalf === undefined) !== (toHalf === undefined) || typeof parseSpan(span) === 'string')
    return undefined;
  // Without a half of the day, small numbers may be of the afternoon.
  return fromHalf === undefined && (from < '06:00' || to <= from) ? undefined : span;
}

/** @example timeMeant('8', undefined, 'p') // => '20:00' */
function timeMeant(hour = '', minute = '00', half?: string): string {
  const inHalf =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(inHalf).padStart(2, '0')}:${minute}`;
}

/** `Jun-Aug`, `Jun 15-Sep 15`, `Dec 24-26` or `Dec 24` as first and last day. */
function parseSeason(text: string): readonly [MonthDay, MonthDay] | undefined {
  const match = /^([a-z]{3}) ?(\d+)?(?:-([a-z]{3})? ?(\d+)?)?$/i.exec(text);
  if (!match) return undefined;
  const fromMonth = monthNumber(match[1] ?? '');
  const toMonth = match[3] === undefined ? fromMonth : monthNumber(match[3]);
  const fromDay = Number(match[2] ?? 1);
  const isOneDay = match[2] !== undefined && !text.includes('-');
  const toDay = isOneDay ? fromDay : Number(match[4] ?? monthLengths[toMonth]);
  const isDay = (m: number, d: number) => d >= 1 && d <= (monthLengths[m] ?? 0);
  if (!isDay(fromMonth, fromDay) || !isDay(toMonth, toDay)) return undefined;
  return [toMonthDay(fromMonth, fromDay), toMonthDay(toMonth, toDay)];
}

const monthNumber = (name: string) => monthNames.findIndex((m) => m.toLowerCase() === name.toLowerCase());

const toMonthDay = (m: number, d: number) =>
  `${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`;

function toPlan(rules: readonly Rule[]): WeekPlan {
  const week: DayHours[] = dayNames.map(() => []);
  const seasons: Season[] = [];
  let publicHolidays: DayHours | undefined;
  for (const { days, isHoliday, season: when, hours } of rules) {
    if (isHoliday) publicHolidays = hours;
    if (when) {
      const [from, to] = when;
      seasons.push({ from, to, week: dayNames.map((_, n) => (days.includes(n) ? hours : null)) });
    } else {
      for (const n of days) week[n] = hours;
    }
  }
  return { week, seasons, ...(publicHolidays && { publicHolidays }) };
}
