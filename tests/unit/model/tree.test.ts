import { expect, test } from 'vitest';
import { treeOf } from '#model/tree.ts';
import { sampleCentre, sampleSite, text } from './sample-centre.ts';

test('articles stand by order, then by title as the language sorts it', () => {
  const { centre } = sampleCentre(
    {
      'tr/t/index.md': text('Konu'),
      'tr/t/a.md': text('İade', 'art-a'),
      'tr/t/b.md': text('Iade', 'art-b'),
      'tr/t/c.md': text('Çanta', 'art-c'),
      'tr/t/d.md': text('Dolap', 'art-d'),
      'tr/t/e.md': text('Zarf', 'art-e', ['order: 2']),
      'tr/t/f.md': text('Yüz', 'art-f', ['order: -1']),
      'tr/t/g.md': text('10 gün', 'art-g'),
      'tr/t/h.md': text('9 gün', 'art-h'),
    },
    { site: sampleSite('[tr]') },
  );
  const place = treeOf(centre.tree, 'tr').topics.get('t');
  expect(place?.articles).toEqual(['art-f', 'art-e', 'art-h', 'art-g', 'art-c', 'art-d', 'art-b', 'art-a']);
});

test('a topic counts what is in it and below, and what is listed in it also', () => {
  const { centre } = sampleCentre({
    'en/t/index.md': text('Topic'),
    'en/t/a.md': text('A', 'art-a'),
    'en/t/deep/index.md': text('Deep'),
    'en/t/deep/deeper/index.md': text('Deeper'),
    'en/t/deep/deeper/b.md': text('B', 'art-b'),
    'en/u/index.md': text('Other'),
    'en/u/c.md': text('C', 'art-c', ['also: [t/deep]']),
    'en/u/d.md': text('D', 'art-d', ['unlisted: true']),
  });
  const { topics } = treeOf(centre.tree, 'en');
  expect(
    [...topics.values()].map(({ topic, count, articles, trail }) => [topic, count, articles, trail]),
  ).toEqual([
    ['t/deep/deeper', 1, ['art-b'], ['t', 't/deep', 't/deep/deeper']],
    ['t/deep', 2, ['art-c'], ['t', 't/deep']],
    ['t', 3, ['art-a'], ['t']],
    ['u', 1, ['art-c'], ['u']],
    ['', 4, [], []],
  ]);
});

test('an address is made of slugs in the reader’s language, and of those of its fallbacks', () => {
  const { centre } = sampleCentre(
    {
      'en/t/index.md': text('Topic', '', ['slug: things']),
      'en/t/a.md': text('A', 'art-a'),
      'en/t/b.md': text('B', 'art-b'),
      'tr/t/index.md': text('Konu', '', ['slug: şeyler']),
      'tr/t/a.md': text('A', 'art-a', ['slug: bir']),
    },
    { site: sampleSite('[en, tr, ar]', 'fallbacks: { ar: [tr] }\n') },
  );
  const pathsIn = (locale: string) =>
    [...treeOf(centre.tree, locale).articles.values()].map(({ path }) => decodeURIComponent(path));
  expect(pathsIn('en')).toEqual(['/en/things/a/', '/en/things/b/']);
  expect(pathsIn('tr')).toEqual(['/tr/şeyler/bir/', '/tr/şeyler/b/']);
  expect(pathsIn('ar')).toEqual(['/ar/şeyler/bir/', '/ar/şeyler/b/']);
});

test('a topic of other languages has no place, one of an unlisted article has', () => {
  const { centre } = sampleCentre({
    'en/t/index.md': text('Topic'),
    'en/t/a.md': text('A', 'art-a', ['unlisted: true']),
    'ar/u/index.md': text('Local'),
    'ar/u/b.md': text('B', 'art-b', ['locales: [ar]']),
  });
  expect([...treeOf(centre.tree, 'en').topics.keys()]).toEqual(['t', '']);
  expect(treeOf(centre.tree, 'en').topics.get('')?.topics).toEqual([]);
  expect([...treeOf(centre.tree, 'ar').topics.keys()]).toEqual(['t', 'u', '']);
});

test('a tree of a locale that does not exist is a fault of the caller', () => {
  const { centre } = sampleCentre({ 'en/a.md': text('A', 'art-a') });
  expect(() => treeOf(centre.tree, 'xx')).toThrow('no tree for locale "xx"');
});

test('a clash that shows in every language is told once, and one of a translation for itself', () => {
  const { problems } = sampleCentre(
    {
      'en/t/index.md': text('Topic'),
      'en/t/a/index.md': text('Deep'),
      'tr/t/a/index.md': text('Derin'),
      'en/t/a/c.md': text('C', 'art-c'),
      'en/t/b.md': text('B', 'art-b', ['slug: a']),
      'en/t/d.md': text('D', 'art-d'),
      'tr/t/d.md': text('D', 'art-d', ['slug: a']),
    },
    { site: sampleSite('[en, tr]') },
  );
  expect(problems.filter(({ code }) => code === 'duplicate-slug').map(({ file }) => file)).toEqual([
    'en/t/b.md',
    'tr/t/d.md',
  ]);
});
