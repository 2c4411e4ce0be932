import { expect, test } from 'vitest';
import { plainText } from '#base/plain-text.ts';

test('what editors and programs leave behind is no part of a text', () => {
  expect(plainText('\uFEFFone\r\ntwo\rthree\n\n\tfour')).toBe('one\ntwo\nthree\n\n\tfour');
  expect(plainText('a\0b\u0008c\u001B[31md\u007Fe\u0085f\u0092g\fh\vi')).toBe('abc[31mdefghi');
});

test('marks that readers of some languages need stay', () => {
  const text = 'e\u0301 \u00A0\u00AD می\u200Cشود \u200F\u{1F468}\u200D\u{1F469}';
  expect(plainText(text)).toBe(text);
});
