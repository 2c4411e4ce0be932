/** What regions are called that addresses write as a code, from `date-holidays`: see `holidays.ts`. Build only. */
import { createRequire } from 'node:module';
import type HolidayCalendar from 'date-holidays';

const require = createRequire(import.meta.url);

/**
 * The name of a region in English, as in its country's addresses.
 *
 * @example regionName('US', 'CA') // => 'California'
 */
export function regionName(country: string, code: string): string | undefined {
  if (!/^[A-Z]{2,3}$/.test(code)) return undefined;
  const Calendar = require('date-holidays') as typeof HolidayCalendar;
  // Of some countries it knows no regions.
  const regions = new Calendar().getStates(country) as Readonly<Record<string, string>> | undefined;
  return regions?.[code];
}
