import { expect, test } from 'vitest';
import { sum } from '#base/sum.ts';

test('a number of each item is added up', () => {
  expect(sum([{ n: 1 }, { n: 2 }, { n: 4 }], ({ n }) => n)).toBe(7);
  expect(sum([], () => 1)).toBe(0);
});
