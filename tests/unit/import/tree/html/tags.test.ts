import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { findTags, formatTag, pairTags } from '#import/tree/html/tags.ts';

test('tags are found with their attributes, however these are written', () => {
  const html = `a < b <IMG src="x.png" alt='A "b"' width=300px/> <!-- <b> --> <a href="?a&amp;b" hidden>x</a>`;
  expect(findTags(html).map(({ kind, name, attributes }) => [kind, name, attributes])).toEqual([
    [
      'open',
      'img',
      [
        { name: 'src', value: 'x.png' },
        { name: 'alt', value: 'A "b"' },
        { name: 'width', value: '300px' },
      ],
    ],
    [
      'open',
      'a',
      [
        { name: 'href', value: '?a&b' },
        { name: 'hidden', value: '' },
      ],
    ],
    ['close', 'a', []],
  ]);
});

test('a tag is written as it was read', () => {
  const html = '<a href="?a&amp;b=&quot;" title="x">';
  expect(findTags(html).map(formatTag)).toEqual([html]);
});

test('elements without an end tag end with their parent', () => {
  const { pairs, unmatched } = pairTags(findTags('<ul><li>a<li>b<br></ul></p><b>'));
  expect(pairs).toEqual([
    { open: 0, close: 4 },
    { open: 1, close: undefined },
    { open: 2, close: undefined },
    { open: 3, close: undefined },
  ]);
  expect(unmatched).toEqual([5, 6]);
});

test('any text can be searched for tags, and each stands where it says', () => {
  const pieces = constantFrom('<', '>', '/', '=', '"', "'", ' ', 'a', 'img', '<!--', '-->', 'src=', '\n');
  assert(
    property(array(pieces, { maxLength: 40 }), (parts) => {
      const html = parts.join('');
      for (const { start, end } of findTags(html)) {
        expect(html[start]).toBe('<');
        expect(html[end - 1]).toBe('>');
      }
    }),
  );
});
