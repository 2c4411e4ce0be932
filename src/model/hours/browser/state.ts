/** Whether something is open at an instant, and until when. Runs in the browser. */
import { dayMs, dayOf } from '#base/day.ts';
import type { DayHours, Schedule } from './schedule.ts';
import { instantOf, wallClock } from './zone.ts';

/** Open or closed at an instant. */
export interface OpenState {
  readonly open: boolean;
  /** Epoch milliseconds of the next opening or closing; absent when none follows within about a year. */
  readonly changesAt?: number;
}

const minute = 60_000;
const horizonDays = 370;

/** The hours that start on a date, given as the epoch milliseconds of its midnight in UTC. */
function hoursOn(schedule: Schedule, midnight: number): DayHours {
  const date = new Date(midnight);
  const iso = dayOf(date);
  const special = schedule.days?.[iso];
  if (special) return special;
  const weekday = (date.getUTCDay() + 6) % 7;
  const monthDay = iso.slice(5);
  let hours = schedule.week[weekday] ?? [];
  for (const { from, to, week } of schedule.seasons ?? []) {
    const within = from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to;
    if (within) hours = week[weekday] ?? hours;
  }
  return hours;
}

/**
 * Whether the schedule is open at an instant (epoch milliseconds) and when that changes next.
 * Spans that touch or overlap count as one.
 */
export function stateAt(schedule: Schedule, instant: number): OpenState {
  const { zone } = schedule;
  const today = Math.floor(wallClock(zone, instant) / dayMs) * dayMs;
  let openUntil = -Infinity;
  // A span of the day before yesterday can end today at the latest: spans last a day at most.
  for (const [start, end] of wallSpans(schedule, today - 2 * dayMs)) {
    const opens = instantOf(zone, start, false);
    if (openUntil > instant && opens > openUntil) break;
    const closes = end === Infinity ? end : instantOf(zone, end, true);
    // Empty where a clock change skips the whole span.
    if (closes <= opens) continue;
    if (openUntil <= instant && opens > instant) return { open: false, changesAt: opens };
    openUntil = Math.max(openUntil, closes);
  }
  if (openUntil === Infinity) return { open: true };
  return openUntil > instant ? { open: true, changesAt: openUntil } : { open: false };
}

/** Spans from a date on as wall times, joined where they touch; one that outlasts the horizon ends at Infinity. */
function* wallSpans(schedule: Schedule, firstDay: number): Generator<readonly [number, number]> {
  let last: [number, number] | undefined;
  for (let n = 0; n < horizonDays; n++) {
    const midnight = firstDay + n * dayMs;
    for (const [start, end] of hoursOn(schedule, midnight)) {
      const [opens, closes] = [midnight + start * minute, midnight + end * minute];
      if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
      else {
        if (last) yield last;
        last = [opens, closes];
      }
    }
  }
  if (last) yield last[1] >= firstDay + horizonDays * dayMs ? [last[0], Infinity] : last;
}
