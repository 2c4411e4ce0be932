import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLocales } from '#files/read-locales.ts';
import { checkMessages } from '#i18n/check.ts';
import { shippedLanguages, shippedLocaleOf } from '#i18n/shipped.ts';
import { sampleSite } from '../model/sample-centre.ts';

const folders = readdirSync('locales');

test('every folder of messages is in the table', () => {
  const ids = shippedLanguages.map(({ id }) => id);
  expect(folders.filter((folder) => !ids.includes(folder))).toEqual([]);
});

test.each(folders)(
  '%s has every message with its placeholders and all plural forms of the language',
  (id) => {
    const site = sampleSite(`[${id}]`);
    // Fener's own repository is a site that writes all of its messages.
    const { written, problems } = readLocales(
      { shippedLocalesDir: 'locales', localesDir: 'locales' },
      site.locales,
    );
    expect([...problems, ...checkMessages(written, site)]).toEqual([]);
  },
);

test('a language has the names that its readers and ours know, and the direction of its script', () => {
  const shown = (id: string) => {
    const language = shippedLanguages.find((one) => one.id === id);
    return language && [language.name, language.ownName, language.dir];
  };
  expect(shown('ar')).toEqual(['Arabic', 'العربية', 'rtl']);
  expect(shown('he')).toEqual(['Hebrew', 'עברית', 'rtl']);
  expect(shown('pt-br')).toEqual(['Portuguese (Brazil)', 'português (Brasil)', 'ltr']);
  expect(shown('zh-hant')).toEqual(['Chinese (Traditional)', '中文（繁體）', 'ltr']);
  const rightToLeft = shippedLanguages.filter(({ dir }) => dir === 'rtl');
  expect(rightToLeft.map(({ id }) => id)).toEqual(['ar', 'he']);
});

test.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['de-AT', 'de'],
  ['pt', 'pt'],
  ['pt-BR', 'pt-br'],
  ['pt-AO', 'pt'],
  ['es-ES', 'es'],
  ['es-MX', 'es-419'],
  ['zh', 'zh-hans'],
  ['zh-TW', 'zh-hant'],
  ['zh-HK', 'zh-hant'],
  ['en-US', 'en'],
  ['is', undefined],
  ['nb', undefined],
  ['uz', undefined],
])('%s takes the messages of %s', (lang, expected) => {
  expect(
    shippedLocaleOf(
      lang,
      shippedLanguages.map(({ id }) => id),
    ),
  ).toBe(expected);
});
