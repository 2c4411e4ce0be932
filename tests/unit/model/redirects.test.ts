import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf } from '#model/urls.ts';
import { sampleCentre, text } from './sample-centre.ts';

const redirectsOf = (files: Readonly<Record<string, string>>) =>
  sampleCentre(files).centre.redirects.map(
    ({ from, to, isPrefix }) => `${from} → ${to}${isPrefix ? ' (prefix)' : ''}`,
  );

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
    '/en/old/ → /en/t/a/',
    '/guide.pdf → /en/t/a/',
    '/tr/eski-konu/ → /tr/konu/',
    '/tr/eski/ → /tr/konu/a/',
  ]);
});

test('numbers of former help centres lead to the permalink, whatever title follows them', () => {
  expect(
    redirectsOf({ 'en/a.md': text('A', 'art-a', ['legacy: [zendesk:360, intercom:77, /help/7, 42]']) }),
  ).toEqual([
    '/ar/articles/77 → /a/art-a/ (prefix)',
    '/en/articles/77 → /a/art-a/ (prefix)',
    '/hc/ar/articles/360 → /a/art-a/ (prefix)',
    '/hc/en-gb/articles/360 → /a/art-a/ (prefix)',
    '/hc/en-us/articles/360 → /a/art-a/ (prefix)',
    '/hc/en/articles/360 → /a/art-a/ (prefix)',
    '/hc/tr/articles/360 → /a/art-a/ (prefix)',
    '/help/7/ → /a/art-a/',
    '/tr/articles/77 → /a/art-a/ (prefix)',
  ]);
});

test('whatever is declared as an old path, it is a problem or a path with a file of its own', () => {
  const declared = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('/', '..', '%2e', '%2F', '%', 'en', '\\', '*', ':', '?', '#', 'ü', '\t', 'old'))
      .map((parts) => `/${parts.join('')}`),
  );
  fc.assert(
    fc.property(declared, (path) => {
      const { centre, problems } = sampleCentre({
        'en/a.md': text('A', 'art-a', [`movedFrom: [${JSON.stringify(path)}]`]),
      });
      for (const { from } of centre.redirects) {
        expect(from).toMatch(/^\/[^/\s][^\s*]*$/);
        expect(`/${fileOf(from)}`).not.toMatch(/\/\.\.?(\/|$)|\0/);
      }
      expect(centre.redirects.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
