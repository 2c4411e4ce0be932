import { expect, test } from 'vitest';
import { toSections } from '#import/sources/markdown/sections.ts';
import { placeTopics } from '#import/tree/topics.ts';

const pathsOf = (texts: readonly string[], known: Readonly<Record<string, string>> = {}) =>
  placeTopics(toSections(texts, 'en'), new Map(Object.entries(known))).map(({ path }) => path);

test('paths differ from each other and from names of ours', () => {
  expect(pathsOf(['A b/x.md', 'a-b/x.md', 'Search/x.md', 'A b/images/x.md'])).toEqual([
    'a-b',
    'a-b/images-2',
    'search-2',
    'a-b-2',
  ]);
});

test('names that Windows keeps for devices get a number', () => {
  expect(pathsOf(['Aux/x.md', 'A/con/x.md'])).toEqual(['a', 'a/con-2', 'aux-2']);
});

test('paths of an earlier import stay', () => {
  expect(pathsOf(['A/x.md', 'A b/x.md'], { 'A b': 'a' })).toEqual(['a-2', 'a']);
});
