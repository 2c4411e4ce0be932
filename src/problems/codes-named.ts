/** Codes by the names of what they stand for. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const pairs = letters.flatMap((first) => letters.map((second) => first + second));

/** Without those that stand for another: `UK` for `GB`. */
const listRegions = () => pairs.filter((code) => new Intl.Locale(`und-${code}`).region === code);

/**
 * Codes of the country, language or currency with a name, in English or in its own language, however the name is cased.
 * Names are those of CLDR, https://cldr.unicode.org.
 *
 * @example codesNamed('Deutschland') // => ['DE']
 */
export function codesNamed(name: string): string[] {
  const wanted = name.trim().toLowerCase();
  const bears = (code: string, type: 'region' | 'language' | 'currency', langs: readonly string[]) =>
    langs.some((lang) => {
      const names = new Intl.DisplayNames(lang, { type, fallback: 'none' });
      return names.of(code)?.toLowerCase() === wanted;
    });
  return [
    ...listRegions().filter((code) => bears(code, 'region', ['en', spokenIn(code)])),
    ...pairs.map((code) => code.toLowerCase()).filter((code) => bears(code, 'language', ['en', code])),
    ...Intl.supportedValuesOf('currency').filter((code) => bears(code, 'currency', ['en'])),
  ];
}

/** The language that most people of a country speak. */
const spokenIn = (country: string) => new Intl.Locale(`und-${country}`).maximize().language;
