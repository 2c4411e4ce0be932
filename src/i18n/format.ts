/** Dates, numbers and lists in a reader's language, always with an explicit locale and time zone. */
import { memoize } from '#base/memoize.ts';

/**
 * A calendar day in words.
 *
 * @example formatDate('2026-11-21', 'tr') // => '21 Kasım 2026'
 */
export const formatDate = (day: string, lang: string): string =>
  dateFormat(lang).format(new Date(`${day}T00:00:00Z`));

/**
 * Calendar days from and to; one day where they are the same.
 *
 * @example formatDateRange('2027-03-09', '2027-03-11', 'en-GB') // => '9–11 March 2027'
 */
export const formatDateRange = (from: string, to: string, lang: string): string =>
  dateFormat(lang).formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));

const dateFormat = memoize((lang) => new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }));

/** A number with the language's separators. */
export const formatNumber = (value: number, lang: string): string => numberFormat(lang).format(value);

/**
 * Two numbers as from and to; they must differ.
 *
 * @example formatRange(101, 200, 'en') // => '101–200'
 */
export const formatRange = (from: number, to: number, lang: string): string =>
  numberFormat(lang).formatRange(from, to);

const numberFormat = memoize((lang) => new Intl.NumberFormat(lang));

/**
 * Words joined as a sentence would.
 *
 * @example formatList(['a', 'b', 'c'], 'en') // => 'a, b, and c'
 */
export const formatList = (words: readonly string[], lang: string): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(words);

/**
 * Names of countries as a sentence would list them.
 *
 * @example countryNames(['GB', 'TR'], 'tr') // => 'Birleşik Krallık ve Türkiye'
 */
export function countryNames(codes: readonly string[], lang: string): string {
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  return formatList(
    codes.map((code) => names.of(code) ?? code),
    lang,
  );
}
