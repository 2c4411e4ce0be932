import { expect, test } from 'vitest';
import { newId } from '#client/delivery.ts';

test('ids are UUIDs of version 7: their first digits are the time', () => {
  // The example of RFC 9562, appendix A.6.
  expect(newId(0x017f22e279b0)).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('later ids sort behind earlier ones, and those of one millisecond differ', () => {
  const times = [0, 1, 255, 256, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 5, Date.now(), 2 ** 48 - 1];
  const ids = times.map((time) => newId(time));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => newId(5))).size).toBe(1000);
});
