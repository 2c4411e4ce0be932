import { expect, test } from 'vitest';
import { collatorOf } from '#base/collator.ts';

test('words are sorted as a dictionary of the language does', () => {
  const words = ['öl', 'zu', 'oder', 'ılık', 'ilk', 'çay', 'can', '10', '9'];
  expect(words.toSorted(collatorOf('tr'))).toEqual([
    '9',
    '10',
    'can',
    'çay',
    'ılık',
    'ilk',
    'oder',
    'öl',
    'zu',
  ]);
  expect(['öl', 'oz', 'zu'].toSorted(collatorOf('de'))).toEqual(['öl', 'oz', 'zu']);
  expect(['öl', 'oz', 'zu'].toSorted(collatorOf('sv'))).toEqual(['oz', 'zu', 'öl']);
});
