import { expect, test } from 'vitest';
import { convert, bodyOf, prepareHtml } from '../convert.ts';

const imported = (text: string) => {
  const { files, notes } = convert({ texts: { 'a.md': text } });
  return {
    text: bodyOf(files['a.md']),
    notes: notes.filter((note) => /foreign|emphasis|attribute/.test(note)),
  };
};

test('attributes of other systems go, and are told, with nothing left to do', () => {
  expect(imported('# A\n\nSee [it](https://example.com){: target="_blank"} now.')).toEqual({
    text: 'See [it](https://example.com) now.',
    notes: ['a.md:3 html-attribute {: target="_blank"}'],
  });
});

test('what stood for something is shown as code, and listed', () => {
  expect(imported('# A\n\n[vc_row]\n\n--8<-- "fees.md"')).toEqual({
    text: '`[vc_row]`\n\n`--8<-- "fees.md"`',
    notes: ['a.md:3 foreign-syntax [vc_row]', 'a.md:5 foreign-syntax --8<-- "fees.md"'],
  });
});

test('asterisks that readers see are listed', () => {
  expect(imported('# A\n\n**Note: keep it.').notes).toEqual(['a.md:3 emphasis-visible **Note: keep it.']);
});

test('a title without its signs is listed', () => {
  const { files, notes } = convert({ texts: { 'a.md': '---\ntitle: "{{ name }} fees"\n---\n\nText' } });
  expect(files['a.md']).toContain('title: name fees\n');
  expect(notes).toContain('a.md:undefined foreign-syntax {{ name }} fees');
});

test('signs that only the conversion put behind backslashes are listed, those of the author are not', () => {
  expect(prepareHtml('<p>[[Fees]]</p>').text).toContain('\\[\\[Fees');
  expect(imported('# A\n\n<p>See [[Fees]] now.</p>').notes).toEqual(['a.md:3 foreign-syntax [[Fees]] now.']);
  expect(imported('# A\n\nSee \\[\\[Fees]] now.').notes).toEqual([]);
});

test('filler text stays readable, and no error of the check', () => {
  const { files } = convert({
    texts: { 'a.md': '---\ntitle: Lorem ipsum\n---\n\nLorem ipsum dolor sit amet' },
  });
  expect(files['a.md']).toContain('title: Lorem\u00A0ipsum\n');
  expect(files['a.md']).toContain('description: Lorem\u00A0ipsum dolor sit amet\n');
  expect(bodyOf(files['a.md'])).toBe('`Lorem ipsum` dolor sit amet');
});

test('code without an end ends where its item ends, and is not listed', () => {
  expect(imported('# A\n\n- Run:\n  ```sh\n  a\n- Then:\n\n  Go.')).toEqual({
    text: '- Run:\n  ```sh\n  a\n  ```\n- Then:\n\n  Go.',
    notes: [],
  });
  expect(imported('# A\n\n```sh\na\n')).toEqual({ text: '```sh\na\n```', notes: [] });
});
