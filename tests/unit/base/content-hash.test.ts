import { expect, test } from 'vitest';
import { contentHash } from '#base/content-hash.ts';

test('the hash is the beginning of SHA-256, of text and bytes alike', () => {
  // https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values: "abc"
  expect(contentHash('abc')).toBe('ba7816bf8f01cfea');
  expect(contentHash(new TextEncoder().encode('abc'))).toBe('ba7816bf8f01cfea');
  expect(contentHash('')).toBe('e3b0c44298fc1c14');
});
