import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { addLines, flowText, UneditableYaml, type Item } from '#learn/add-lines.ts';

const item = (ask: string): Item => ({
  data: { ask, articles: [] },
  flow: `{ ask: ${flowText(ask)}, articles: [] }`,
  comment: '5 visitors',
});
const line = (ask: string) => `- { ask: ${flowText(ask)}, articles: [] } # 5 visitors\n`;

test.each([
  ['no file', undefined, `questions:\n  ${line('new one')}`],
  ['comments alone', '# Ours.\n', `# Ours.\nquestions:\n  ${line('new one')}`],
  ['another key', 'synonyms: [[a, b]]', `synonyms: [[a, b]]\nquestions:\n  ${line('new one')}`],
  [
    'an empty list',
    'questions: [] # none yet\n# end\n',
    `questions: # none yet\n  ${line('new one')}# end\n`,
  ],
  ['nothing behind the key', 'questions:\n', `questions:\n  ${line('new one')}`],
  [
    'a list with comments and other indentation',
    "# Ours.\nquestions:\n    - ask: 'it''s'   # as written\n      articles: [ a,b ]\n    # last\nother: 1\n",
    `# Ours.\nquestions:\n    - ask: 'it''s'   # as written\n      articles: [ a,b ]\n    ${line('new one')}    # last\nother: 1\n`,
  ],
  [
    'no indentation and no line break at the end',
    'questions:\n- { ask: x, articles: [] }',
    `questions:\n- { ask: x, articles: [] }\n${line('new one')}`,
  ],
])('with %s, the rest stays as it is', (_, before, after) => {
  expect(addLines(before, 'questions', [item('new one')])).toBe(after);
});

test('line breaks of Windows and a byte-order mark stay', () => {
  const before = '\uFEFFquestions:\r\n  - { ask: x, articles: [] }\r\n# end\r\n';
  const after = addLines(before, 'questions', [item('y')]);
  expect(after).toBe(
    before.replace('# end', '- { ask: "y", articles: [] } # 5 visitors\r\n# end').replace('\n- {', '\n  - {'),
  );
});

test.each([
  'yes',
  '12 months',
  'a: b # c',
  '"} , { ask: x',
  "it's",
  '- dash',
  '{{ name }}',
  '*alias &anchor !tag',
  '\u202eright to left',
  'line\nbreak',
  '<script>alert(1)</script>',
  'ğüş çay 配送 التوصيل',
])('%j is one text in YAML', (ask) => {
  expect(parse(addLines(undefined, 'questions', [item(ask)]))).toEqual({
    questions: [{ ask, articles: [] }],
  });
});

test.each([
  ['errors', 'questions:\n  - { ask: x\n'],
  ['a list in brackets', 'questions: [{ ask: x, articles: [] }]\n'],
  ['a list at the top', '- x\n'],
  ['a text in its place', 'questions: none\n'],
])('a file with %s is left to its writer', (_, before) => {
  expect(() => addLines(before, 'questions', [item('y')])).toThrow(UneditableYaml);
});
