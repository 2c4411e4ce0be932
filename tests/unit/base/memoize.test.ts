import { expect, test } from 'vitest';
import { memoize } from '#base/memoize.ts';

test('a value is made once for each key', () => {
  const asked: string[] = [];
  const lengthOf = memoize((key) => asked.push(key) && key.length);
  expect([lengthOf('tr'), lengthOf('en-GB'), lengthOf('tr')]).toEqual([2, 5, 2]);
  expect(asked).toEqual(['tr', 'en-GB']);
});
