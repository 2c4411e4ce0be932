/** Compiled opening hours: plain JSON, the same at build and in the browser. */

/**
 * Opening and closing in minutes after the day's midnight on the wall clock. An end above 1440 is on the next
 * day: `[1080, 1620]` is 18:00 to 03:00. A span belongs to the day it starts on and always runs to its end.
 */
export type Span = readonly [start: number, end: number];

/** The spans that start on one day, in order and apart from each other; empty: closed. */
export type DayHours = readonly Span[];

/** A calendar date such as `2026-12-24`. */
export type IsoDate = string;

/** A day of any year such as `12-24`. */
export type MonthDay = string;

/** Weekdays that differ during part of every year. `null`: the day doesn't differ. `from` after `to` spans New Year. */
export interface Season {
  readonly from: MonthDay;
  readonly to: MonthDay;
  readonly week: readonly (DayHours | null)[];
}

/** When something is open. The hours of a date: `days`, else the last season that says something, else `week`. */
export interface Schedule {
  /** IANA time zone whose wall clock the spans use, such as `Europe/Istanbul`. */
  readonly zone: string;
  /** Seven entries, Monday first. */
  readonly week: readonly DayHours[];
  readonly seasons?: readonly Season[];
  /** Dates with hours of their own: exceptions and public holidays. */
  readonly days?: Readonly<Record<IsoDate, DayHours>>;
}

export const minutesPerDay = 1440;
