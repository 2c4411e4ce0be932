/** The countries that there are, by their codes of ISO 3166-1. */

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Name of a country in English, for problems. Returns an unknown code unchanged. */
export const englishNameOf = (code: string): string => names.of(code) ?? code;

/** Codes of two letters that name many countries or none. */
const unions: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** All codes of today; `UK` and `BU` are other names of GB and MM. */
export const listCountries = (): readonly string[] =>
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(
      (code) =>
        names.of(code) !== undefined && !unions.has(code) && new Intl.Locale(`und-${code}`).region === code,
    );
