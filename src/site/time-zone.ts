/** Time zones by their IANA names. */

import { didYouMean } from '#problems/nearest.ts';

/** What to write instead of a name that is no zone's: that of its city, or one that is like it. */
export function zoneFix(name: string): string {
  const zones = Intl.supportedValuesOf('timeZone');
  const city = name.trim().toLowerCase().replaceAll(' ', '_');
  const found = zones.find((zone) => zone.toLowerCase().split('/').at(-1) === city);
  const hint = found === undefined ? didYouMean(name, zones) : `Did you mean "${found}"? `;
  return hint === '' ? 'Use an IANA name such as "Europe/Istanbul".' : hint.trim();
}

/** Whether the platform knows a zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
