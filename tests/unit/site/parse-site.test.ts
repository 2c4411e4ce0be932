import { expect, test } from 'vitest';
import { parseSite } from '#site/parse-site.ts';
import { localeOf } from '#site/site.ts';

const parse = (text: string, url?: string) =>
  parseSite({ file: 'site.yaml', text: `name: Help\nurl: https://help.example.com/\n${text}` }, { url });

test('a locale’s direction, name and tag follow from its id', () => {
  const { site } = parse(
    'locales: [en, ar, pt-br, zh-hant, { id: xx, lang: he, name: עברית }, { id: en-xa, dir: rtl }]',
  );
  expect(site?.locales.map(({ id, lang, dir, name }) => [id, lang, dir, name])).toEqual([
    ['en', 'en', 'ltr', 'English'],
    ['ar', 'ar', 'rtl', 'العربية'],
    ['pt-br', 'pt-BR', 'ltr', 'português (Brasil)'],
    ['zh-hant', 'zh-Hant', 'ltr', '繁體中文'],
    ['xx', 'he', 'rtl', 'עברית'],
    ['en-xa', 'en-XA', 'rtl', expect.any(String)],
  ]);
});

test('every chain of fallbacks ends with the source locale', () => {
  const { site } = parse(
    'locales: [en, pt, pt-br, de]\nsourceLocale: de\nfallbacks: { pt-br: [pt, pt-br, en] }',
  );
  expect(site?.source.id).toBe('de');
  expect(site?.locales.map(({ id, fallbacks }) => [id, fallbacks])).toEqual([
    ['en', ['de']],
    ['pt', ['pt-br', 'de']],
    ['pt-br', ['pt', 'en', 'de']],
    ['de', []],
  ]);
});

test('without a chain of its own, a locale looks at those of its language first, nearest first', () => {
  const { site } = parse(
    'locales: [de, en-us, en-gb, en-au, zh-hans, zh-hant, de-at, de-ch]\nsourceLocale: de\nfallbacks: { en-us: [] }',
  );
  expect(Object.fromEntries(site?.locales.map(({ id, fallbacks }) => [id, fallbacks]) ?? [])).toEqual({
    de: [],
    'en-us': ['de'],
    'en-gb': ['en-au', 'en-us', 'de'],
    'en-au': ['en-gb', 'en-us', 'de'],
    'zh-hans': ['zh-hant', 'de'],
    'zh-hant': ['zh-hans', 'de'],
    'de-at': ['de'],
    'de-ch': ['de'],
  });
});

test('what is left out has its default, and the address no slash at its end', () => {
  const { site } = parse('locales: [en]');
  expect(site).toMatchObject({
    url: 'https://help.example.com',
    organization: { name: 'Help', sameAs: [] },
    brand: { palette: { light: { brand: '#225693' } } },
    features: { ratings: true },
    featured: [],
    legacy: [],
    terms: [],
  });
  expect(Object.isFrozen(site) && Object.isFrozen(site?.locales)).toBe(true);
});

test.each([
  ['https://other.example/', 'https://other.example', ''],
  ['https://www.other.example/help/', 'https://www.other.example/help', '/help'],
  ['https://www.other.example/help', 'https://www.other.example/help', '/help'],
  ['https://hilfe.müller.example', 'https://hilfe.müller.example', ''],
  ['http://[::1]:8080', 'http://[::1]:8080', ''],
  ['http://localhost:8080/my.site/v1-2_b~/', 'http://localhost:8080/my.site/v1-2_b~', '/my.site/v1-2_b~'],
])('SITE_URL wins: %s', (written, url, base) => {
  expect(parse('locales: [en]', written).site).toMatchObject({ url, base });
});

test.each([
  'other.example',
  'ftp://other.example',
  '',
  'https://other.example/help/?a=1',
  'https://other.example/help#top',
  'https://other.example/help//',
  'https://other.example/help/../x/',
  'https://other.example/.well-known/',
  'https://other.example/h%20x/',
  'https://other.example/h"x/',
  'https://other.example/hilfe-für-alle/',
  'https://other.example";}/',
  'https://other.example\nExecStart=x',
  'https://$other;{}.example',
  'https://name: x@other.example',
  'https://other..example',
  'https://other.example\\x',
])('SITE_URL must be where a site can lie: "%s" is refused', (wrong) => {
  expect(parse('locales: [en]', wrong).problems.map(({ code, file }) => [code, file])).toEqual([
    ['invalid-value', 'SITE_URL'],
  ]);
});

test('where a setting stands can be asked for', () => {
  expect(parse('locales: [en]\nfeatured:\n  - one\n  - two').at?.(['featured', 1])).toEqual({
    file: 'site.yaml',
    at: { line: 6, column: 5 },
  });
});

test('a hue, an exact colour, and what stands where no colour is read', () => {
  const brand = (text: string) => parse(`locales: [en]\nbrand: ${text}`);
  expect(brand('{ hue: 55 }').site?.brand.palette.light.brand).toBe('#834100');
  expect(brand('{ color: darkgreen }').problems).toEqual([]);
  const { site, problems } = brand('{ color: gold }');
  expect(site?.brand.palette.light.brandFill).toBe('#ffd700');
  expect(problems).toMatchObject([{ code: 'color-contrast', at: { line: 4, column: 17 } }]);
  expect(problems[0]?.message).toMatchInlineSnapshot(
    `"As text, "gold" has a contrast of 1.2:1 on light pages, and people need 4.5:1. Links are written in "#7e6900" there. Buttons and icons keep your colour."`,
  );
  const wrong = [
    '{ color: brandblue }',
    '\n  color: #0a5c36',
    '{ color: "#000a" }',
    '{ color: navy, hue: 3 }',
  ];
  expect(
    wrong
      .map((text) =>
        brand(text)
          .problems.map(({ message }) => message)
          .join(),
      )
      .join('\n'),
  ).toMatchInlineSnapshot(`
    ""color" in "brand" is "brandblue". It must be a CSS colour without transparency, such as "#0a5c36", "teal" or "oklch(45% 0.1 160)".
    "#0a5c36" isn't read: "#" behind a space begins a comment.
    "color" in "brand" is "#000a". It must be a CSS colour without transparency, such as "#0a5c36", "teal" or "oklch(45% 0.1 160)".
    "hue" in "brand": "hue" and "color" both say the colour. Remove one of the two."
  `);
});

test('a locale that does not exist is a fault of the caller', () => {
  const { site } = parse('locales: [en]');
  expect(() => site && localeOf(site, 'xx')).toThrow('no locale "xx"');
});
