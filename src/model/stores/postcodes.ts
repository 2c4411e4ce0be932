/** What postcodes look like, by country. */

/**
 * Forms by ISO country, after https://chromium-i18n.appspot.com/ssl-address (Google's address data, CC BY 4.0),
 * tested against the code in upper case. Countries that are missing here are not checked.
 *
 * A table of ours, because no library tells a postcode that people write from one that they don't: `postcode-validator`
 * 3.10 refuses `1425` in Argentina and `1000001` in Japan, `validator` 13.15 refuses `1050` in Latvia, takes `SW1A` alone
 * for a British code and doesn't know Türkiye, and Google's own data refuses `1050` and Saudi Arabia's long form.
 */
const forms: Readonly<Record<string, string>> = {
  AR: '(?:[A-Z]\\d{4}[A-Z]{3}|\\d{4})',
  AT: '\\d{4}',
  AU: '\\d{4}',
  BE: '\\d{4}',
  BG: '\\d{4}',
  BR: '\\d{5}-?\\d{3}',
  CA: '[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d',
  CH: '\\d{4}',
  CN: '\\d{6}',
  CY: '\\d{4}',
  CZ: '\\d{3} ?\\d{2}',
  DE: '\\d{5}',
  DK: '\\d{4}',
  EE: '\\d{5}',
  ES: '\\d{5}',
  FI: '\\d{5}',
  FR: '\\d{2} ?\\d{3}',
  GB: '(?:GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})',
  GR: '\\d{3} ?\\d{2}',
  HR: '\\d{5}',
  HU: '\\d{4}',
  IE: '[A-Z\\d]{3} ?[A-Z\\d]{4}',
  IL: '\\d{5}(?:\\d{2})?',
  IN: '\\d{6}',
  IT: '\\d{5}',
  JP: '\\d{3}-?\\d{4}',
  KR: '\\d{5}',
  LT: '(?:LT-)?\\d{5}',
  LU: '\\d{4}',
  LV: '(?:LV-)?\\d{4}',
  MX: '\\d{5}',
  NL: '\\d{4} ?[A-Z]{2}',
  NO: '\\d{4}',
  NZ: '\\d{4}',
  PL: '\\d{2}-\\d{3}',
  PT: '\\d{4}-\\d{3}',
  RO: '\\d{6}',
  RU: '\\d{6}',
  SA: '\\d{5}(?:-\\d{4})?',
  SE: '\\d{3} ?\\d{2}',
  SI: '(?:SI-)?\\d{4}',
  SK: '\\d{3} ?\\d{2}',
  TR: '\\d{5}',
  UA: '\\d{5}',
  US: '\\d{5}(?:-\\d{4})?',
  ZA: '\\d{4}',
};

/** Whether the postcode has its country's form; true where the form is not known. */
export function isPostcode(postcode: string, country: string): boolean {
  const form = forms[country];
  return form === undefined || new RegExp(`^${form}$`).test(postcode.toUpperCase());
}

/**
 * The postcode with the zeros that a spreadsheet ate, when they make it right.
 *
 * @example restoreZeros('1067', 'DE') // => '01067'
 */
export function restoreZeros(postcode: string, country: string): string | undefined {
  if (!/^\d+$/.test(postcode)) return undefined;
  return [1, 2, 3]
    .map((zeros) => '0'.repeat(zeros) + postcode)
    .find((candidate) => isPostcode(candidate, country));
}
