import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleData } from '#model/articles/front-matter.ts';
import { bytesOf, maxSlugBytes, shortenSlug, toSlug } from '#model/slug.ts';
import { fileOf, pathOf } from '#model/urls.ts';

test('letters lose their accents, other scripts stay', () => {
  const names = [
    'Ücret İadesi & Yún',
    'ILIK SIĞ ışık',
    'Straße nach Ærø',
    "L'été",
    'データ の 使用',
    'الطلبات',
    'Привет, мир',
    'हिन्दी',
    '100 % wool',
  ];
  expect(names.map(toSlug)).toEqual([
    'ucret-iadesi-yun',
    'ilik-sig-isik',
    'strasse-nach-aero',
    'lete',
    'データ-の-使用',
    'الطلبات',
    'привет-мир',
    'हिन्दी',
    '100-wool',
  ]);
});

test('a name without letters or digits has no slug', () => {
  expect(['', '---', '!?', '…'].map(toSlug)).toEqual(['', '', '', '']);
});

test('whatever the name, its slug is one that front matter accepts, and its own slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const slug = toSlug(name);
      if (slug === '') return;
      expect(articleData.shape.slug.safeParse(slug).success).toBe(true);
      expect(toSlug(slug)).toBe(slug);
    }),
    { numRuns: 2000 },
  );
});

test('whatever the slugs, an address is encoded and names one file inside the site', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }).map(toSlug).filter(Boolean), { minLength: 1 }),
      (slugs) => {
        const path = pathOf('en', slugs);
        expect(new URL(path, 'https://x.example').pathname).toBe(path);
        expect(fileOf(path)).toBe(`en/${slugs.join('/')}/index.html`);
      },
    ),
  );
});

test('a slug is cut where a disk would refuse it, between whole letters and best at a word', () => {
  expect(shortenSlug('short')).toBe('short');
  expect(shortenSlug('返'.repeat(100))).toBe('返'.repeat(66));
  expect(shortenSlug(`${'word-'.repeat(39)}${'x'.repeat(60)}`)).toBe('word-'.repeat(39).slice(0, -1));
  const thai = shortenSlug('ที่'.repeat(50));
  expect(bytesOf(thai)).toBeLessThanOrEqual(maxSlugBytes);
  expect(thai.replaceAll('ที่', '')).toBe('');
});
