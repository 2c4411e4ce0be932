import { expect, test } from 'vitest';
import { codePointsOf, scriptsOf } from '#publish/fonts/scripts.ts';

test.each([
  ['en', ['latin', 'latin-ext']],
  ['tr', ['latin', 'latin-ext']],
  ['el', ['greek', 'latin']],
  ['ar', ['arabic', 'latin']],
  ['sr', ['cyrillic', 'latin']],
  ['sr-Latn', ['latin', 'latin-ext']],
  ['zh-Hant', ['latin']],
])('%s is read in %j', (lang, expected) => {
  expect(scriptsOf(lang)).toEqual(expected);
});

test('ranges are read as CSS writes them', () => {
  expect(codePointsOf('U+0041-0043, U+20AC')).toEqual([0x41, 0x42, 0x43, 0x20ac]);
});
