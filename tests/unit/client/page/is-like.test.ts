import { expect, test } from 'vitest';
import { isLike } from '#client/page/is-like.ts';

const sample = { id: '', at: 0 };

test('what has the same properties, and perhaps more, is like the sample', () => {
  expect(isLike({ id: 'a', at: 1, more: true }, sample)).toBe(true);
});

test.each([null, undefined, 'text', 5, [], {}, { id: 'a' }, { id: 'a', at: '1' }, { id: null, at: 1 }])(
  '%j is not',
  (value) => expect(isLike(value, sample)).toBe(false),
);
