/** Files that `fener translations` and `fener new translation` write besides XLIFF. */
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { translationStatus } from '#model/articles/status.ts';
import { crowdinCodeOf, crowdinConfig, weblateConfig } from '#translations/config.ts';
import { coveragePage } from '#translations/coverage-page.ts';
import { formatStatus } from '#translations/format-status.ts';
import { scaffoldTranslation } from '#translations/scaffold.ts';
import { articleFile, siteOnDisk } from './site.ts';

const weblateSettings = z.looseObject({
  addon: z.looseObject({
    configuration: z.looseObject({ match: z.string(), language_regex: z.string() }),
  }),
});

const hostile = '<script>alert(1)</script>';

const sample = () =>
  siteOnDisk({
    'site.yaml': 'name: Help\nurl: https://help.example\nlocales: [en, de, pt-br, pt, zh-hans, ar]\n',
    'articles/en/returns/index.md': `---\ntitle: "${hostile}"\ndescription: All about it.\n---\n`,
    'articles/en/returns/return-item.md': articleFile(`Returns ${hostile}`, 'You have 30 days.'),
    'articles/de/returns/return-item.md': articleFile(
      'Rückgabe',
      'Sie haben 30 Tage.',
      'machineTranslated: true\n',
    ),
  });

test('Crowdin gets paths of files and its own codes of languages', () => {
  const text = crowdinConfig(sample().centre().site, 'content');
  expect(parse(text)).toMatchObject({
    preserve_hierarchy: true,
    files: [
      {
        source: '/content/articles/en/**/*.md',
        translation: '/content/articles/%two_letters_code%/**/%original_file_name%',
        languages_mapping: {
          two_letters_code: { de: 'de', 'pt-BR': 'pt-br', 'pt-PT': 'pt', 'zh-CN': 'zh-hans', ar: 'ar' },
        },
      },
      { source: '/content/articles/en/**/*.mdx' },
    ],
  });
});

test.each([
  ['nn', 'nn-NO'],
  ['fy', 'fy-NL'],
  ['sr', 'sr'],
  ['sr-Latn', 'sr-CS'],
  ['es', 'es-ES'],
  ['es-ES', 'es-ES'],
  ['es-419', 'es-419'],
  ['es-MX', 'es-MX'],
  ['fr-FR', 'fr'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-HK', 'zh-HK'],
  ['ar-EG', 'ar-EG'],
])('Crowdin knows %s as %s', (lang, code) => {
  expect(crowdinCodeOf(lang)).toBe(code);
});

test('Weblate finds a component for each article', () => {
  const { addon } = weblateSettings.parse(JSON.parse(weblateConfig(sample().centre().site, 'content')));
  const { match, language_regex: languages } = addon.configuration;
  const found = new RegExp(match.replaceAll('?P<', '?<')).exec(
    'content/articles/pt-br/returns/return-item.md',
  );
  expect({ ...found?.groups }).toEqual({ language: 'pt-br', component: 'returns/return-item' });
  expect(['pt-br', 'fr'].map((locale) => new RegExp(languages).test(locale))).toEqual([true, false]);
});

test('the page for the team names locales, topics and what is to do, and escapes all of it', () => {
  const centre = sample().centre();
  const page = coveragePage(centre, translationStatus(centre), '2026-11-29');
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).toContain('machine-translated');
  expect(page).toContain('id="pt-br"');
  expect(page.match(/<meter /g)).toHaveLength(5);
});

test('a new locale lacks everything, and what its readers and then all readers need comes first', () => {
  const article = (id: string, order: number) =>
    `---\nid: ${id}\ntitle: ${id}\ndescription: About ${id}.\norder: ${order}\n---\n\nText of ${id}.\n`;
  const site = siteOnDisk({
    'articles/en/returns/index.md': '---\ntitle: Returns\ndescription: All.\n---\n',
    'articles/en/returns/first.md': article('first', 1),
    'articles/en/returns/second.md': article('second', 2),
    'articles/en/returns/third.md': article('third', 3),
  });
  site.edit('site.yaml', (text) => text.replace('de, tr', 'de, tr, fr'));
  const votes = (id: string, locale: string, yes: number) => ({
    id,
    locale,
    epoch: 1,
    yes,
    no: 0,
    clicks: 0,
  });
  const feedback = {
    v: 1 as const,
    through: '2026-11-01',
    articles: [votes('second', 'en', 90), votes('third', 'fr', 30)],
  };
  const idsOf = (locale: string) =>
    translationStatus({ ...site.centre(), feedback })
      .find((one) => one.locale === locale)
      ?.missing.join(' ');
  expect(idsOf('fr')).toBe('third second first');
  expect(idsOf('de')).toBe('second third first');
  expect(translationStatus(site.centre()).find(({ locale }) => locale === 'fr')).toMatchObject({
    translated: 0,
    missing: ['first', 'second', 'third'],
  });
});

test('several locales list the first texts of each kind, one locale all', () => {
  const many = Array.from({ length: 12 }, (_, n): readonly [string, string] => [
    `articles/en/returns/a${n}.md`,
    `---\nid: item-${n}\ntitle: Title ${n}\ndescription: What ${n} says.\n---\n\nText ${n}.\n`,
  ]);
  const status = translationStatus(
    siteOnDisk({
      ...Object.fromEntries(many),
      'articles/en/returns/index.md': '---\ntitle: Returns\ndescription: All.\n---\n',
    }).centre(),
  );
  expect(formatStatus(status)).toContain('… and 3 more: npx fener translations --locale de');
  expect(formatStatus(status.slice(0, 1))).not.toContain('more');
});

test('a new translation has what is translated, and is a draft', () => {
  const text = articleFile(
    'Returns',
    '## By post {#by-post}\n\nPack it.',
    'order: 3\nkeywords:\n  - refund\n  - money\nmovedFrom:\n  - /en/old/\nowner: team\nupdated: 2026-01-01\n',
  );
  expect(scaffoldTranslation(text, 'article')).toBe(
    articleFile(
      'Returns',
      '## By post {#by-post}\n\nPack it.',
      'keywords:\n  - refund\n  - money\ndraft: true\n',
    ),
  );
  expect(scaffoldTranslation('---\ntitle: A\ndescription: B\nicon: truck\n---\n', 'topic')).toBe(
    '---\ntitle: A\ndescription: B\n---\n',
  );
});
