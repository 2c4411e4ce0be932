import { expect, test } from 'vitest';
import { listPages } from '#model/pages/page-list.ts';
import { sitemapFiles } from '#publish/documents/sitemaps.ts';
import { surveyPages } from '#publish/render/survey.ts';
import { sampleCentre, text } from '../../model/sample-centre.ts';
import { sampleViewOf } from '../../model/pages/sample-views.ts';

const { centre } = sampleCentre({
  'en/t/index.md': text('Topic'),
  'en/t/a.md': text('A', 'art-a', ['updated: 2026-03-04']),
  'en/t/b.md': text('B', 'art-b', ['unlisted: true']),
  'en/t/c.md': text('C', 'art-c', ['draft: true']),
  'tr/t/index.md': text('Konu', '', ['slug: konu']),
  'tr/t/a.md': text('A', 'art-a', ['updated: 2026-05-06']),
  'ar/u/index.md': text('Local'),
  'ar/u/d.md': text('D', 'art-d', ['locales: [ar]']),
});
const viewOf = sampleViewOf(centre);
const { sitemap, permalinks } = await surveyPages(listPages(centre), viewOf, {
  site: centre.site,
  copiesOf: () => [],
});
const entries = new Map(sitemap.map((entry) => [entry.url, entry]));

test('every real translation is listed, nothing else', () => {
  expect([...entries.keys()].map((url) => url.replace('https://help.example.com', '')).toSorted()).toEqual(
    ['ar', 'en', 'tr']
      .flatMap((locale) => [`/${locale}/`, `/${locale}/search/`])
      .concat(['/en/t/', '/tr/konu/', '/en/t/a/', '/tr/konu/a/', '/ar/u/', '/ar/u/d/'])
      .toSorted(),
  );
});

test('translations name each other, and the source as default', () => {
  const entry = entries.get('https://help.example.com/tr/konu/a/');
  expect(entry).toMatchObject({ chunk: 'tr', lastmod: '2026-05-06' });
  expect(entry?.links).toEqual([
    { lang: 'en', url: 'https://help.example.com/en/t/a/' },
    { lang: 'tr', url: 'https://help.example.com/tr/konu/a/' },
    { lang: 'x-default', url: 'https://help.example.com/en/t/a/' },
  ]);
  expect(entries.get('https://help.example.com/en/t/a/')?.links).toEqual(entry?.links);
});

test('home pages have the language chooser as default, single pages nothing to choose', () => {
  expect(entries.get('https://help.example.com/tr/')?.links.at(-1)).toEqual({
    lang: 'x-default',
    url: 'https://help.example.com/',
  });
  expect(entries.get('https://help.example.com/ar/u/d/')?.links).toEqual([]);
});

const textOf = (name: string, files = sitemapFiles(centre.site, sitemap)) => {
  const file = files.find(({ path }) => path === name);
  return file && 'content' in file ? String(file.content) : '';
};

test('each sitemap lists its own pages, and says of them what their heads say; an index names all', () => {
  expect(sitemapFiles(centre.site, sitemap).map(({ path }) => path)).toEqual([
    'sitemap-en-0.xml',
    'sitemap-tr-0.xml',
    'sitemap-ar-0.xml',
    'sitemap-index.xml',
  ]);
  const source = 'https://help.example.com/en/t/a/';
  expect(textOf('sitemap-tr-0.xml')).toContain(
    '<url><loc>https://help.example.com/tr/konu/a/</loc><lastmod>2026-05-06</lastmod>' +
      `<xhtml:link rel="alternate" hreflang="en" href="${source}"/>` +
      '<xhtml:link rel="alternate" hreflang="tr" href="https://help.example.com/tr/konu/a/"/>' +
      `<xhtml:link rel="alternate" hreflang="x-default" href="${source}"/></url>\n`,
  );
  expect(textOf('sitemap-index.xml')).toContain(
    '<sitemap><loc>https://help.example.com/sitemap-en-0.xml</loc><lastmod>2026-03-04</lastmod></sitemap>\n',
  );
});

test('a sitemap that would be too large goes on in another; none lists nothing', () => {
  const entry = (n: number) => ({
    url: `https://a.example/?a&${n}`,
    chunk: 'en',
    lastmod: undefined,
    links: [],
  });
  const cutTo = (most: { pages: number; characters: number }) =>
    sitemapFiles(centre.site, [1, 2, 3].map(entry), most);
  const length = '<url><loc>https://a.example/?a&amp;1</loc></url>\n'.length;
  for (const most of [
    { pages: 2, characters: 1000 },
    { pages: 9, characters: 2 * length },
  ]) {
    const files = cutTo(most);
    expect(files.map(({ path }) => path)).toEqual([
      'sitemap-en-0.xml',
      'sitemap-en-1.xml',
      'sitemap-index.xml',
    ]);
    expect(textOf('sitemap-en-1.xml', files)).toContain(
      '>\n<url><loc>https://a.example/?a&amp;3</loc></url>\n<',
    );
  }
  expect(sitemapFiles(centre.site, [])).toEqual([]);
});

test('permalinks open every page of an article, also unlisted ones and fallbacks', () => {
  expect(permalinks.map(({ id, locale, contentLocale }) => [id, locale, contentLocale].join(' '))).toEqual([
    'art-a en en',
    'art-b en en',
    'art-a tr tr',
    'art-b tr en',
    'art-d ar ar',
    'art-a ar en',
    'art-b ar en',
  ]);
});
