/** Dates, numbers, lists and sorting in a reader's language, always with an explicit locale and time zone. */

/**
 * A calendar day in words.
 *
 * @example formatDate('2026-11-21', 'tr') // => '21 Kasım 2026'
 */
export const formatDate = (day: string, lang: string): string =>
  dateFormat(lang).format(new Date(`${day}T00:00:00Z`));

/** A number with the language's separators. */
export function formatNumber(value: number, lang: string): string {
  let format = numberFormats.get(lang);
  if (!format) numberFormats.set(lang, (format = new Intl.NumberFormat(lang)));
  return format.format(value);
}

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

/** Compares words as a dictionary of the language does: in Turkish `ı` stands before `i`. */
export function collatorOf(lang: string): (a: string, b: string) => number {
  let collator = collators.get(lang);
  if (!collator) collators.set(lang, (collator = new Intl.Collator(lang, { numeric: true })));
  return collator.compare;
}

const collators = new Map<string, Intl.Collator>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(lang: string): Intl.DateTimeFormat {
  let format = dateFormats.get(lang);
  if (!format) {
    dateFormats.set(lang, (format = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' })));
  }
  return format;
}
