/** Calendar days, written `YYYY-MM-DD`. As texts they compare and sort by date. */

/** Milliseconds in a day of UTC. */
export const dayMs = 86_400_000;

/** The week, from Monday on, of a day since 1970-01-01, which was a Thursday: weeks are numbered from the one of that day. */
export const weekOf = (day: number): number => Math.floor((day + 3) / 7);

/** Whether a text is a day that the calendar has. JavaScript alone reads February 30 as March 2. */
export function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && dayOf(instant) === text;
}

/** The day of an instant in UTC. With what `wallClock` returns, it's the day in that zone. */
export const dayOf = (instant: number | Date): string => new Date(instant).toISOString().slice(0, 10);

/**
 * The day that many days later.
 *
 * @example addDays('2026-12-31', 1) // => '2027-01-01'
 */
export const addDays = (day: string, count: number): string => dayOf(Date.parse(day) + count * dayMs);

/**
 * How many days lie between two days; negative when `to` comes first.
 *
 * @example daysBetween('2026-12-31', '2027-01-01') // => 1
 */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;
