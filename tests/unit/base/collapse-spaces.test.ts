import { expect, test } from 'vitest';
import { collapseSpaces } from '#base/collapse-spaces.ts';

test('each run of white space, of any kind, becomes one space, and none stays around the text', () => {
  for (const text of [
    ' a  b ',
    'a b',
    'a\n b',
    'a \n\tb',
    'a\u00A0b',
    'a \u3000 b',
    '\uFEFFa\r\n\r\nb',
    'a\fb\v',
  ])
    expect(collapseSpaces(text)).toBe('a b');
  expect(collapseSpaces('one two three')).toBe('one two three');
  expect(collapseSpaces(' \n ')).toBe('');
});
