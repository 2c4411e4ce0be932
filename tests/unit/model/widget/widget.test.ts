import { expect, test } from 'vitest';
import { parseWidget } from '#model/widget/widget.ts';

const problemsOf = (text: string) =>
  parseWidget({ file: 'content/widget.yaml', text }).problems.map(
    ({ code, at, message, fix }) => `${at?.line}:${at?.column} ${code}: ${message} ${fix}`,
  );

test('patterns that mean no page are named with what to write instead', () => {
  const text = `suggest:
  - pages: [/ok, "*", "#/ok", https://app.example.com/*, /orders/:id]
  - pages: [billing/*, app.example.com/x, "/orders/(\\\\d+)", "/search?q=*", https://app.example.com]
`;
  expect(problemsOf(text)).toMatchInlineSnapshot(`
    [
      "3:13 widget-pattern: "billing/*" is not a pattern of pages. Write "/billing/*".",
      "3:24 widget-pattern: "app.example.com/x" is not a pattern of pages. Write "https://app.example.com/x".",
      "3:43 widget-pattern: "/orders/(\\d+)" is not a pattern of pages. Write a path in which "*" stands for anything and ":id" for one part, such as "/orders/:id/*". Queries aren't looked at.",
      "3:61 widget-pattern: "/search?q=*" is not a pattern of pages. Write a path in which "*" stands for anything and ":id" for one part, such as "/orders/:id/*". Queries aren't looked at.",
      "3:76 widget-pattern: "https://app.example.com" is not a pattern of pages. Write "https://app.example.com/*".",
    ]
  `);
});

test('unknown keys and values of another kind have their line', () => {
  expect(problemsOf('sugest: []\nposition: left')).toMatchInlineSnapshot(`
    [
      "2:11 invalid-value: "position" can't be "left". Use one of: start, end.",
      "1:1 unknown-key: There is no key "sugest". Did you mean "suggest"? Known keys: suggest, position.",
    ]
  `);
});

test('a file that only switches the widget on', () => {
  expect(parseWidget({ file: 'content/widget.yaml', text: 'suggest: []' })).toMatchObject({
    widget: { suggest: [], position: 'end' },
    problems: [],
  });
});
