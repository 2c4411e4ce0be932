/** Opening hours as schema.org data (https://developers.google.com/search/docs/appearance/structured-data/local-business). */
import type { DayOfWeek, OpeningHoursSpecification } from 'schema-dts';
import type { SpecialDay } from './compile.ts';
import { minutesPerDay, type DayHours, type Schedule, type Span } from './browser/schedule.ts';
import { isAllDay, sameHours } from './week.ts';

type Specification = Exclude<OpeningHoursSpecification, string>;

const dayNames: readonly DayOfWeek[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

/**
 * The schedule as `openingHoursSpecification`: equal days together, a closed day as 00:00–00:00, around the
 * clock as 00:00–23:59, past midnight with `closes` before `opens`; dates of their own with `validFrom` and
 * `validThrough`. Seasons, which repeat every year, cannot be said in schema.org and are left out.
 */
export function toOpeningHours(schedule: Schedule, specialDays: readonly SpecialDay[] = []): Specification[] {
  const weekly = equalDays(schedule.week).flatMap(({ days, hours }) =>
    toSpans(hours).map(([opens, closes]) => ({
      '@type': 'OpeningHoursSpecification' as const,
      dayOfWeek: days.flatMap((n) => dayNames[n] ?? []),
      opens,
      closes,
    })),
  );
  const dated = specialDays.flatMap(({ date, hours }) =>
    toSpans(hours).map(([opens, closes]) => ({
      '@type': 'OpeningHoursSpecification' as const,
      validFrom: date,
      validThrough: date,
      opens,
      closes,
    })),
  );
  return [...weekly, ...dated];
}

function equalDays(week: Schedule['week']): { days: number[]; hours: DayHours }[] {
  const groups: { days: number[]; hours: DayHours }[] = [];
  for (const [day, hours] of week.entries()) {
    const group = groups.find((candidate) => sameHours(candidate.hours, hours));
    if (group) group.days.push(day);
    else groups.push({ days: [day], hours });
  }
  return groups;
}

function toSpans(hours: DayHours): (readonly [opens: string, closes: string])[] {
  if (hours.length === 0) return [['00:00', '00:00']];
  if (isAllDay(hours)) return [['00:00', '23:59']];
  return hours.map(([from, to]: Span) => [toClock(from), to === minutesPerDay ? '23:59' : toClock(to)]);
}

const toClock = (minutes: number) => {
  const inDay = minutes % minutesPerDay;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};
