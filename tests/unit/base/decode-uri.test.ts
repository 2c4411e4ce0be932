import { expect, test } from 'vitest';
import { decodeUri } from '#base/decode-uri.ts';

test('escapes are decoded, and malformed ones give nothing', () => {
  expect(decodeUri('gr%C3%B6%C3%9Fe%20%2F')).toBe('größe /');
  expect(['%', '%zz', '%C3'].map(decodeUri)).toEqual([undefined, undefined, undefined]);
});
