import { expect, test } from 'vitest';
import { prepare } from '../convert.ts';

test('an anchor before a heading becomes the heading id, comments between do not count', () => {
  expect(
    prepare('Text\n\n<a id="x"></a>\n\n## One\n\n<a name="y"></a>\n\n<!-- c -->\n\n### Two ##\n').text,
  ).toBe('Text\n\n## One {#x}\n\n<!-- c -->\n\n### Two {#y}\n');
});

test('an anchor in a heading becomes its id', () => {
  expect(prepare('## <a id="x"></a> One\n\n## Two <a id="y"></a>').text).toBe('## One {#x}\n\n## Two {#y}');
});

test('a heading keeps its own id, and anchors elsewhere stay', () => {
  const text = '<a id="x"></a>\n\n## One {#own}\n\nText <a id="y"></a> more';
  expect(prepare(text)).toEqual({ text, notes: [] });
});

test('of several anchors the nearest becomes the id', () => {
  expect(prepare('<a id="far"></a>\n\n<a id="near"></a>\n\n## One').text).toBe(
    '<a id="far"></a>\n\n## One {#near}',
  );
});

test('levels begin at 2 and none is skipped', () => {
  expect(prepare('### A\n\n##### B\n\n### C\n\nD\n=\n\n## E')).toEqual({
    text: '## A\n\n### B\n\n## C\n\n## D\n\n### E',
    notes: [
      '1 heading-level level 3 became 2: A',
      '3 heading-level level 5 became 3: B',
      '5 heading-level level 3 became 2: C',
      '7 heading-level level 1 became 2: D',
      '10 heading-level level 2 became 3: E',
    ],
  });
});

test('a heading underlined over several lines is written on one', () => {
  expect(prepare('---\ntitle: T\n---\nOne\ntwo *three*\n====\n\nText\n\n# Four').text).toBe(
    '## One two *three*\n\nText\n\n## Four',
  );
});

test('the heading that repeats the title goes', () => {
  expect(prepare('---\ntitle: My Title\n---\n\n# My title\n\nText').text).toBe('\nText');
  expect(prepare('# Only here\n\nText').text).toBe('Text');
});
