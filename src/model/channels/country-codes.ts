const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Name of a country in English, for problems. Returns an unknown code unchanged. */
export const englishNameOf = (code: string): string => names.of(code) ?? code;

/** Whether the code is one of today's; `UK` and `BU` are other names of GB and MM. */
export const isCountry = (code: string): boolean =>
  names.of(code) !== undefined && !unions.has(code) && new Intl.Locale(`und-${code}`).region === code;

/** Codes of two letters that name many countries or none. */
const unions: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
