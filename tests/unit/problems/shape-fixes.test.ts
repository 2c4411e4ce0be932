import { expect, test } from 'vitest';
import { articleData } from '#model/articles/front-matter.ts';
import { parseYaml } from '#problems/yaml.ts';

test('a list of one is told as its entry, and other values with what would do', () => {
  const fixOf = (text: string) =>
    parseYaml({ file: 'a.md', text: `id: abc\ntitle: T\ndescription: D\n${text}` }, articleData).problems.map(
      ({ fix }) => fix,
    );
  expect(fixOf('owner: [ada]')).toEqual(['Write it without brackets: "owner: ada".']);
  expect(fixOf('order: [2]')).toEqual(['Write it without brackets: "order: 2".']);
  expect(fixOf('owner: [ada, bob]')).toEqual(['Write one text: "owner: …".']);
  expect(fixOf('reviewed: [null]')).toEqual([expect.stringContaining('{ on: …, by: … }')]);
  expect(fixOf('ratings: 1.5')).toEqual(['Write a whole number.']);
  expect(fixOf('changes: [{ x: 1 }]')).toContain('Known keys: is, from, to.');
});
