import { expect, test } from 'vitest';
import { errorText } from '#base/error-text.ts';

test('an error is its message, and anything else as it is written', () => {
  expect(errorText(new TypeError('no such thing'))).toBe('no such thing');
  expect(errorText('plain')).toBe('plain');
  expect(errorText(undefined)).toBe('undefined');
});
