import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { checkBuiltSite } from '#publish/output/check-built-site.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const origin = 'https://help.example.com';
let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  write('api/v1/manifest.json', JSON.stringify({ site: origin }));
  write('style.css', '');
  sitemap('/en/', '/tr/');
  write('index.html', page('/', '<a href="/en/">English</a>'));
  write('en/index.html', page('/en/', '<h2 id="über">x</h2><a href="/tr/#x">t</a>', languages));
  write('tr/index.html', page('/tr/', '<h2 id="x">x</h2><a href="../en/#%C3%BCber">e</a>', languages));
});
function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const sitemap = (...paths: readonly string[]) =>
  write(
    'sitemap-all-0.xml',
    `<urlset>${paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join('')}</urlset>`,
  );

const languages = ['en', 'tr']
  .map((lang) => `<link rel="alternate" hreflang="${lang}" href="${origin}/${lang}/">`)
  .concat(`<link rel="alternate" hreflang="x-default" href="${origin}/">`)
  .join('');

const page = (path: string, body: string, head = '', canonical = path) =>
  `<!doctype html><html lang="${path.split('/')[1] || 'en'}"><head><link rel="canonical" href="${origin}${canonical}">` +
  `<link rel="stylesheet" href="/style.css">${head}</head><body>${body}</body></html>`;

const found = () =>
  checkBuiltSite(folder).map(
    ({ code, file, message }) => `${code} ${file.replace(`${folder}/`, '')}: ${message}`,
  );

test('an anchor of a footnote may be encoded in its id, as browsers find it', () => {
  write(
    'en/index.html',
    page('/en/', '<a href="#fn-gr%C3%B6">1</a><p id="fn-gr%C3%B6">x</p><a href="/tr/#x">t</a>', languages),
  );
  write('tr/index.html', page('/tr/', '<h2 id="x">x</h2><a href="../en/">e</a>', languages));
  expect(checkBuiltSite(folder)).toEqual([]);
});

test('a site whose pages answer each other is clean', () => {
  expect(found()).toEqual([]);
});

test('links, images and styles that do not answer are told once each, with how many pages have them', () => {
  const links =
    '<a href="/en/gone/">x</a><a href="mailto:x@example.com">y</a><a href="https://example.com/z">z</a>';
  write(
    'en/index.html',
    page(
      '/en/',
      `<h2 id="über"></h2><a href="/tr/#x">t</a>${links}<img src="/x.png" srcset="/x.png 1x, /y.png 2x">`,
      languages,
    ),
  );
  write(
    'tr/index.html',
    page('/tr/', `<h2 id="x"></h2>${links}<script>const a = '<a href="/no/">';</script>`, languages),
  );
  expect(found()).toEqual([
    'built-link-broken en/index.html: "/en/gone/" doesn\'t exist. (2 pages link to it.)',
    'built-link-broken en/index.html: "/x.png" doesn\'t exist.',
    'built-link-broken en/index.html: "/y.png" doesn\'t exist.',
  ]);
});

test('an anchor that its page does not have is a problem', () => {
  write(
    'tr/index.html',
    page('/tr/', '<h2 id="y"></h2><a href="/en/#uber">e</a><a href="#">top</a>', languages),
  );
  expect(found()).toEqual([
    'built-anchor-broken en/index.html: "/tr/" has no element with the id "x".',
    'built-anchor-broken tr/index.html: "/en/" has no element with the id "uber".',
  ]);
});

test('a canonical address is the page’s own, or that of a page which is canonical', () => {
  const link =
    '<h2 id="x"></h2><a href="/tr/a/">a</a><a href="/tr/b/">b</a><a href="/tr/c/">c</a><a href="/tr/d/">d</a>';
  write('tr/index.html', page('/tr/', link, languages));
  write('tr/a/index.html', page('/tr/a/', '', '', '/en/'));
  write('tr/b/index.html', page('/tr/b/', '', '', '/tr/a/'));
  write('tr/c/index.html', page('/tr/c/', '', '', '/gone/'));
  write('tr/d/index.html', '<!doctype html><html lang="tr"><body></body></html>');
  expect(found()).toEqual([
    'built-canonical tr/b/index.html: Its canonical address "/tr/a/" names another page in turn.',
    'built-canonical tr/c/index.html: Its canonical address "/gone/" doesn\'t exist.',
    'built-link-broken tr/c/index.html: "/gone/" doesn\'t exist.',
    'built-canonical tr/d/index.html: The page has no canonical address.',
  ]);
});

test('translations must name each other, in the language that they are in', () => {
  write('tr/index.html', page('/en/', '<h2 id="x"></h2>', '', '/tr/'));
  expect(found()).toEqual(['built-hreflang en/index.html: "/tr/" is marked as "tr", but is in "en".']);
  write('tr/index.html', page('/tr/', '<h2 id="x"></h2>'));
  expect(found()).toEqual(['built-hreflang en/index.html: "/tr/" doesn\'t name this page in turn.']);
  write('tr/index.html', page('/tr/', '<h2 id="x"></h2>', '', '/en/'));
  expect(found()).toContain('built-hreflang en/index.html: "/tr/" is not a translation but a fallback.');
});

test('sitemaps list the canonical pages, all of them and no others', () => {
  sitemap('/en/', '/gone/', '/en/hidden/');
  write('en/hidden/index.html', page('/en/hidden/', '', '<meta name="robots" content="noindex">'));
  expect(found()).toEqual([
    'built-sitemap en/hidden/index.html: The sitemap lists the page, which is not canonical.',
    'built-sitemap sitemap-index.xml: "/gone/" doesn\'t exist.',
    'built-sitemap tr/index.html: No sitemap lists the page.',
  ]);
});

test('a page that nothing links to is an orphan, unless it is kept from search engines', () => {
  sitemap('/en/', '/tr/', '/en/lost/');
  write('en/lost/index.html', page('/en/lost/', '<a href="/en/">home</a>'));
  write('en/hidden/index.html', page('/en/hidden/', '', '<meta name="robots" content="noindex">'));
  expect(found()).toEqual(['built-orphan en/lost/index.html: No page links to this one.']);
});
