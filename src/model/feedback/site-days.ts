/** Days as the site counts them: in the time zone of its `site.yaml`, numbered from 1970-01-01. */
import { dayMs } from '#base/day.ts';
import { instantOf, wallClock } from '#model/hours/browser/zone.ts';

export interface SiteDays {
  /** IANA name of the zone. */
  readonly zone: string;
  /** The day of an instant. */
  readonly dayOf: (instant: number) => number;
  /** The instant at which a day begins. */
  readonly startOf: (day: number) => number;
}

/** Zones change their offset at quarters of an hour only. */
const quarterMs = 900_000;

/** Days of a zone; those of UTC without one. Throws a RangeError for a zone that the platform does not know. */
export function siteDays(zone = 'UTC'): SiteDays {
  let known = { quarter: Number.NaN, offset: 0 };
  const offsetAt = (instant: number) => {
    const quarter = Math.floor(instant / quarterMs);
    if (quarter !== known.quarter) {
      const start = quarter * quarterMs;
      known = { quarter, offset: zone === 'UTC' ? 0 : wallClock(zone, start) - start };
    }
    return known.offset;
  };
  return {
    zone,
    dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / dayMs),
    startOf: (day) => (zone === 'UTC' ? day * dayMs : instantOf(zone, day * dayMs, false)),
  };
}
