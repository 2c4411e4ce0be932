import { expect, test } from 'vitest';
import { withIds } from '#model/articles/broken-ids.ts';

test('a file whose id nobody can read has that of another language, or perhaps its own name', () => {
  const broken = [
    { path: 'orders/track', id: undefined },
    { path: 'orders/track', id: 'track-order' },
    { path: 'orders/cancel', id: undefined },
  ];
  expect(withIds(broken, [])).toEqual([
    { path: 'orders/track', id: 'track-order' },
    { path: 'orders/track', id: 'track-order' },
    { path: 'orders/cancel', id: 'cancel', isGuess: true },
  ]);
});
