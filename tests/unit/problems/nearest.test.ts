import { expect, test } from 'vitest';
import { didYouMean, nearest } from '#problems/nearest.ts';

test.each([
  ['desciption', 'description'],
  ['Titel', 'title'],
  ['oder', 'order'],
  ['xyz', undefined],
  ['', undefined],
])('"%s" may mean %s', (word, expected) => {
  expect(nearest(word, ['title', 'description', 'order'])).toBe(expected);
});

test('a suggestion is a sentence, or nothing', () => {
  expect([didYouMean('titel', ['title']), didYouMean('x', ['title'])]).toEqual([
    'Did you mean "title"? ',
    '',
  ]);
});
