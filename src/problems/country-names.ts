/** Codes of countries by what people call them. */
import { borders, feature } from '@rapideditor/country-coder';
import { countries, englishNameOf } from '#base/countries.ts';
import { memoize } from '#base/memoize.ts';

/**
 * The code of a country by its name in English or in a language that most people of a country speak, by its code of three
 * letters, its initials, a word that no other country's name has, or a country within it.
 *
 * @example ['Türkei', 'USA', 'UAE', 'Emirates', 'England'].map(codeOfCountry) // => ['TR', 'US', 'AE', 'AE', 'GB']
 */
export function codeOfCountry(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  if (wanted.length < 2) return undefined;
  const codes = new Set(countries);
  const { iso1A2 = '', country = '' } = feature(wanted)?.properties ?? {};
  const english = englishNames(codes);
  return (
    [iso1A2, country].find((code) => codes.has(code)) ??
    english.find(([, one]) => one === wanted || initials(one) === wanted)?.[0] ??
    codeInLanguages(wanted, [...codes]) ??
    only(english.flatMap(([code, one]) => (one.split(' ').includes(wanted) ? [code] : [])))
  );
}

/** Names in lower case with the codes of their countries, also of what lies within them. */
const englishNames = (codes: ReadonlySet<string>): (readonly [code: string, name: string])[] => [
  ...[...codes].map((code) => [code, englishNameOf(code).toLowerCase()] as const),
  ...borders.features.flatMap(({ properties: { iso1A2, country, nameEn } }) => {
    const code = [iso1A2, country].find((one) => one !== undefined && codes.has(one));
    return code === undefined ? [] : [[code, nameEn.toLowerCase()] as const];
  }),
];

const initials = (name: string) => name.replace(/(\p{L})\p{L}*[^\p{L}]*/gu, '$1');

const only = (codes: readonly string[]) => (new Set(codes).size === 1 ? codes[0] : undefined);

function codeInLanguages(wanted: string, codes: readonly string[]): string | undefined {
  const languages = new Set(codes.map(spokenIn));
  return [...languages].map((language) => codesIn(language).get(wanted)).find((code) => code !== undefined);
}

/** Codes by the names that a language has for countries. */
const codesIn = memoize((language: string): ReadonlyMap<string | undefined, string> => {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  return new Map(countries.map((code) => [names.of(code)?.toLowerCase(), code]));
});

/** The language that most people of a country speak. */
const spokenIn = (country: string) => new Intl.Locale(`und-${country}`).maximize().language;
