/** Numbers of former help centres, as `legacy` names them. */
import { expect, test } from 'vitest';
import { sampleCentre, sampleSite, text } from '../sample-centre.ts';

test('numbers of former help centres lead to the language of the address, or to the permalink, whatever title follows them', () => {
  const { centre, problems } = sampleCentre({
    'en/a.md': text('A', 'art-a', ['legacy: [zendesk:360, intercom:77, /help/7]']),
    'tr/a.md': text('A-tr', 'art-a'),
  });
  expect(problems).toEqual([]);
  expect(centre.redirects.map(({ from, to, pages }) => [from, to, pages])).toEqual([
    ['/ar/articles/77', '/ar/a/', ['/ar/articles/77/']],
    ['/en/articles/77', '/en/a/', ['/en/articles/77/']],
    ['/hc/ar/articles/360', '/ar/a/', ['/hc/ar/articles/360/']],
    ['/hc/articles/360', '/a/art-a/', ['/hc/articles/360/']],
    ['/hc/en-gb/articles/360', '/en/a/', ['/hc/en-gb/articles/360/']],
    ['/hc/en-us/articles/360', '/en/a/', ['/hc/en-us/articles/360/']],
    ['/hc/en/articles/360', '/en/a/', ['/hc/en/articles/360/']],
    ['/hc/tr/articles/360', '/tr/a/', ['/hc/tr/articles/360/']],
    ['/hc/:locale/articles/360', '/a/art-a/', []],
    ['/help/7/', '/a/art-a/', ['/help/7/']],
    ['/tr/articles/77', '/tr/a/', ['/tr/articles/77/']],
    ['/:locale/articles/77', '/a/art-a/', []],
  ]);
});

test('a region that is a language of the site has its own addresses', () => {
  const { centre } = sampleCentre(
    { 'en/a.md': text('A', 'art-a', ['legacy: [zendesk:3]']), 'en-gb/a.md': text('A', 'art-a') },
    { site: sampleSite('[en, en-gb]') },
  );
  const to = new Map(centre.redirects.map((one) => [one.from, one.to]));
  expect(to.get('/hc/en-gb/articles/3')).toBe('/en-gb/a/');
  expect(to.get('/hc/en-us/articles/3')).toBe('/en/a/');
});

test('an old path beside the number that means the same is no conflict', () => {
  const { centre, problems } = sampleCentre({
    'en/a.md': text('A', 'art-a', ['legacy: [zendesk:360, /hc/tr/articles/360]']),
    'tr/a.md': text('A-tr', 'art-a'),
  });
  expect(problems).toEqual([]);
  expect(centre.redirects.find(({ from }) => from === '/hc/tr/articles/360')?.to).toBe('/tr/a/');
});

test('numbers of Help Scout and Freshdesk answer with and without a language, whatever title follows', () => {
  const { centre, problems } = sampleCentre(
    { 'en/a.md': text('A', 'art-a', ['legacy: [helpscout:14, freshdesk:2]']) },
    { site: sampleSite('[en, tr]') },
  );
  expect(problems).toEqual([]);
  expect(centre.redirects.map(({ from, to, pages }) => [from, to, pages[0]])).toEqual([
    ['/article/14', '/a/art-a/', '/article/14/'],
    ['/en/support/solutions/articles/2', '/en/a/', '/en/support/solutions/articles/2/'],
    ['/support/solutions/articles/2', '/a/art-a/', '/support/solutions/articles/2/'],
    ['/tr/support/solutions/articles/2', '/tr/a/', '/tr/support/solutions/articles/2/'],
    ['/:locale/support/solutions/articles/2', '/a/art-a/', undefined],
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

test('addresses of a former home page lead to the home page, in their language if they name one', () => {
  const { centre, problems } = sampleCentre(
    { 'en/a.md': text('A', 'art-a') },
    { site: sampleSite('[en, tr]', 'legacy: [/hc, /hc/en-us, /hc/tr, /docs/index.html, /docs/]\n') },
  );
  expect(problems).toEqual([]);
  expect(centre.redirects.map(({ from, to }) => [from, to])).toEqual([
    ['/docs/', '/'],
    ['/hc/', '/'],
    ['/hc/en-us/', '/en/'],
    ['/hc/tr/', '/tr/'],
  ]);
  const alone = sampleCentre(
    { 'en/a.md': text('A', 'art-a') },
    { site: sampleSite('[en]', 'legacy: [/docs/, /en/]\n') },
  );
  expect(alone.centre.redirects.map(({ from, to }) => [from, to])).toEqual([['/docs/', '/en/']]);
  expect(alone.problems.map(({ code, file }) => `${file} ${code}`)).toEqual([
    'content/site.yaml redirect-loop',
  ]);
});
