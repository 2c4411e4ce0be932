/** Codes by the names of what they stand for. */
import { codeOfCountry } from './country-names.ts';

/**
 * The code of the country, language or currency with a name, however it is cased, if codes of that kind have the form that
 * is `wanted`. Names are those of CLDR, https://cldr.unicode.org.
 *
 * @example codeNamed('Deutschland', /^[A-Z]{2}$/) // => 'DE'
 */
export function codeNamed(name: string, wanted: RegExp): string | undefined {
  if (wanted.test('de')) return pairs.find((code) => bears(name, code, 'language', ['en', code]));
  if (wanted.test('DE')) return codeOfCountry(name);
  if (!wanted.test('EUR')) return undefined;
  return Intl.supportedValuesOf('currency').find((code) => bears(name, code, 'currency', ['en']));
}

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
const pairs = letters.flatMap((first) => letters.map((second) => first + second));

/** Whether something is called so in one of the languages. */
const bears = (name: string, code: string, type: 'language' | 'currency', languages: readonly string[]) =>
  languages.some((language) => {
    const names = new Intl.DisplayNames(language, { type, fallback: 'none' });
    return names.of(code)?.toLowerCase() === name.trim().toLowerCase();
  });
