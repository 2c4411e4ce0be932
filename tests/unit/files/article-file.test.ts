import { expect, test } from 'vitest';
import { contentPathOf, parseContentFile } from '#files/article-file.ts';
import { splitFrontMatter, textHashOf } from '#files/front-matter.ts';

test.each([
  ['---\na: 1\n---\nText\n', 'a: 1', 'Text\n', 4],
  ['---  \na: 1\n\nb: 2\n---\t\n\nText', 'a: 1\n\nb: 2', '\nText', 6],
  ['---\n---\nText\n\n---\n\nMore', '', 'Text\n\n---\n\nMore', 3],
  ['---\na: "---"\n---', 'a: "---"', '', 3],
  ['Text\n---\n', undefined, 'Text\n---\n', 1],
  ['---\na: 1\n', undefined, '---\na: 1\n', 1],
])('%j is split where the front matter ends', (text, yaml, body, firstLine) => {
  expect(splitFrontMatter(text)).toEqual({ yaml, body, firstLine });
});

test('topics are named by their folder, articles by their file', () => {
  expect(['a.md', 't/a.mdx', 't/index.md', 'index.mdx', 't/my-index.md'].map(contentPathOf)).toEqual([
    'a',
    't/a',
    't',
    '',
    't/my-index',
  ]);
});

test('reformatting a text does not make its translations stale, a changed word does', () => {
  const hash = textHashOf('Title', 'About', 'One two\n\nthree');
  expect(textHashOf(' Title', 'About ', 'One\ntwo three\n')).toBe(hash);
  expect(textHashOf('Title', 'About', 'One two four')).not.toBe(hash);
  expect(textHashOf('Title About', '', 'One two three')).not.toBe(hash);
});

test.each([
  ['Within 30 days.', 'Within 30\ndays. Pack [the item](id:pack).', true],
  ['You have **30 days** to send it…', 'You have **30 days** to send it\nback.', false],
  ['You have 30 days to send it…', 'You have **30 days** to send it\nback.', true],
  ['Within 30 days.', 'Pack the item. Within 30 days.', false],
  ['How to return', '# How to return\n\nPack the item.', true],
  ['Return', 'Pack the item.', true],
])('the description %j of %j is read once', (description, body, repeats) => {
  const text = `---\nid: return-item\ntitle: Return\ndescription: ${description}\n---\n\n${body}\n`;
  const { source } = parseContentFile({ file: 'f', locale: 'en', name: 'a.md', text, committed: undefined });
  expect(source?.repeatsDescription).toBe(repeats);
});

test('a file that cannot be used is known by its path, and by its id where that can be read', () => {
  const broken = (text: string) =>
    parseContentFile({ file: 'f', locale: 'en', name: 't/a.md', text, committed: undefined }).broken;
  expect(broken('')).toEqual({ path: 't/a', id: undefined });
  expect(broken('---\nid: "return-item"\ntitel: x\n---\n')).toEqual({ path: 't/a', id: 'return-item' });
  expect(broken('---\nid: [\n---\n')).toEqual({ path: 't/a', id: undefined });
});

test('the day of the last commit stands in where none is declared', () => {
  const text = '---\nid: art-a\ntitle: A\ndescription: A.\n---\n\nText.\n';
  expect(
    parseContentFile({ file: 'f', locale: 'en', name: 'a.md', text, committed: '2026-01-02' }).source
      ?.committed,
  ).toBe('2026-01-02');
});

test('a draft may be without text', () => {
  const codes = (draft: boolean) =>
    parseContentFile({
      file: 'a.md',
      name: 'a.md',
      locale: 'en',
      text: `---\nid: a\ntitle: A\ndescription: About it\ndraft: ${draft}\n---\n`,
      committed: undefined,
    }).problems.map(({ code }) => code);
  expect(codes(true)).not.toContain('file-empty');
  expect(codes(false)).toContain('file-empty');
});

test.each([
  ['a.md', 'id: parcels\n', 'Write the text, or mark the article "draft: true".'],
  ['index.md', '', 'Write the text.'],
])('what "npx fener new" wrote into %s is answered with what its author can do', (name, id, fix) => {
  const found = parseContentFile({
    file: name,
    name,
    locale: 'en',
    text: `---\n${id}title: A\ndescription: What this topic answers, in one sentence.\n---\n\nText\n`,
    committed: undefined,
  }).problems.filter(({ code }) => code === 'placeholder-text');
  expect(found.map((one) => one.fix)).toEqual([fix]);
});
