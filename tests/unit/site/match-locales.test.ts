import { expect, test } from 'vitest';
import { matchLocales } from '#site/match-locales.ts';

const site = (locales: string) =>
  locales.split(' ').map((entry) => {
    const [id = '', lang = id] = entry.split('=');
    return { id, lang };
  });

/** What a reader is offered first. */
const first = (wanted: string, locales: string) => matchLocales(wanted.split(' '), site(locales))[0];

test.each([
  ['en-AU', 'de en-us en-gb', 'en-gb'],
  ['en-NZ', 'de en', 'en'],
  ['en-CA', 'de en-gb en-us', 'en-us'],
  ['en-IN', 'en-us en-in en-gb', 'en-in'],
  ['en', 'en-gb en-us', 'en-us'],
  ['en-GB', 'de en-au', 'en-au'],
  ['es-MX', 'es es-419', 'es-419'],
  ['es-MX', 'de es', 'es'],
  ['es-AR', 'es es-mx', 'es-mx'],
  ['es', 'es-419 es', 'es'],
  ['es-ES', 'de es-mx', 'es-mx'],
  ['pt-PT', 'pt-br bp=pt-PT', 'bp'],
  ['pt-AO', 'pt-br pt-pt', 'pt-pt'],
  ['pt-BR', 'de pt-pt', 'pt-pt'],
  ['pt', 'pt-pt pt-br', 'pt-br'],
  ['fr-CA', 'de fr', 'fr'],
  ['de-AT', 'en de-ch de', 'de'],
  ['ar-MA', 'en ar', 'ar'],
])('%s on a site with %s is %s: region', (wanted, locales, expected) => {
  expect(first(wanted, locales)).toBe(expected);
});

test.each([
  ['zh-TW', 'zh-hans zh-hant', 'zh-hant'],
  ['zh-HK', 'zh-cn zh-tw', 'zh-tw'],
  ['zh-MO', 'zh-cn zh-tw zh-hk', 'zh-hk'],
  ['zh-Hant-HK', 'zh-hans zh-hant', 'zh-hant'],
  ['zh-SG', 'zh-hant zh-hans', 'zh-hans'],
  ['zh', 'zh-hant zh-hans', 'zh-hans'],
  ['zh-TW en', 'en zh-hans', 'en'],
  ['zh-TW', 'en zh-hans', 'zh-hans'],
  ['zh-TW zh en', 'en zh-hans', 'zh-hans'],
  ['yue-HK', 'zh-hans zh-hant', 'zh-hant'],
  ['sr-RS', 'en sr-latn', 'sr-latn'],
  ['sr-RS', 'sr-latn sr-cyrl', 'sr-cyrl'],
  ['sr-Latn', 'sr sr-latn', 'sr-latn'],
  ['sr-RS en', 'en sr-latn', 'sr-latn'],
  ['sh', 'sr-cyrl sr-latn', 'sr-latn'],
  ['az-IR en', 'az en', 'en'],
])('%s on a site with %s is %s: script', (wanted, locales, expected) => {
  expect(first(wanted, locales)).toBe(expected);
});

test.each([
  ['nb', 'de no', 'no'],
  ['no', 'de nb', 'nb'],
  ['nb-NO', 'nn no', 'no'],
  ['nn', 'nb nn', 'nn'],
  ['nn-NO', 'en nb', 'nb'],
  ['no', 'en nn', 'nn'],
  ['iw', 'en he', 'he'],
  ['he-IL', 'en iw', 'iw'],
  ['in-ID', 'en id', 'id'],
  ['tl', 'en fil', 'fil'],
  ['fil-PH', 'en tl', 'tl'],
  ['cmn-CN', 'en zh-hans', 'zh-hans'],
])('%s on a site with %s is %s: names of one language', (wanted, locales, expected) => {
  expect(first(wanted, locales)).toBe(expected);
});

test('the order of the reader’s languages counts more than how well one fits', () => {
  expect(first('fr-CA en-GB', 'en-gb fr')).toBe('fr');
  expect(first('da ja en', 'en ja')).toBe('ja');
  expect(matchLocales(['en-AU', 'de'], site('de en-us en-gb ja'))).toEqual(['en-gb', 'en-us', 'de']);
});

test('what suits nobody, and what is no language tag, is left out', () => {
  expect(first('ko', 'en de')).toBeUndefined();
  expect(first('C * en_US en', 'de en')).toBe('en');
  expect(matchLocales([], site('en'))).toEqual([]);
  expect(first('x-private constructor', 'en')).toBeUndefined();
});
