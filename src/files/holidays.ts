/**
 * Public holidays by country, from `date-holidays`: code under ISC, data under CC BY-SA 3.0 (its LICENSE and README;
 * the `license` of its package.json says CC-BY-3.0). Build only: of the data, pages get facts, the dates and names of
 * the holidays of the countries that the content names, credited in README and `src/static/licences.txt`. Lunar holidays
 * are estimates that governments confirm late.
 */
import { createRequire } from 'node:module';
import type HolidayCalendar from 'date-holidays';
import { byCodeUnits } from '#base/code-unit-order.ts';
import { addDays } from '#base/day.ts';
import type { Holiday } from '#model/hours/compile.ts';

/** A country, or a part of it with holidays of its own such as Bavaria: `{country: 'DE', region: 'BY'}`. */
export interface HolidayPlace {
  readonly country: string;
  readonly region?: string | undefined;
}

const hour = 3_600_000;

/** The library's own language tags, where they differ from BCP 47. */
const libraryLanguages: Readonly<Record<string, string>> = { ja: 'jp' };

const require = createRequire(import.meta.url);

/** The library takes a quarter of a second to load, so only sites that ask for holidays load it. */
function calendarOf({ country, region }: HolidayPlace): HolidayCalendar {
  const Calendar = require('date-holidays') as typeof HolidayCalendar;
  const options = { types: ['public' as const] };
  return region ? new Calendar(country, region, options) : new Calendar(country, options);
}

/** Earlier answers, since development reads the content again after every edit. */
const known = new Map<string, Holiday[]>();

/**
 * Public holidays of a place in whole years, each date of a holiday of several days on its own, by date, named in
 * each of the languages as far as the library knows them. Empty for a country it does not know.
 */
export function publicHolidays(
  place: HolidayPlace,
  years: readonly number[],
  languages: readonly string[],
): Holiday[] {
  const key = JSON.stringify([place.country, place.region, years, languages]);
  let holidays = known.get(key);
  if (!holidays) known.set(key, (holidays = listHolidays(place, years, languages)));
  return holidays;
}

function listHolidays(
  place: HolidayPlace,
  years: readonly number[],
  languages: readonly string[],
): Holiday[] {
  const calendar = calendarOf(place);
  const byDate = new Map<string, Holiday>();
  for (const year of years) {
    const named = languages.map((language) => ({
      language,
      holidays: calendar.getHolidays(year, libraryLanguages[language] ?? language),
    }));
    for (const [index, { date, start, end }] of calendar.getHolidays(year).entries()) {
      const name = Object.fromEntries(
        named.flatMap(({ language, holidays }) => {
          const found = holidays[index];
          return found ? [[language, found.name] as const] : [];
        }),
      );
      // Half days count as days only where nothing else is left; a day with a clock change has 23 hours.
      const days = Math.max(1, Math.floor((end.getTime() - start.getTime() + 2 * hour) / (24 * hour)));
      for (let n = 0; n < days; n++) {
        const iso = addDays(date.slice(0, 10), n);
        if (!byDate.has(iso)) byDate.set(iso, { date: iso, name });
      }
    }
  }
  return [...byDate.values()].toSorted(byCodeUnits((holiday) => holiday.date));
}

/** The year of a date and the next one: holidays for at least the twelve months to come. */
export function holidayYears(today: string): number[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1];
}
