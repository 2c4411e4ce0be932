import { expect, test } from 'vitest';
import { countOf } from '#base/count-of.ts';

test('only one thing is singular', () => {
  expect([0, 1, 2].map((n) => countOf(n, 'file'))).toEqual(['0 files', '1 file', '2 files']);
});
