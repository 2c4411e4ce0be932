import { expect, test } from 'vitest';
import { isSectionText, toSections } from '#import/sources/markdown/sections.ts';

const sectionsOf = (...texts: string[]) =>
  toSections(texts, 'en').map(({ key, parent, name, title, order }) => [key, parent, name, title, order]);

test('every folder above a text is a section, its title as the folder is written', () => {
  expect(sectionsOf('Hardware & more/Yún Board/a.md', 'top.md')).toEqual([
    ['Hardware & more', '', 'Hardware & more', 'Hardware & more', undefined],
    ['Hardware & more/Yún Board', 'Hardware & more', 'Yún Board', 'Yún Board', undefined],
  ]);
});

test('a file name of a folder becomes a readable title, a number before it its order', () => {
  expect(sectionsOf('02-first_steps/a.md')).toEqual([
    ['02-first_steps', '', 'first_steps', 'First steps', 2],
  ]);
});

test('an index is about its folder, in whatever format', () => {
  expect(
    ['index.md', 'a/index.mdx', 'a/README.md', 'a/_index.md', 'b/index.html'].filter(isSectionText),
  ).toHaveLength(5);
  expect(['a.mdx', 'a/reindex.md', 'index.png'].filter(isSectionText)).toEqual([]);
});
