import { expect, test } from 'vitest';
import { printable } from '#base/printable.ts';

test('characters that terminals take for orders are written out, texts of all scripts stay', () => {
  expect(printable('\u001B]0;title\u0007a\u009B2Jb\rc\u007F')).toBe(
    String.raw`\u{1b}]0;title\u{7}a\u{9b}2Jb\u{d}c\u{7f}`,
  );
  expect(printable('Straße\t“مرحبا”\n日本語 👩‍💻')).toBe('Straße\t“مرحبا”\n日本語 👩‍💻');
});
