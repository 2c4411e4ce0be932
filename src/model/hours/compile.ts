/** From written hours, exceptions and public holidays to a `Schedule`. */
import { z } from 'zod';
import { byCodeUnits } from '#base/code-unit-order.ts';
import { addDays, daysBetween } from '#base/day.ts';
import { writtenDay } from '#base/written-day.ts';
import { zoneFix } from '#site/time-zone.ts';
import { hoursText, parseHours, parseTimes, type HoursIssue, type HoursText } from './parse.ts';
import type { DayHours, IsoDate, Schedule } from './browser/schedule.ts';
import { wallClock } from './browser/zone.ts';

/** A text for every locale, or one text per locale id. */
export type LocalizedText = string | Readonly<Record<string, string>>;

/** A public holiday of a country or region, found at build (`src/files/holidays.ts`). */
export interface Holiday {
  readonly date: IsoDate;
  /** Its name by language tag; `''` holds the name for all other languages. */
  readonly name: Readonly<Record<string, string>>;
}

/** A date with hours of its own, for tables of coming exceptions and JSON-LD. */
export interface SpecialDay {
  readonly date: IsoDate;
  readonly hours: DayHours;
  readonly reason?: LocalizedText;
  /** Whether a public holiday is the reason. */
  readonly isHoliday: boolean;
}

/** Schema of one exception: a date or a range of dates, with other hours or closed. */
export const exceptionSchema = z.strictObject({
  from: writtenDay.describe('First (or only) date.'),
  to: writtenDay.optional().describe('Last date; default: `from`.'),
  hours: z
    .union([z.string().min(1), z.array(z.string().min(1))])
    .default('closed')
    .describe('Times such as `10:00-16:00`, or `closed` (default).'),
  reason: z
    .union([z.string().min(1), z.record(z.string(), z.string().min(1))])
    .optional()
    .describe('Why, as one text or per locale.'),
});
type HoursException = z.infer<typeof exceptionSchema>;

/**
 * What public holidays mean: `closed`, `as-usual`, `ask` (as usual, but nobody promises it) or times.
 */
const holidayPolicySchema = z.string().min(1);

/** Schema of everything that can be said about hours, to spread into an own strictObject. */
export const hoursShape = {
  hours: hoursText.describe("Opening hours in OpenStreetMap's syntax, such as `Mo-Fr 09:00-18:00`."),
  holidays: holidayPolicySchema
    .optional()
    .describe('What public holidays mean: `closed`, `as-usual`, `ask` or times.'),
  exceptions: z.array(exceptionSchema).optional().describe('Days with other hours.'),
};

/** What `compileHours` takes. */
export interface WrittenHours {
  readonly zone: string;
  readonly hours: HoursText;
  readonly holidays?: string | undefined;
  readonly exceptions?: readonly HoursException[] | undefined;
}

/** A schedule with what pages say about single days. `schedule` is absent when an issue is more than a warning. */
export interface CompiledHours {
  readonly schedule?: Schedule;
  readonly specialDays: readonly SpecialDay[];
  /** Public holidays on which hours are as usual but not promised (`holidays: ask`). */
  readonly uncertainDays: readonly Holiday[];
  /** Issues with the path of the value inside the written hours, such as `['exceptions', 0, 'hours']`. */
  readonly issues: readonly (HoursIssue & { readonly path: readonly PropertyKey[] })[];
}

/** Whether the platform knows the IANA time zone. */
function isTimeZone(zone: string): boolean {
  try {
    // Its formatters are kept: 20,000 stores ask about a hundred zones.
    return Number.isFinite(wallClock(zone, 0));
  } catch {
    return false;
  }
}

/**
 * Compiles written hours. `holidays` are those of the place for the time the schedule is to hold; without a
 * policy in the text (`PH …`) or in `written.holidays`, they change nothing. Exceptions win over holidays, a
 * later exception over an earlier one.
 */
export function compileHours(written: WrittenHours, holidays: readonly Holiday[]): CompiledHours {
  const issues: (HoursIssue & { path: readonly PropertyKey[] })[] = [];
  const collect = (path: readonly PropertyKey[], found: readonly HoursIssue[]) =>
    issues.push(...found.map((issue) => ({ ...issue, path })));

  if (!isTimeZone(written.zone)) {
    collect(
      ['timezone'],
      [
        {
          message: `"${written.zone}" is not a time zone.`,
          fix: zoneFix(written.zone),
        },
      ],
    );
  }
  const { plan, issues: hoursIssues } = parseHours(written.hours);
  collect(['hours'], hoursIssues);

  const policy = holidayPolicy(written.holidays, plan?.publicHolidays);
  collect(['holidays'], policy.issues);
  const special = new Map<IsoDate, SpecialDay>();
  if (policy.hours) {
    for (const { date, name } of holidays) {
      special.set(date, { date, hours: policy.hours, reason: name, isHoliday: true });
    }
  }
  for (const [index, exception] of (written.exceptions ?? []).entries()) {
    const found: HoursIssue[] = [];
    const text = typeof exception.hours === 'string' ? exception.hours : exception.hours.join(',');
    const hours = parseTimes(text, found);
    collect(['exceptions', index, 'hours'], found);
    const dates = datesBetween(exception.from, exception.to ?? exception.from);
    if (dates.length === 0) {
      const message = `The exception ends (${exception.to}) before it begins (${exception.from}), or lasts more than 400 days.`;
      collect(['exceptions', index, 'to'], [{ message, fix: 'Correct the dates.' }]);
    }
    if (!hours) continue;
    for (const date of dates) {
      const { reason } = exception;
      special.set(date, { date, hours, isHoliday: false, ...(reason !== undefined && { reason }) });
    }
  }

  const specialDays = [...special.values()].toSorted(byCodeUnits(({ date }) => date));
  const uncertainDays = written.holidays === 'ask' ? holidays.filter(({ date }) => !special.has(date)) : [];
  if (!plan || issues.some(({ isWarning }) => !isWarning)) return { specialDays, uncertainDays, issues };
  const schedule: Schedule = {
    zone: written.zone,
    week: plan.week,
    ...(plan.seasons.length > 0 && { seasons: plan.seasons }),
    ...(specialDays.length > 0 && {
      days: Object.fromEntries(specialDays.map(({ date, hours }) => [date, hours])),
    }),
  };
  return { schedule, specialDays, uncertainDays, issues };
}

function holidayPolicy(
  written: string | undefined,
  fromText: DayHours | undefined,
): { readonly hours?: DayHours; readonly issues: readonly HoursIssue[] } {
  if (written === undefined) return { ...(fromText && { hours: fromText }), issues: [] };
  if (fromText) {
    const message = 'Public holidays are set twice: as PH in the hours and as "holidays".';
    return { issues: [{ message, fix: 'Remove one of the two.' }] };
  }
  if (written === 'as-usual' || written === 'ask') return { issues: [] };
  const found: HoursIssue[] = [];
  const hours = parseTimes(written, found);
  return hours ? { hours, issues: found } : { issues: found };
}

/** All dates of a range; none when it is empty or longer than 400 days. */
function datesBetween(from: IsoDate, to: IsoDate): IsoDate[] {
  const count = daysBetween(from, to) + 1;
  if (count < 1 || count > 400) return [];
  return Array.from({ length: count }, (_, n) => addDays(from, n));
}
