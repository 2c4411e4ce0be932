import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileHours } from '#model/hours/compile.ts';
import type { DayHours, Schedule, Season } from '#model/hours/browser/schedule.ts';
import { stateAt } from '#model/hours/browser/state.ts';

const minute = 60_000;
const schedule = (
  zone: string,
  hours: string,
  exceptions: { from: string; hours: string }[] = [],
): Schedule => {
  const compiled = compileHours({ zone, hours, exceptions }, []);
  if (!compiled.schedule) throw new Error(compiled.issues.map(({ message }) => message).join());
  return compiled.schedule;
};

/** [open now, next change in UTC] */
const at = (hours: Schedule, instant: string) => {
  const { open, changesAt } = stateAt(hours, Date.parse(instant));
  return [open, changesAt === undefined ? undefined : new Date(changesAt).toISOString().slice(0, 16) + 'Z'];
};

test('a lunch break closes and opens again', () => {
  const hours = schedule('Europe/Berlin', 'Mo-Fr 09:00-12:00,13:00-18:00');
  expect(at(hours, '2026-11-23T07:59:59Z')).toEqual([false, '2026-11-23T08:00Z']);
  expect(at(hours, '2026-11-23T08:00:00Z')).toEqual([true, '2026-11-23T11:00Z']);
  expect(at(hours, '2026-11-23T11:00:00Z')).toEqual([false, '2026-11-23T12:00Z']);
  expect(at(hours, '2026-11-27T17:00:00Z')).toEqual([false, '2026-11-30T08:00Z']);
});

test('a night belongs to the day it starts on and runs to its end', () => {
  const hours = schedule('Europe/Istanbul', 'Th 18:00-03:00; Fr off');
  expect(at(hours, '2026-11-26T23:59:00Z')).toEqual([true, '2026-11-27T00:00Z']);
  expect(at(hours, '2026-11-27T00:00:00Z')).toEqual([false, '2026-12-03T15:00Z']);
});

test('touching and overlapping spans are one', () => {
  const hours = schedule('UTC', 'Mo 10:00-24:00; Tu 00:00-02:00; We 20:00-04:00; Th 02:00-06:00');
  expect(at(hours, '2026-11-23T12:00Z')).toEqual([true, '2026-11-24T02:00Z']);
  expect(at(hours, '2026-11-25T21:00Z')).toEqual([true, '2026-11-26T06:00Z']);
});

test('around the clock and never open have no next change', () => {
  expect(at(schedule('Asia/Tokyo', '24/7'), '2026-11-23T12:00Z')).toEqual([true, undefined]);
  expect(at(schedule('Asia/Tokyo', 'Mo-Su off'), '2026-11-23T12:00Z')).toEqual([false, undefined]);
});

test('exceptions win over seasons, seasons over the week', () => {
  const hours = schedule('UTC', 'Mo-Su 09:00-18:00; Dec 20-Jan 05 Mo-Su 10:00-16:00', [
    { from: '2026-12-25', hours: 'closed' },
    { from: '2026-12-31', hours: '10:00-13:00' },
  ]);
  expect(at(hours, '2026-12-19T17:00Z')).toEqual([true, '2026-12-19T18:00Z']);
  expect(at(hours, '2026-12-24T17:00Z')).toEqual([false, '2026-12-26T10:00Z']);
  expect(at(hours, '2026-12-31T12:00Z')).toEqual([true, '2026-12-31T13:00Z']);
  expect(at(hours, '2027-01-05T17:00Z')).toEqual([false, '2027-01-06T09:00Z']);
});

test('a season months away is found', () => {
  expect(at(schedule('UTC', 'Jun-Aug Mo-Su 10:00-18:00'), '2026-09-01T00:00Z')).toEqual([
    false,
    '2027-06-01T10:00Z',
  ]);
});

test('a repeated hour is open from its first start to its last end; a skipped hour happens at the change', () => {
  // Berlin repeats 02:00–03:00 on 25 October 2026 and skips it on 29 March 2026.
  const autumn = schedule('Europe/Berlin', 'Sa 22:00-02:30; Su 02:30-05:00');
  expect(at(autumn, '2026-10-25T01:15Z')).toEqual([true, '2026-10-25T04:00Z']);
  expect(at(schedule('Europe/Berlin', 'Sa 22:00-02:30'), '2026-10-24T21:00Z')).toEqual([
    true,
    '2026-10-25T01:30Z',
  ]);
  expect(at(schedule('Europe/Berlin', 'Sa 22:00-02:00'), '2026-10-24T21:00Z')).toEqual([
    true,
    '2026-10-25T00:00Z',
  ]);
  const spring = schedule('Europe/Berlin', 'Su 02:30-05:00');
  expect(at(spring, '2026-03-29T00:30Z')).toEqual([false, '2026-03-29T01:00Z']);
  expect(at(schedule('Europe/Berlin', 'Sa 22:00-02:30'), '2026-03-28T23:00Z')).toEqual([
    true,
    '2026-03-29T01:00Z',
  ]);
});

test('zones with odd offsets and a skipped day', () => {
  expect(at(schedule('Asia/Kathmandu', 'Mo 09:00-10:00'), '2026-11-23T03:20Z')).toEqual([
    true,
    '2026-11-23T04:15Z',
  ]);
  // Samoa had no 30 December 2011.
  expect(at(schedule('Pacific/Apia', 'Fr 09:00-17:00; Sa 09:00-12:00'), '2011-12-30T09:00Z')).toEqual([
    false,
    '2011-12-30T19:00Z',
  ]);
});

// The oracle reads the wall clock minute by minute and knows nothing of offsets.

const wallFormats = new Map<string, Intl.DateTimeFormat>();
function wallMinute(zone: string, instant: number): { date: string; minutes: number } {
  const format =
    wallFormats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  wallFormats.set(zone, format);
  const [date = '', time = ''] = format.format(instant).split(' ');
  const [hour = 0, minutes = 0] = time.split(':').map(Number);
  return { date, minutes: hour * 60 + minutes };
}

const dayNumber = (date: string) => Date.parse(date) / 86_400_000;

function oracleHours({ week, seasons = [], days = {} }: Schedule, date: string): DayHours {
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  const monthDay = date.slice(5);
  const inSeason = ({ from, to }: Season) =>
    from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
  const seasonal = seasons.filter(inSeason).flatMap((season) => {
    const hours = season.week[weekday];
    return hours ? [hours] : [];
  });
  return days[date] ?? seasonal.at(-1) ?? week[weekday] ?? [];
}

/** Open or closed for every minute from `from` on. */
function oracle(hours: Schedule, from: number, minutes: number): boolean[] {
  const margin = 3 * 1440;
  const first = from - margin * minute;
  const walls = Array.from({ length: minutes + 2 * margin }, (_, i) => {
    const wall = wallMinute(hours.zone, first + i * minute);
    return dayNumber(wall.date) * 1440 + wall.minutes;
  });
  const open = walls.map(() => false);
  const lastDay = Math.floor((walls.at(-1) ?? 0) / 1440);
  for (let d = Math.floor((walls[0] ?? 0) / 1440) - 1; d <= lastDay; d++) {
    const date = new Date(d * 86_400_000).toISOString().slice(0, 10);
    for (const [start, end] of oracleHours(hours, date)) {
      const opens = walls.findIndex((wall) => wall >= d * 1440 + start);
      const closes = walls.findLastIndex((wall) => wall < d * 1440 + end);
      if (opens >= 0) open.fill(true, opens, closes + 1);
    }
  }
  return open.slice(margin, margin + minutes);
}

const dayHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 47 }), { maxLength: 4 })
  .chain((halves) =>
    fc.tuple(fc.constant(halves.toSorted((a, b) => a - b)), fc.integer({ min: 1, max: 1440 })),
  )
  .map(([halves, overnight]): DayHours => {
    const spans: [number, number][] = [];
    for (let i = 0; i + 1 < halves.length; i += 2)
      spans.push([(halves[i] ?? 0) * 30, (halves[i + 1] ?? 0) * 30]);
    if (halves.length % 2 === 1) {
      const start = (halves.at(-1) ?? 0) * 30;
      spans.push([start, start + overnight]);
    }
    return spans;
  });

const week = fc.array(dayHours, { minLength: 7, maxLength: 7 });
const zones = [
  'UTC',
  'Europe/Berlin',
  'Europe/Istanbul',
  'America/New_York',
  'America/St_Johns',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Africa/Cairo',
];
// Days around which clocks change in some of the zones, and New Year.
const days = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-12-31',
  '2026-07-01',
  '2026-04-24',
  '2026-10-30',
];

test('agrees with a clock read minute by minute, in state and next change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      week,
      fc.constantFrom(...days),
      fc.dictionary(fc.constantFrom(...days), dayHours),
      fc.option(week, { nil: undefined }),
      fc.array(fc.integer({ min: 0, max: 2 * 1440 - 1 }), { minLength: 1, maxLength: 8 }),
      (zone, weekly, day, special, season, moments) => {
        const hours: Schedule = {
          zone,
          week: weekly,
          days: special,
          ...(season && { seasons: [{ from: '12-30', to: '04-01', week: season }] }),
        };
        const from = Date.parse(day) - 86_400_000;
        const expected = oracle(hours, from, 4 * 1440);
        for (const moment of moments) {
          const isOpen = expected[moment];
          const change = expected.findIndex((state, i) => i > moment && state !== isOpen);
          const actual = stateAt(hours, from + moment * minute);
          expect(actual.open).toBe(isOpen);
          if (change >= 0) expect(actual.changesAt).toBe(from + change * minute);
          else expect(actual.changesAt ?? Infinity).toBeGreaterThanOrEqual(from + expected.length * minute);
        }
      },
    ),
    { numRuns: 60 },
  );
});
