/** Which country's channels a reader sees; never asks anybody else. Runs in the browser. */

/**
 * The reader's own choice (`''`: a country that is not listed), else the locale's country, else the one their
 * clock is set to (`zones`: country by time zone), else none.
 */
export const countryOf = (reader: {
  readonly chosen?: string | null | undefined;
  readonly localeCountry?: string | undefined;
  readonly zone?: string | undefined;
  readonly zones?: Readonly<Record<string, string>> | undefined;
}): string | undefined => reader.chosen ?? reader.localeCountry ?? reader.zones?.[reader.zone ?? ''];
