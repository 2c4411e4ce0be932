/** Numbers of former help centres, as `legacy` names them. */
import { expect, test } from 'vitest';
import { sampleCentre, sampleSite, text } from '../sample-centre.ts';

test('numbers of former help centres lead to the permalink, in any language and whatever title follows them', () => {
  const { centre, problems } = sampleCentre({
    'en/a.md': text('A', 'art-a', ['legacy: [zendesk:360, intercom:77, /help/7]']),
  });
  expect(problems).toEqual([]);
  expect(centre.redirects.map(({ from, to, pages }) => [from, to, pages])).toEqual([
    ['/:locale/articles/77', '/a/art-a/', ['/en/articles/77/', '/tr/articles/77/', '/ar/articles/77/']],
    [
      '/hc/:locale/articles/360',
      '/a/art-a/',
      [
        '/hc/en/articles/360/',
        '/hc/en-us/articles/360/',
        '/hc/en-gb/articles/360/',
        '/hc/tr/articles/360/',
        '/hc/ar/articles/360/',
      ],
    ],
    ['/hc/articles/360', '/a/art-a/', ['/hc/articles/360/']],
    ['/help/7/', '/a/art-a/', ['/help/7/']],
  ]);
});

test('numbers of Help Scout and Freshdesk answer with and without a language, whatever title follows', () => {
  const { centre, problems } = sampleCentre({
    'en/a.md': text('A', 'art-a', ['legacy: [helpscout:14, freshdesk:2]']),
  });
  expect(problems).toEqual([]);
  expect(centre.redirects.map(({ from, to, pages }) => [from, to, pages[0]])).toEqual([
    ['/:locale/support/solutions/articles/2', '/a/art-a/', '/en/support/solutions/articles/2/'],
    ['/article/14', '/a/art-a/', '/article/14/'],
    ['/support/solutions/articles/2', '/a/art-a/', '/support/solutions/articles/2/'],
  ]);
});

test('a number in an old path answers whatever title follows it', () => {
  const { centre, problems } = sampleCentre({
    'en/b/index.md': text('B', '', ['legacy: ["/hc/en-us/sections/42-*"]']),
    'en/b/x.md': text('X', 'art-x', ['legacy: ["/old/7-*", "/old/8"]']),
  });
  expect(problems).toEqual([]);
  expect(centre.redirects.map(({ from, to, isPattern, pages }) => [from, to, isPattern, pages])).toEqual([
    ['/hc/en-us/sections/42', '/en/b/', true, ['/hc/en-us/sections/42/']],
    ['/old/7', '/a/art-x/', true, ['/old/7/']],
    ['/old/8/', '/a/art-x/', false, ['/old/8/']],
  ]);
});

test('a number whose pattern would take over a page of the site is a problem', () => {
  const { problems } = sampleCentre({
    'en/articles/index.md': text('Articles'),
    'en/articles/77-tips.md': text('Tips', 'tips'),
    'en/a.md': text('A', 'art-a', ['legacy: ["intercom:77"]']),
  });
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'redirect-shadows-page "/en/articles/77-tips/" is an address of the site, which this number would redirect as well.',
  ]);
  expect(
    sampleCentre({
      'en/a/index.md': text('A'),
      'en/a/9-tips.md': text('Tips', 'tips'),
      'en/b.md': text('B', 'art-b', ['legacy: ["/en/a/9-*", "/en/a/90-*"]']),
    }).problems.map(({ code }) => code),
  ).toEqual(['redirect-shadows-page']);
});

test('an old path that only one language had leads to that language', () => {
  const { centre, problems } = sampleCentre({
    'en/a.md': text('A', 'art-a', ['legacy: [/old/a, /both, /tr/only-english]']),
    'tr/a.md': text('A-tr', 'art-a', ['legacy: [/eski/a, /both, zendesk:7]']),
    'en/b.md': text('B', 'art-b', ['legacy: [/old/b, /tr/old/b]']),
  });
  expect(problems).toEqual([]);
  expect(centre.redirects.filter(({ isPattern }) => !isPattern).map(({ from, to }) => [from, to])).toEqual([
    ['/both/', '/a/art-a/'],
    ['/eski/a/', '/tr/a/'],
    ['/old/a/', '/en/a/'],
    ['/old/b/', '/a/art-b/'],
    ['/tr/old/b/', '/tr/b/'],
    ['/tr/only-english/', '/tr/a/'],
  ]);
});

test('old addresses of a site in one language lead to the page at once', () => {
  const { centre, problems } = sampleCentre(
    { 'en/a.md': text('A', 'art-a', ['legacy: [/old/a, zendesk:7]']) },
    { site: sampleSite('[en]') },
  );
  expect(problems).toEqual([]);
  expect(new Set(centre.redirects.map(({ to }) => to))).toEqual(new Set(['/en/a/']));
});
