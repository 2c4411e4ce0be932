import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastUpTo } from '#markdown/last-up-to.ts';

test('finds what looking at each from the end finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 })),
      fc.integer({ min: -1, max: 51 }),
      (numbers, value) => {
        const ascending = numbers.toSorted((a, b) => a - b);
        expect(lastUpTo(ascending, value)).toBe(ascending.findLastIndex((one) => one <= value));
      },
    ),
  );
});
