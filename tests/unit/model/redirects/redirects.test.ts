import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf } from '#model/urls.ts';
import { sampleCentre, sampleSite, text } from '../sample-centre.ts';

const redirectsOf = (files: Readonly<Record<string, string>>) =>
  sampleCentre(files).centre.redirects.map(
    ({ from, query, to, isPattern }) =>
      `${from}${query.map((pair) => ` ${pair.join('=')}`).join('')} → ${to}${isPattern ? ' (pattern)' : ''}`,
  );

const problemsOf = (
  lines: readonly string[],
  options: Parameters<typeof sampleCentre>[1] = {},
): readonly string[] =>
  sampleCentre(
    {
      'en/returns/index.md': text('Returns'),
      'en/returns/a.md': text('A', 'art-a', lines),
      'en/returns/b.md': text('B', 'art-b'),
    },
    options,
  ).problems.map(({ code, message, fix }) => `${code}: ${message} ${fix}`);

test('an old path leads to the page in the language that it begins with', () => {
  const files = {
    'en/t/index.md': text('Topic', '', ['movedFrom: [/en/old-topic/, /tr/eski-konu]']),
    'en/t/a.md': text('A', 'art-a', ['movedFrom: [/en/old, /tr/eski/, /älter/, /guide.pdf]']),
    'tr/t/index.md': text('Konu', '', ['slug: konu']),
    'tr/t/a.md': text('A', 'art-a', ['movedFrom: [/en/from-turkish/]']),
  };
  expect(redirectsOf(files)).toEqual([
    '/%C3%A4lter/ → /en/t/a/',
    '/en/from-turkish/ → /en/t/a/',
    '/en/old-topic/ → /en/t/',
    '/en/old-topic/a/ → /en/t/a/',
    '/en/old/ → /en/t/a/',
    '/guide.pdf → /en/t/a/',
    '/tr/eski-konu/ → /tr/konu/',
    '/tr/eski-konu/a/ → /tr/konu/a/',
    '/tr/eski/ → /tr/konu/a/',
  ]);
});

test('an old address of a topic stands for what lay below it, in each language', () => {
  const files = {
    'en/b/index.md': text('B', '', ['movedFrom: [/en/a/, /tr/a/, /en/first/]']),
    'en/b/x.md': text('X', 'art-x', ['movedFrom: [/en/b/x-old/]']),
    'en/b/c/index.md': text('C', '', ['movedFrom: [/en/b/old-c/]']),
    'en/b/c/y.md': text('Y', 'art-y'),
    'tr/b/index.md': text('Be', '', ['slug: be']),
    // Left the topic after it had moved.
    'en/z.md': text('Z', 'art-z', ['movedFrom: [/en/b/z/]']),
  };
  expect(redirectsOf(files)).toEqual([
    '/en/a/ → /en/b/',
    '/en/a/c/ → /en/b/c/',
    '/en/a/c/y/ → /en/b/c/y/',
    '/en/a/old-c/ → /en/b/c/',
    '/en/a/old-c/y/ → /en/b/c/y/',
    '/en/a/x-old/ → /en/b/x/',
    '/en/a/x/ → /en/b/x/',
    '/en/a/z/ → /en/z/',
    '/en/b/old-c/ → /en/b/c/',
    '/en/b/old-c/y/ → /en/b/c/y/',
    '/en/b/x-old/ → /en/b/x/',
    '/en/b/z/ → /en/z/',
    '/en/first/ → /en/b/',
    '/en/first/c/ → /en/b/c/',
    '/en/first/c/y/ → /en/b/c/y/',
    '/en/first/old-c/ → /en/b/c/',
    '/en/first/old-c/y/ → /en/b/c/y/',
    '/en/first/x-old/ → /en/b/x/',
    '/en/first/x/ → /en/b/x/',
    '/en/first/z/ → /en/z/',
    '/tr/a/ → /tr/be/',
    '/tr/a/c/ → /tr/be/c/',
    '/tr/a/c/y/ → /tr/be/c/y/',
    '/tr/a/x/ → /tr/be/x/',
  ]);
});

test('below the old address of a topic, what has an address of its own keeps it', () => {
  const { centre, problems } = sampleCentre({
    'en/b/index.md': text('B', '', ['movedFrom: [/en/old/]']),
    'en/b/x.md': text('X', 'art-x'),
    'en/b/y.md': text('Y', 'art-y'),
    'en/other.md': text('Other', 'art-o', ['movedFrom: [/en/old/x/]']),
  });
  expect(problems).toEqual([]);
  expect(centre.redirects.map(({ from, to }) => `${from} → ${to}`)).toEqual([
    '/en/old/ → /en/b/',
    '/en/old/x/ → /en/other/',
    '/en/old/y/ → /en/b/y/',
  ]);
});

test('an address is decoded before it is compared with pages', () => {
  for (const address of [
    '/%69ndex.html',
    '/index.html',
    '/%65n/returns/b',
    '/en/returns/b/index.html',
    '/en/returns/b/index.md',
    '/%65n/%73earch/',
    '/en/returns/b/index.md/more/',
    '/%61gents/',
    '/en/404.html',
    '/search-index/en/manifest.json',
    '/a/art-b',
  ]) {
    expect(problemsOf([`movedFrom: ["${address}"]`])[0]).toContain('redirect-shadows-page');
  }
  expect(problemsOf(['movedFrom: [/%65n/returns/%61]'])[0]).toContain('redirect-loop');
});

test('an address is compared with the files in public/, also as a folder that one would need', () => {
  const publicFiles = ['/downloads/form.pdf', '/licences.txt', '/über uns.txt'];
  for (const address of [
    '/downloads/form.pdf',
    '/downloads/form%2Epdf',
    '/licences.txt',
    '/downloads/form.pdf/',
    '/%C3%BCber%20uns.txt',
  ]) {
    expect(problemsOf([`movedFrom: ["${address}"]`], { publicFiles })[0]).toContain('redirect-shadows-page');
  }
  expect(problemsOf(['movedFrom: [/downloads/form.docx, /downloads/]'], { publicFiles })).toEqual([]);
});

test.each([
  ['intercom:../returns', 'has no article number behind'],
  ['zendesk:360-a-title', 'has no article number behind'],
  ['zendsk:360', 'Did you mean "zendesk"?'],
  ['42', 'Write "zendesk:42", "intercom:42", "helpscout:42", or "freshdesk:42".'],
  ['https://old.example.com/hc/360', 'Write only its path: "/hc/360".'],
  ['/faq#shipping', 'browsers never send what follows it. Write "/faq"'],
  ['/old page/', 'Write "/old%20page/"'],
  ['/en/../returns/', 'Write the resolved address: "/returns/".'],
  ['/en/%2e%2e/x/', 'which browsers resolve'],
  ['/hc/:locale/old/', 'Only "legacy" takes a pattern, "-*" behind a number: "/sections/42-*".'],
  ['/old/*', 'Write out every old address.'],
  ['/old/42*', 'has a "*" in it'],
  ['/old-*', 'has a "*" in it'],
  ['/*/42-*', 'has a "*" in it'],
  ['/../42-*', 'which browsers resolve'],
  ['//42-*', 'would lead to another site'],
  ['/old/$1/', 'has a "$" in it'],
  ['/old/{id}/', 'has a "{" in it'],
  ['/old/"x"/', 'a quotation mark'],
  ['/old/%22x/', 'a quotation mark'],
  ['/old\\page/', 'Write "/old/page/".'],
  ['//example.com/', 'would lead to another site'],
  ['/\\example.com/', 'would lead to another site'],
  ['/a//b/', 'Write "/a/b/".'],
  ['/x%2Fy/', 'Write "/x/y/".'],
  ['/100%-wool/', 'Write "%25" for a percent sign'],
  ['/caf%E9/', 'UTF-8'],
  ['/old%0Apage/', 'an invisible character in it, as a code'],
  ['/old\u200Bpage/', 'an invisible character'],
  ['/old\npage/', 'an invisible character'],
  ['old/', `doesn't begin with "/"`],
  ['/faq?', "a query that hosts can't compare"],
  ['/faq?id=a%20b', "a query that hosts can't compare"],
  [`/${'x'.repeat(300)}/`, 'is too long'],
  [`/${'x/'.repeat(400)}`, 'is too long'],
])('%j is a problem in plain words', (address, part) => {
  const problems = problemsOf([`legacy: [${JSON.stringify(address)}]`]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('redirect-invalid');
  expect(problems[0]).toContain(part);
});

test('capitals and slashes at the end: case counts, a last slash does not', () => {
  expect(problemsOf(['movedFrom: [/en/Returns/B/]'])).toEqual([]);
  const { centre } = sampleCentre({
    'en/returns/index.md': text('Returns'),
    'en/returns/b.md': text('B', 'art-b', ['movedFrom: [/en/old, /en/old/, /EN/Returns/B]']),
  });
  // On a disk that takes no notice of capitals, its page would replace the article.
  expect(centre.redirects.map(({ from, pages }) => [from, pages])).toEqual([
    ['/EN/Returns/B/', []],
    ['/en/old/', ['/en/old/']],
  ]);
});

test('an address with a query is one of its own, and has no page', () => {
  const site = sampleSite('[en, tr, ar]', 'host: nginx\n');
  const { centre, problems } = sampleCentre(
    {
      'en/a.md': text('A', 'art-a', ['legacy: ["/kb/faq.php?id=7", "/?p=12", "/kb/faq.php"]']),
      'en/b.md': text('B', 'art-b', ['legacy: ["/kb/faq.php?lang=en&id=8"]']),
    },
    { site },
  );
  expect(problems).toEqual([]);
  expect(centre.redirects.map(({ from, query, to, pages }) => [from, query, to, pages])).toEqual([
    ['/', [['p', '12']], '/a/art-a/', []],
    ['/kb/faq.php', [], '/a/art-a/', []],
    ['/kb/faq.php', [['id', '7']], '/a/art-a/', []],
    [
      '/kb/faq.php',
      [
        ['id', '8'],
        ['lang', 'en'],
      ],
      '/a/art-b/',
      [],
    ],
  ]);
  expect(problemsOf(['legacy: ["/en/search/?q=returns"]'], { site })[0]).toContain('redirect-shadows-page');
  expect(problemsOf(['movedFrom: ["/en/returns/a/?x=1"]'], { site })[0]).toContain('redirect-loop');
});

test.each([
  ['', 'works only on nginx, Netlify and Vercel and with "npm start"'],
  ['host: cloudflare\n', "Cloudflare can't compare queries"],
  ['host: github-pages\n', "GitHub Pages can't compare queries"],
])('an address with a query is reported where the host cannot compare it: %j', (setting, part) => {
  const site = sampleSite('[en, tr, ar]', setting);
  const problems = problemsOf(['legacy: ["/kb/faq.php?id=7"]'], { site });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(part);
});

test('whatever is declared as an old path, it is a problem or a path with a file of its own', () => {
  const declared = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '/',
          '..',
          '%2e',
          '%2F',
          '%',
          'en',
          '\\',
          '*',
          ':',
          '?',
          '#',
          'ü',
          '\t',
          'old',
          '%65n',
          '=',
        ),
      )
      .map((parts) => `/${parts.join('')}`),
  );
  fc.assert(
    fc.property(declared, (path) => {
      const { centre, problems } = sampleCentre({
        'en/a.md': text('A', 'art-a', [`movedFrom: [${JSON.stringify(path)}]`]),
      });
      for (const { from, pages } of centre.redirects) {
        expect(from).toMatch(/^\/([^/\s*:\\][^\s*:\\]*)?$/);
        for (const page of pages) expect(`/${fileOf(page)}`).not.toMatch(/\/\.\.?(\/|$)|\0/);
      }
      expect(centre.redirects.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
