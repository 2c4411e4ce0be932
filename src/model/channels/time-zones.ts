/** Time zones of countries, from the platform's CLDR data; build only. */

/**
 * Country by time zone for the given countries. A zone that two of them share belongs to the first.
 *
 * @example zonesOf(['TR']) // => { 'Europe/Istanbul': 'TR' }
 */
export function zonesOf(countries: readonly string[]): Record<string, string> {
  const pairs = countries.flatMap((country) => {
    const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
    return zones.map((zone) => [zone, country] as const);
  });
  return Object.fromEntries(pairs.toReversed());
}
