import { expect, test } from 'vitest';
import { clamp } from '#base/clamp.ts';

test.each([
  [5, 5],
  [-1, 0],
  [11, 10],
  [Infinity, 10],
])('%d lies in 0 to 10 as %d', (value, expected) => expect(clamp(value, 0, 10)).toBe(expected));
