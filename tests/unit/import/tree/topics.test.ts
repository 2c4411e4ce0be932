import { expect, test } from 'vitest';
import { planTopics } from '#import/tree/topics.ts';

const plan = (texts: readonly string[], known: Readonly<Record<string, string>> = {}) =>
  planTopics(texts, new Map(Object.entries(known))).map(({ source, path, title, order }) => [
    source,
    path,
    title,
    order,
  ]);

test('every folder above a text is a topic, its title as the folder is written', () => {
  expect(plan(['Hardware & more/Yún Board/a.md', 'top.md'])).toEqual([
    ['Hardware & more', 'hardware-more', 'Hardware & more', undefined],
    ['Hardware & more/Yún Board', 'hardware-more/yun-board', 'Yún Board', undefined],
  ]);
});

test('a file name of a folder becomes a readable title, a number before it its order', () => {
  expect(plan(['02-first_steps/a.md'])).toEqual([['02-first_steps', 'first-steps', 'First steps', 2]]);
});

test('paths differ from each other and from names of ours', () => {
  expect(plan(['A b/x.md', 'a-b/x.md', 'Search/x.md', 'A b/images/x.md']).map(([, path]) => path)).toEqual([
    'a-b',
    'a-b/images-2',
    'search-2',
    'a-b-2',
  ]);
});

test('paths of an earlier import stay', () => {
  expect(plan(['A/x.md', 'A b/x.md'], { 'A b': 'a' }).map(([, path]) => path)).toEqual(['a-2', 'a']);
});
