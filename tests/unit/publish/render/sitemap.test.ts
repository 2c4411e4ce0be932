import { expect, test } from 'vitest';
import { listSitemapEntries } from '#publish/render/sitemap.ts';
import { sampleCentre, text } from '../../model/sample-centre.ts';

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
const entries = listSitemapEntries(centre);

test('every real translation is listed, nothing else', () => {
  expect([...entries.keys()].map((url) => url.replace('https://help.example.com', '')).toSorted()).toEqual(
    ['ar', 'en', 'tr']
      .flatMap((locale) => [`/${locale}/`, `/${locale}/search/`, `/${locale}/contact/`])
      .concat(['/en/t/', '/tr/konu/', '/en/t/a/', '/tr/konu/a/', '/ar/u/', '/ar/u/d/'])
      .toSorted(),
  );
});

test('translations name each other, and the source as default', () => {
  const entry = entries.get('https://help.example.com/tr/konu/a/');
  expect(entry).toMatchObject({ locale: 'tr', lastmod: '2026-05-06' });
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
