import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { readLocales } from '#files/read-locales.ts';
import { checkMessages } from '#i18n/check.ts';
import type { MessageTree } from '#i18n/messages.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';
import { scriptOf, textLanguageOf } from '#model/text-language.ts';
import { shippedLanguages, shippedLocaleOf } from '#i18n/shipped.ts';
import { sampleSite, text } from '../model/sample-centre.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const folders = readdirSync('locales');

test('the table has every folder of messages, and no other', () => {
  expect(shippedLanguages.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
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

test.each(folders)('a text in %s is recognised', (id) => {
  const { script, common } = textLanguageOf(textIn(id));
  expect(script).toBe(scriptOf(id));
  const own = common[id.split('-')[0] ?? ''] ?? 0;
  const others = Object.entries(common).filter(([language]) => !id.startsWith(language));
  // Chinese, Japanese and Thai have no spaces between words, so their scripts tell them.
  if (!/^(ja|th|zh)/.test(id)) expect(own).toBeGreaterThan(Math.max(12, ...others.map(([, hits]) => hits)));
});

/** The longer messages of a language, as one text. */
function textIn(id: string): string {
  const { resources } = readLocales({ shippedLocalesDir: 'locales', localesDir: 'locales' }, [
    { id, lang: id },
  ]);
  const textsOf = (tree: MessageTree): string[] =>
    Object.values(tree).flatMap((value) => (typeof value === 'string' ? value : textsOf(value)));
  return textsOf(resources[id] ?? {})
    .filter((text) => text.length > 35)
    .join(' ')
    .replace(/\{\{[^}]*\}\}/g, '');
}

test('a site in every language has no problem, and every page in each of them', () => {
  const folder = temporaryFolder();
  const ids = folders.join(', ');
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write('site.yaml', `name: Help\nurl: https://help.example.com\nlocales: [${ids}]\nsourceLocale: en\n`);
  write('articles/en/orders/index.md', text('Orders'));
  write('articles/en/orders/track-order.md', text('Track an order', 'track-order'));
  const places = { ...placesFrom({ CONTENT_DIR: folder }), localesDir: join(folder, 'no-locales') };
  const { centre, problems, translator } = loadContent(places, { drafts: false, today: '2026-11-29' });
  expect(problems).toEqual([]);
  if (!centre || !translator) throw new Error('The site could not be loaded.');
  const viewOf = createPageBuilder({
    centre,
    translator,
    images: new Map(),
    socialImageOf: () => undefined,
    now: Date.parse('2026-11-29'),
  });
  const pages = listPages(centre);
  for (const { id, lang, dir } of centre.site.locales) {
    const own = pages.filter(({ locale }) => locale === id).map((page) => viewOf(page));
    expect(own.length).toBeGreaterThan(4);
    expect(new Set(own.map((view) => `${view.lang} ${view.dir}`))).toEqual(new Set([`${lang} ${dir}`]));
  }
});

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
