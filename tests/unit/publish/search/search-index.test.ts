import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unread } from '../../../bench/search/unread.ts';
import { openPagefind } from '../../../bench/search/pagefind-search.ts';
import { closePagefind, pagefindHtml, writePagefindBundle } from '#publish/search/pagefind.ts';
import { writeFiles } from '#publish/output/output.ts';
import { madeIndex, makeSearchIndex, openSearchIndex } from '#publish/search/search-index.ts';
import { openTester } from '#publish/search/index-tester.ts';
import { askTogether, missesAmong, recordPath, selfTestRecord } from '#publish/search/search-self-test.ts';
import type { SearchDocument } from '#model/search/document.ts';
import { decodePageText } from '#model/search/browser/page-text.ts';
import { bestPassage } from '#model/search/browser/passage.ts';
import { noSearchSettings } from '#model/search/settings.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const document = (
  id: string,
  title: string,
  html: string,
  more: Partial<SearchDocument> = {},
): SearchDocument => ({
  locale: 'tr',
  url: `/tr/${id}/`,
  id,
  title,
  description: '',
  keywords: [],
  searchFor: [],
  topicPath: ['Yardım'],
  topicId: 'yardim',
  contentType: 'article',
  linkedFrom: 0,
  html,
  updated: '2026-01-01',
  ...more,
});

const documents = [
  document(
    'sifre',
    'Şifre yenileme',
    '<h2 id="mobil">Mobil uygulamada</h2><p>Ayarlar bölümünden şifreyi değiştirin.</p>',
  ),
  document('kapida', 'Kapıda ödeme', '<p>Kuryeye nakit veya kartla ödersiniz.</p>', { keywords: ['peşin'] }),
  document('g%C3%B6nderi', 'Gönderi takibi', '<p>Kargonuzun yerini görün.</p>', { url: '/tr/g%C3%B6nderi/' }),
];
const locale = { id: 'tr', lang: 'tr' };

let folder = '';
beforeAll(async () => {
  folder = temporaryFolder();
});
afterAll(async () => {
  await closePagefind();
});

test('an index is written, cached by its input, and searched', async () => {
  const input = {
    locale,
    documents: unread(documents),
    settings: noSearchSettings,
    pagefind: false,
    cacheDir: join(folder, 'cache'),
  };
  expect(await makeSearchIndex(input)).toMatchObject({ cached: false });
  expect(await makeSearchIndex(input)).toMatchObject({ cached: true });
  const changed = documents.map((d) => ({ ...d, html: `${d.html}<p>Yeni.</p>` }));
  const test = { tested: '1', around: '', answers: [] };
  selfTestRecord.write(recordPath(input.cacheDir, 'tr'), test);
  const made = await makeSearchIndex({ ...input, documents: unread(changed) });
  expect(made).toMatchObject({ cached: false });
  // What the last index answered still tells which of its answers hold.
  expect(selfTestRecord.read(recordPath(input.cacheDir, 'tr'))).toEqual(test);
  const entries = await readdir(join(folder, 'cache', 'tr'));
  expect(entries.filter((name) => name.startsWith('bundle-'))).toEqual([]);
  expect(await readdir(join(folder, 'cache', 'tr', 'texts'))).toHaveLength(documents.length);
  // The texts of documents that stay aren't made again.
  expect(entries).toContain('pages');

  writeFiles(join(folder, 'dist'), made.files);
  const engine = await openSearchIndex(join(folder, 'dist'), 'tr');
  const { results, isHit } = await engine.search('SIFREYI degistir');
  expect(results[0]).toMatchObject({ id: 'sifre', url: '/tr/sifre/', title: 'Şifre yenileme' });

  const file = join(folder, 'dist/search-index/tr/texts', `${results[0]?.fragment}.bin`);
  const passage = bestPassage(decodePageText(gunzipSync(await readFile(file))), createTokenizer('tr'), isHit);
  expect(passage.heading?.id).toBe('mobil');
  expect(passage.runs.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['şifreyi', 'değiştirin']);
});

test('an index that follows another one takes over what stays, and has the bytes of one made alone', async () => {
  const make = (store: string, made: readonly SearchDocument[]) =>
    makeSearchIndex({
      locale,
      documents: unread(made),
      settings: noSearchSettings,
      pagefind: false,
      cacheDir: join(folder, store),
    });
  const changed = documents.map((d, n) => (n === 0 ? { ...d, html: `${d.html}<p>Yeni.</p>` } : d));
  const filesOf = async ({ files }: Awaited<ReturnType<typeof make>>) =>
    new Map(
      await Promise.all(
        files.map(
          async (file) => [file.path, 'copyOf' in file ? await readFile(file.copyOf) : undefined] as const,
        ),
      ),
    );
  const first = await make('followed', documents);
  // Whoever changed what the cache holds: it is not taken over.
  const [cards] = first.files.filter(({ path }) => path.endsWith('/cards-0.bin'));
  if (cards && 'copyOf' in cards) await writeFile(cards.copyOf, gzipSync('other cards'));
  const following = await filesOf(await make('followed', changed));
  expect(following).toEqual(await filesOf(await make('alone', changed)));
});

test('the bundle of the JavaScript API has what that needs', async () => {
  const { fragments } = await writePagefindBundle(documents, 'tr', join(folder, 'bundle'));
  expect([...fragments.keys()].toSorted()).toEqual(documents.map(({ url }) => url).toSorted());
  const names = (await readdir(join(folder, 'bundle'))).map((name) => name.replace(/tr_[0-9a-f]+/, 'tr_*'));
  expect(names.toSorted()).toEqual([
    'filter',
    'fragment',
    'index',
    'pagefind-entry.json',
    'pagefind-worker.js',
    'pagefind.js',
    'pagefind.tr_*.pf_meta',
    'wasm.tr.pagefind',
  ]);
});

test('a language without a stemmer keeps the code that it needs', async () => {
  const japanese = [document('p', 'パスワードの再設定', '<p>新しいパスワード。</p>')];
  await writePagefindBundle(japanese, 'ja', join(folder, 'ja'));
  expect(await readdir(join(folder, 'ja'))).toContain('wasm.unknown.pagefind');
});

test("Pagefind's own API finds hidden keywords in the bundle", async () => {
  const { fragments } = await writePagefindBundle(documents, 'tr', join(folder, 'api'));
  const pagefind = openPagefind(join(folder, 'api'), 'tr');
  try {
    expect((await pagefind.search('peşin')).map(({ id }) => id)).toEqual([fragments.get('/tr/kapida/')]);
  } finally {
    await pagefind.close();
  }
});

test("Pagefind's errors are thrown", async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(writePagefindBundle(documents, 'tr', join(folder, 'file', 'below'))).rejects.toThrow();
});

test('text from authors is escaped in what Pagefind reads', () => {
  const html = pagefindHtml(document('x', '"Quotes" & <tags>', ''), 'tr');
  expect(html).toContain('content="&quot;Quotes&quot; &amp; &lt;tags&gt;"');
});

test('an article that is only a picture is found by its title, and has no text to fetch', async () => {
  const picture = document('duvar', 'Duvara montaj', '<p><img src="/duvar.webp" alt=""></p>');
  const index = await makeSearchIndex({
    locale,
    documents: unread([picture]),
    settings: noSearchSettings,
    pagefind: false,
    cacheDir: join(folder, 'picture-cache'),
  });
  writeFiles(join(folder, 'picture-site'), index.files);
  const engine = await openSearchIndex(join(folder, 'picture-site'), 'tr');
  expect((await engine.search('montaj')).results).toMatchObject([{ id: 'duvar', fragment: '' }]);
});

test('threads that test an index together ask every query once', async () => {
  const { files } = await makeSearchIndex({
    locale,
    documents: unread(documents),
    settings: noSearchSettings,
    pagefind: false,
    cacheDir: join(folder, 'together'),
  });
  const queries = Array.from({ length: 230 }, (_, n) => `kapıda ödeme ${n}`);
  const next = new Int32Array(1);
  const ask = async () => askTogether(openTester(await madeIndex(files, 'tr')), queries, next);
  const parts = await Promise.all([ask(), ask(), ask()]);
  expect(parts.filter((answers) => answers.length > 0).length).toBeGreaterThan(1);
  expect(new Set(parts.flat().map(([query]) => query))).toEqual(new Set(queries));
  expect(parts.flat()).toHaveLength(queries.length);
  const asked = (articles: readonly string[]) =>
    queries.map((query) => ({ articles, query, key: 'title' as const, file: 'a.md' }));
  expect(missesAmong(asked(['kapida']), parts.flat())).toEqual([]);
  expect(missesAmong(asked(['sifre']), parts.flat())).toHaveLength(queries.length);
});

test('every page has a text; Pagefind is asked only where its API is published; what changes is written anew', async () => {
  const input = { locale, settings: noSearchSettings, cacheDir: join(folder, 'texts') };
  const pathsOf = async (pagefind: boolean, all: readonly SearchDocument[]) => {
    const { files } = await makeSearchIndex({ ...input, pagefind, documents: unread(all) });
    return files.map(({ path }) => path);
  };
  const texts = (paths: readonly string[]) =>
    paths.filter((path) => path.startsWith('search-index/tr/texts/'));
  const first = await pathsOf(false, documents);
  expect(texts(first)).toHaveLength(3);
  expect(first.filter((path) => path.startsWith('pagefind/'))).toEqual([]);
  const api = await pathsOf(true, documents);
  expect(api).toContain('pagefind/tr/pagefind.js');
  expect(texts(api)).toEqual(texts(first));
  const edited = documents.map((one, n) => (n === 0 ? { ...one, html: '<p>Yeni.</p>' } : one));
  const next = texts(await pathsOf(false, edited));
  expect(next.filter((path) => first.includes(path))).toHaveLength(2);
  expect(next).toHaveLength(3);
});
