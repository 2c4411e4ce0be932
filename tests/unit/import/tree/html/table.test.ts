import { expect, test } from 'vitest';
import { prepare } from '../../convert.ts';

const textOf = (text: string) => prepare(text).text;

test('a table with a head and simple cells becomes a Markdown table', () => {
  expect(
    textOf(
      '<table class="x">\n<thead><tr><th>Service</th><th>What</th></tr></thead>\n' +
        '<tr><td><a href="https://a.example">A|B</a><br></td><td><ul><li>one</li><li>two <b>x</b></li></ul></td></tr>\n' +
        '<tr><td><p>p</p><p>q</p></td><td><ol><li>one</li><li>two</li></ol></td></tr>\n</table>',
    ),
  ).toBe(
    [
      '| Service | What |',
      '| - | - |',
      '| [A\\|B](https://a.example) | one<br>two **x** |',
      '| p<br>q | 1. one<br>2. two |',
    ].join('\n'),
  );
});

test('list items directly in a cell are lines', () => {
  expect(textOf('<table><tr><th>A</th></tr><tr><td>\n<li>one</li>\n<li>two</li>\n</td></tr></table>')).toBe(
    '| A |\n| - |\n| one<br>two |',
  );
});

test.each([
  ['cells that span others', '<tr><th>A</th><th>B</th></tr>\n<tr><td colspan="2">b</td></tr>'],
  ['no head', '<tr><td>a</td><td>b</td></tr>\n<tr><td>a</td><td>b</td></tr>'],
  ['heads of rows', '<tr><th>A</th><th>B</th></tr>\n<tr><th>a</th><td>b</td></tr>'],
  ['blocks in cells', '<tr><th>A</th></tr>\n<tr><td><pre>b</pre></td></tr>'],
])('a table with %s stays HTML', (_, rows) => {
  const html = `<table>\n${rows}\n</table>`;
  expect(textOf(html)).toBe(html);
});

test('HTML that stays loses styles, comments and empty lines, not its meaning', () => {
  const { text, notes } = prepare(
    '<table style="a">\n<!-- x -->\n<tr><td rowspan="2"><span style="font-weight:bold">A</span></td>\n\n<td><span class="q">b</span></td></tr><tr></tr></table>',
  );
  expect(text).toBe('<table>\n<tr><td rowspan="2"><b>A</b></td>\n<td>b</td></tr>\n<tr></tr>\n</table>');
  expect(notes).toEqual(['1 style-removed 2 inline styles']);
});

test('images side by side with captions below become figures', () => {
  expect(
    textOf(
      '<table><tr><td><img src="a.png" alt="A"></td><td><img src="b.png" alt="B"></td></tr>' +
        '<tr><td>Before</td><td>After</td></tr></table>',
    ),
  ).toBe('![A](a.png "Before")\n\n![B](b.png "After")');
});

test('a single row full of blocks is only a layout', () => {
  expect(textOf('<table><tr><td><h3>A</h3><ul><li>b</li></ul></td><td><p>c</p></td></tr></table>')).toBe(
    '## A\n\n- b\n\nc',
  );
});

test('cells may have empty lines in them: Markdown there is read, and a torn item stays in its list', () => {
  expect(
    textOf(
      '<table>\n<tr><th>Plan</th><th>Price</th></tr>\n<tr>\n<td>\n\n**Small** [one](https://a.example)\n\n</td>\n<td>\n\n* 5 €\n* 6 €\n\n</td>\n</tr>\n</table>\n\nAfter.',
    ),
  ).toBe('| Plan | Price |\n| - | - |\n| **Small** [one](https://a.example) | 5 €<br>6 € |\n\nAfter.');
  expect(
    textOf(
      '<table><tr><td>A</td><td><ol><li>One</li><li>Two.\n\nNote: three</li></ol></td></tr><tr><td>B</td></tr></table>\n\nAfter.',
    ),
  ).toMatch(/^<table>[^]*<li>Two\.\n<br>Note: three<\/li><\/ol><\/td><\/tr>[^]*<\/table>\n\nAfter\.$/);
});

test('a table that stays HTML has neither headings nor links without words', () => {
  expect(
    textOf(
      '<table><tr><td colspan="2"><h3>Fees</h3><h4></h4>See there.</td></tr><tr><td>1</td><td>2</td></tr></table>',
    ),
  ).toMatch(/<td colspan="2"><p><strong>Fees<\/strong><\/p>See there\.<\/td>/);
});
