import { expect, test } from 'vitest';
import { sameStem, stemPrefix } from '#model/search/browser/word-forms.ts';

test.each([
  ['delivery', 'deliveries'],
  ['bilgi', 'bilgilerimi'],
  ['iade', 'iadeniz'],
  ['tag', 'tags'],
  ['届ク', '届カ'],
  ['変エ', '変エル'],
])('%s and %s are forms of one word', (a, b) => {
  expect(sameStem(a, b)).toBeGreaterThan(0.4);
  expect(sameStem(b, a)).toBe(sameStem(a, b));
  expect(b.startsWith(stemPrefix(a, '') ?? 'none')).toBe(true);
});

test.each([
  ['order', 'ordinary'],
  ['arduino', 'arduino15'],
  ['cat', 'category'],
  ['返品', '返金'],
  ['届ク', '配達'],
])('%s and %s are not', (a, b) => {
  expect(sameStem(a, b)).toBe(0);
});

test('a word of two letters has no forms', () => {
  expect(stemPrefix('tv', '')).toBeUndefined();
});
