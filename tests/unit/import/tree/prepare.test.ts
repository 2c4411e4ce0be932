import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { isError } from '#problems/problem.ts';
import { bodyOf, convert } from '../convert.ts';

/** Pieces that meet each other in bad ways. */
const pieces = [
  '<div>',
  '</div>',
  '<details>',
  '</details>',
  '<summary>S</summary>',
  '<kbd>',
  '</kbd>',
  '<a id="x">',
  '</a>',
  '<a href="#x">',
  '<img src="i.png">',
  '<img src="none.png" alt="A">',
  '![](none.png)',
  '![a](i.png "t")',
  '[l](#y)',
  '[l](javascript:x)',
  '[r]',
  '[r]: b.md',
  '![r]',
  '<table>',
  '<tr><th>h</th></tr>',
  '<td>',
  '</table>',
  '<video>',
  '</video>',
  '<iframe src="https://youtu.be/abcdef">',
  '</iframe>',
  '<b>',
  '</b>',
  '<x y>',
  '<!-- c -->',
  '<br>',
  '> ',
  '> [!NOTE] ',
  '- ',
  '1. ',
  '   ',
  '    ',
  '# ',
  '## H',
  '#### ',
  '{#x}',
  '===',
  '---',
  '```',
  '`',
  ':::note',
  ':::details[D]',
  ':::',
  '::leaf',
  ':kbd[a]',
  '|a|\n|-|',
  'word',
  '*',
  '**',
  '_',
  '[',
  ']',
  '(',
  ')',
  '\\',
  '<',
  '>',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  ' ',
  '&nbsp;',
  '<p style="display:none">h</p>',
  '<https://a.example/hc/en/articles/1>',
];

test('any mixture of Markdown and HTML becomes text that the check accepts', () => {
  assert(
    property(array(constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const { files } = convert({
        texts: { 'A/a.md': parts.join(''), 'A/b.md': '---\nid: 1\n---\n' },
        images: ['A/i.png'],
      });
      const body = bodyOf(files['a/a.md']);
      const { problems } = analyseMarkdown({ file: 'a.md', body, firstLine: 1, format: 'md' });
      expect(problems.filter(isError).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('a text of many unclosed tags is converted in reasonable time', () => {
  const text = '<a b="c'.repeat(2000) + '\n\n' + '<div><p>x'.repeat(500);
  expect(convert({ texts: { 'a.md': text } }).files['a.md']).toContain('id: article-a');
}, 20_000);
