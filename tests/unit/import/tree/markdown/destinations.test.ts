import type { Definition, Image, Link } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown, walk } from '#import/tree/markdown/parse.ts';

/** Addresses of links, images and definitions as they stand in a text, in the order of their beginnings. */
function destinationsIn(text: string): (string | undefined)[] {
  const { root, destinationOf } = parseMarkdown(text);
  const found: (Link | Image | Definition)[] = [];
  walk(root, (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') found.push(node);
  });
  return found.map((node) => {
    const span = destinationOf(node);
    return span && text.slice(span.start, span.end);
  });
}

test.each([
  ['[a](b)', ['b']],
  ['[a](<b c> "d")', ['b c']],
  ["[a]( b 'd)' )", ['b']],
  ['[a](b(c)\\)d)', ['b(c)\\)d']],
  ['[a](b\n"d")', ['b']],
  ['> [a](\n> b\n> "d")', ['b']],
  ['[a]()', [undefined]],
  ['[![a](b)](c)', ['c', 'b']],
  ['[`](x)`](b)', ['b']],
  ['![a [b] \\] c](d)', ['d']],
  ['[a](b) and [a](c)', ['b', 'c']],
  ['[a \\]: b]: <c> "d"', ['c']],
  ['[a]:\n  b', ['b']],
  ['<https://example.com> https://example.com a@example.com', [undefined, undefined, undefined]],
])('%j', (text, expected) => {
  expect(destinationsIn(text)).toEqual(expected);
});
