import { expect, test } from 'vitest';
import { jsonProblem } from '#problems/json.ts';

const said = (text: string) => {
  const found = jsonProblem('a.json', text);
  return found && `${found.at?.line}:${found.at?.column} ${found.message} ${found.fix}`;
};

test('JSON that can be parsed has no problem', () => {
  expect(said('{ "a": [1, "b"] }')).toBeUndefined();
});

test('each slip of the hand is told where it is, with what to write', () => {
  const slips = {
    'a comma too many': '{\n  "a": "x",\n}',
    'a comma too many in a list': '[1, 2, ]',
    'no comma': '{\n  "a": "x"\n  "b": "y"\n}',
    'no colon': '{ "a" "x" }',
    'single quotes': "{ 'a': 1 }",
    'typographic quotes': '{ "a": “x” }',
    'no quotes': '{ a: 1 }',
    'a comment': '{ "a": 1 // later\n}',
    'a line break in a text': '{ "a": "x\ny" }',
    'a text without end': '{ "a": "x',
    'a group without end': '{ "a": "x"',
    'a list without end': '["a"',
    'a backslash': '{ "a": "C:\\data" }',
    'a tab in a text': '{ "a": "\t" }',
    'something behind the end': '{} {}',
    'an empty file': '',
    'no JSON at all': '<html>',
    'a number with a zero in front': '{ "a": 01 }',
  };
  expect(Object.entries(slips).map(([name, text]) => `${name}: ${said(text)}`)).toMatchInlineSnapshot(`
    [
      "a comma too many: 2:11 There is a comma with nothing behind it. Remove the comma.",
      "a comma too many in a list: 1:6 There is a comma with nothing behind it. Remove the comma.",
      "no comma: 3:3 A comma is missing in front of this. Write a comma between two entries.",
      "no colon: 1:7 A colon is missing in front of this. Write "key": "text".",
      "single quotes: 1:3 'a' has quotes that JSON doesn't know. Use straight double quotes: "a".",
      "typographic quotes: 1:8 “x” has quotes that JSON doesn't know. Use straight double quotes: "x".",
      "no quotes: 1:3 "a" has no quotes around it. Write it between straight double quotes (").",
      "a comment: 1:10 JSON has no comments. Remove the comment.",
      "a line break in a text: 1:8 The text that begins here never ends. Write " at its end. A line break in a text is written \\n, a quotation mark \\".",
      "a text without end: 1:8 The text that begins here never ends. Write " at its end. A line break in a text is written \\n, a quotation mark \\".",
      "a group without end: 1:11 A "{" is not closed. Write "}" where the group ends.",
      "a list without end: 1:5 A "[" is not closed. Write "]" where the list ends.",
      "a backslash: 1:8 A backslash in this text has no meaning in JSON. Write a backslash twice: \\\\.",
      "a tab in a text: 1:8 There is a tab or another invisible character in this text. Remove it.",
      "something behind the end: 1:4 Something stands behind the end of the JSON. Remove it; look for a "}" too many above.",
      "an empty file: 1:1 Something is missing here. Write "key": "text" between "{" and "}".",
      "no JSON at all: 1:1 "<html>" has no quotes around it. Write it between straight double quotes (").",
      "a number with a zero in front: 1:9 A comma is missing in front of this. Write a comma between two entries.",
    ]
  `);
});
