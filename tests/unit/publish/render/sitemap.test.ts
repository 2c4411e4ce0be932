import { expect, test } from 'vitest';
import { listPages } from '#model/pages/page-list.ts';
import { sitemapOptions } from '#publish/render/sitemap.ts';
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

test('each sitemap takes its own pages, and says of them what their heads say', () => {
  const options = sitemapOptions(sitemap);
  const url = 'https://help.example.com/tr/konu/a/';
  expect(options.customPages).toContain(url);
  expect([options.filter?.(url), options.filter?.('https://help.example.com/agents/')]).toEqual([
    true,
    false,
  ]);
  expect(Object.keys(options.chunks ?? {})).toEqual(['en', 'tr', 'ar']);
  expect([options.chunks?.['tr']?.({ url }), options.chunks?.['en']?.({ url })]).toEqual([
    { url },
    undefined,
  ]);
  expect(options.serialize?.({ url })).toEqual({
    url,
    lastmod: '2026-05-06',
    links: entries.get(url)?.links,
  });
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
