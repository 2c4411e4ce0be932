/** Addresses and names of what is written in other scripts than Latin. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { importContent } from '#import/import.ts';
import { openFolder } from '#import/sources/place.ts';
import { asciiName, nameOfAll, otherScriptSlug, ownSlug } from '#import/tree/slugs.ts';
import { bytesOf } from '#model/slug.ts';
import { treeOf } from '#model/tree.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { usualImport } from '../usual-import.ts';

test.each([
  ['إعدادات الحساب', 'إعدادات-الحساب'],
  ['الحِسَـاب', 'الحساب'],
  ['הַגְדָּרוֹת', 'הגדרות'],
  ['料金と支払い？', '料金と支払い'],
  ['ｉＰｈｏｎｅ の設定', 'iphone-の設定'],
  ['계정 설정', '계정-설정'],
  ['น้ำและทำ', 'น้ำและทำ'],
  ['Возврат: Ещё раз', 'возврат-ещё-раз'],
  ['Ρυθμίσεις', 'ρυθμίσεις'],
  ['खाता सेटिंग्स', 'खाता-सेटिंग्स'],
  ['⚙️ 設定', '設定'],
  ['٢٠٢٤', '٢٠٢٤'],
  ['🎉🎉', ''],
  ['⚙️', ''],
  ['？！', ''],
])('%s has "%s" in its address', (title, slug) => {
  expect(ownSlug(title)).toBe(slug);
  expect(otherScriptSlug({ name: title, title })).toBe(slug || undefined);
});

test.each(['Zurück & Straße', 'Cài đặt', '2024', 'FAQ'])('%s has an address as ever', (title) => {
  expect(otherScriptSlug({ name: title, title })).toBeUndefined();
});

test('a name in Latin, as of a file, is what the address is made from', () => {
  expect(otherScriptSlug({ name: 'setup', title: '設定' })).toBeUndefined();
});

test.each(['設定', 'การตั้งค่า', 'إعدادات الحساب '])(
  'a long title of "%s" is cut so that a number fits',
  (word) => {
    const slug = ownSlug(word.repeat(200));
    expect(bytesOf(slug)).toBeLessThanOrEqual(190);
    expect(bytesOf(slug)).toBeGreaterThan(90);
    expect(slug).not.toMatch(/-$/);
  },
);

test('ids and files have the Latin words of a name, and the number of the source or one from its key', () => {
  const named = (name: string, key: string) => asciiName({ name, title: name, key }, 'article');
  expect(named('料金', 'articles/360001')).toBe('article-360001');
  expect(named('iPhone の設定', 'articles/360001')).toBe('iphone-360001');
  expect(named('🎉', 'articles/7')).toBe('article-7');
  expect(named('2024', 'articles/7')).toBe('2024');
  expect(named('料金', 'faq/360001-料金.md')).toBe('article-360001');
  expect(named('料金', 'faq/料金.md')).toMatch(/^article-\d{1,6}$/);
  expect(named('料金', 'faq/料金.md')).not.toBe(named('料金', 'shop/料金.md'));
  expect(asciiName({ name: '料金', title: 'Prices', key: '料金.md' }, 'article')).toBe('prices');
});

test('all translations have the name of the original, else one in Latin, English first', () => {
  const others = [
    { name: '料金', locale: 'ja' },
    { name: 'Preise', locale: 'de' },
    { name: 'Prices', locale: 'en-GB' },
  ];
  expect(nameOfAll('料金', others)).toBe('Prices');
  expect(nameOfAll('Preise', others)).toBe('Preise');
  expect(nameOfAll('料金', others.slice(0, 1))).toBe('料金');
});

/** Titles of the same articles in both languages; Arabic lacks one. */
const titles: Readonly<Record<number, { ja: string; ar?: string }>> = {
  360_001: { ja: '設定を変更する', ar: 'تغيير الإعدادات' },
  360_002: { ja: 'iPhone の設定', ar: 'إعدادات iPhone' },
  360_003: { ja: '料金', ar: 'الحِساب' },
  360_004: { ja: '料金', ar: 'الحساب' },
  360_005: { ja: '送料' },
  360_006: { ja: '🎉', ar: '🎉🎉' },
};

/** Saved answers of a hosted help centre in Japanese and Arabic. */
function writeCentre(folder: string, { turned = false, renamed = false, section = 71 } = {}): void {
  const site = 'https://help.example.com/hc';
  const groups = (id: number, kind: string, names: { ja: string; ar: string }, rest = {}) =>
    Object.entries(names).map(([locale, name]) => ({
      id,
      locale,
      name,
      html_url: `${site}/${locale}/${kind}/${id}`,
      ...rest,
    }));
  const articles = Object.entries(titles).flatMap(([id, texts]) =>
    Object.entries(texts).map(([locale, title]) => ({
      id: Number(id),
      locale,
      title: renamed ? `${title}新` : title,
      section_id: id === '360005' ? section : 71,
      body: `<p>${title}: <a href="${site}/${locale}/articles/360003">1</a></p>`,
      html_url: `${site}/${locale}/articles/${id}`,
    })),
  );
  const put = (name: string, list: readonly unknown[]) =>
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ [name]: list }));
  put('articles', turned ? articles.toReversed() : articles);
  put('sections', [
    ...groups(71, 'sections', { ja: 'アカウント', ar: 'الحساب' }, { category_id: 7 }),
    ...groups(72, 'sections', { ja: '配送', ar: 'الشحن' }, { category_id: 7 }),
  ]);
  put('categories', groups(7, 'categories', { ja: 'ご利用ガイド', ar: 'دليل' }));
}

function makeFolders() {
  const folder = temporaryFolder();
  const out = join(folder, 'content');
  const run = async () => {
    const { written } = await importContent({
      ...usualImport,
      source: 'zendesk',
      place: openFolder(folder),
      contentDir: out,
      locale: 'ja',
      url: 'https://help.example.com',
    });
    return Object.fromEntries(Object.entries(written).filter(([, count]) => count > 0));
  };
  return { folder, out, run };
}

/** Decoded addresses of a language, the problems of the check, and where redirects lead. */
function load(out: string) {
  const { centre, problems } = loadContent(placesFrom({ CONTENT_DIR: out }), { drafts: false });
  if (!centre) throw new Error(problems.map(({ message }) => message).join('\n'));
  const { tree, redirects } = centre;
  const addresses = (locale: string) =>
    [...treeOf(tree, locale).paths.values()].map(({ path }) => decodeURIComponent(path));
  const leadsTo = (old: string) =>
    decodeURIComponent(redirects.find(({ from }) => decodeURIComponent(from) === old)?.to ?? '');
  return { addresses, leadsTo, problems: problems.map(({ code }) => code) };
}

const guide = '/ja/ご利用ガイド/アカウント';

test('a centre in Japanese and Arabic has addresses in its words, old ones lead there, and the check is clean', async () => {
  const { folder, out, run } = makeFolders();
  writeCentre(folder);
  await run();
  const { addresses, leadsTo, problems } = load(out);
  expect(addresses('ja').toSorted()).toEqual(
    [
      '/ja/',
      '/ja/ご利用ガイド/',
      `${guide}/`,
      `${guide}/設定を変更する/`,
      `${guide}/iphone-の設定/`,
      `${guide}/料金/`,
      `${guide}/料金-2/`,
      `${guide}/送料/`,
      `${guide}/article-360006/`,
    ].toSorted(),
  );
  expect(addresses('ar').toSorted()).toEqual(
    [
      '/ar/',
      '/ar/دليل/',
      '/ar/دليل/الحساب/',
      '/ar/دليل/الحساب/تغيير-الإعدادات/',
      '/ar/دليل/الحساب/إعدادات-iphone/',
      '/ar/دليل/الحساب/الحساب/',
      '/ar/دليل/الحساب/الحساب-2/',
      '/ar/دليل/الحساب/送料/',
      '/ar/دليل/الحساب/article-360006/',
    ].toSorted(),
  );
  expect(leadsTo('/hc/ja/sections/71')).toBe(`${guide}/`);
  expect(leadsTo('/hc/ar/articles/360001')).toBe('/ar/دليل/الحساب/تغيير-الإعدادات/');
  // Two articles have one title there, too.
  expect(problems).toEqual(['duplicate-title']);
});

test('a second import changes nothing, whatever the order; new titles, and slugs of writers, keep the addresses', async () => {
  const { folder, out, run } = makeFolders();
  writeCentre(folder);
  await run();
  writeCentre(folder, { turned: true });
  expect(await run()).toEqual({ unchanged: 15 });
  const file = join(out, 'articles/ja/topic-7/topic-71/article-360005.md');
  const topic = join(out, 'articles/ja/topic-7/index.md');
  for (const [path, from, to] of [
    [file, '送料', '配送料'],
    [topic, 'ご利用ガイド', 'ガイド'],
  ] as const)
    writeFileSync(path, readFileSync(path, 'utf8').replace(`slug: ${from}`, `slug: ${to}`));
  const before = load(out).addresses('ja');
  expect(before).toContain('/ja/ガイド/アカウント/配送料/');
  writeCentre(folder, { renamed: true });
  await run();
  expect(load(out).addresses('ja').toSorted()).toEqual(before.toSorted());
});

test('an article that moves leaves a redirect from the address that it had, in the words of its topic', async () => {
  const { folder, out, run } = makeFolders();
  writeCentre(folder);
  await run();
  writeCentre(folder, { section: 72 });
  await run();
  expect(existsSync(join(out, 'articles/ja/topic-7/topic-72/article-360005.md'))).toBe(true);
  expect(load(out).leadsTo(`${guide}/送料/`)).toBe('/ja/ご利用ガイド/配送/送料/');
});
