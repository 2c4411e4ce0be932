import { expect, test } from 'vitest';
import { byCodeUnits, compareCodeUnits } from '#base/code-unit-order.ts';

test('texts are ordered by code units, whatever the language', () => {
  expect(['ı', 'b', 'B', 'a', '', '10', '9'].toSorted(compareCodeUnits)).toEqual([
    '',
    '10',
    '9',
    'B',
    'a',
    'b',
    'ı',
  ]);
  expect(compareCodeUnits('a', 'a')).toBe(0);
});

test('items are ordered by a text of theirs, and equal ones keep their order', () => {
  const items = [
    { id: 'b', n: 1 },
    { id: 'a', n: 2 },
    { id: 'b', n: 3 },
  ];
  expect(items.toSorted(byCodeUnits(({ id }) => id)).map(({ n }) => n)).toEqual([2, 1, 3]);
});
