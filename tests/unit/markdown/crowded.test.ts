import { describe, expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { crowdedIn } from '#markdown/crowded.ts';
import { nodesOf, readTree } from '#markdown/readable.ts';

const problemsOf = (body: string) =>
  analyseMarkdown({ file: 'a.md', body, firstLine: 5, format: 'md' }).problems.map(
    ({ code, at, message }) => `${code} ${at?.line}: ${message}`,
  );

describe('a text that would take minutes is told and not parsed', () => {
  test.for<readonly [string, number]>([
    ['{:', 100_000],
    ['a:b ', 100_000],
    ['[a](b) ', 200_000],
    ['a@b.example ', 200_000],
    ['&amp; ', 100_000],
    ['> ', 40_000],
    ['1. ', 40_000],
    ['**あ** ', 40_000],
    ['詳細はhttps://example.com/aをご覧ください。', 60_000],
    ['[a](b)\n', 100_000],
  ])('%j', ([mark, length]) => {
    const body = `A short beginning.\n\n${mark.repeat(length / mark.length)}\n\n<<<<<<< HEAD\n`;
    expect(problemsOf(body)).toEqual([
      expect.stringMatching(/^text-crowded 7: A paragraph or table has \d{4,} /),
    ]);
    expect(nodesOf(readTree(body, 'md'))).toHaveLength(1);
  });
});

test.for<readonly [string, string]>([
  ['thousands of paragraphs', '- See [the fees](id:fees), **please**.\n\n'.repeat(9000)],
  ['a table of a thousand links', '| [A](https://a.example/a) | **1** |\n'.repeat(1000)],
  ['a long text without marks', 'ありがとう。'.repeat(30_000)],
  ['a file of settings in code', `\`\`\`yaml\n${'key: [a, b]\n'.repeat(3000)}\`\`\``],
  ['a whole file of brackets in code', `Such:\n\n~~~~json\n${'[{"a":1}],'.repeat(20_000)}\n~~~\n~~~~\n`],
])('%s can be read', ([, body]) => {
  expect(crowdedIn(body)).toBeUndefined();
});

const brackets = '[{"a":1}],'.repeat(20_000);

test.for<readonly [string, string]>([
  ['a fence in a comment', `<!--\n\n\`\`\`\n-->\n${brackets}`],
  ['a fence in a list', `- a\n\n  \`\`\`\n${brackets}`],
  ['a fence of a container that ends', `:::details[a]\n\n\`\`\`\n:::\n${brackets}`],
  ['a fence in an expression', `{1 +\n\n~~~a}\n${brackets}`],
  ['a fence that is closed', `\`\`\`\n\`\`\`\n${brackets}`],
  ['a fence in a paragraph of HTML', `<div>\n\`\`\`\n\n${brackets}`],
])('%s hides no crowded paragraph', ([, body]) => {
  expect(crowdedIn(body)).toBeDefined();
});
