import { expect, test } from 'vitest';
import { WaitingTime } from '#import/remote/patiently.ts';

test('requests share the time for which they may wait', () => {
  const waiting = new WaitingTime(100);
  expect([60, 60, 40, 1, 0].map((seconds) => waiting.take(seconds))).toEqual([
    true,
    false,
    true,
    false,
    true,
  ]);
});
