import { expect, test } from 'vitest';
import { formatProblems } from '#problems/format.ts';
import { isError, problem, sortProblems } from '#problems/problem.ts';

const link = problem(
  'unknown-link',
  { file: 'content/a.md', at: { line: 7, column: 3 } },
  '"x" leads nowhere, 100 %.',
  'Correct it:\nnow.',
);
const empty = problem('topic-empty', { file: 'content/t, u/index.md' }, 'Nothing in it.', 'Add one.');

test('for people: place, code, message, what to do, and a sum', () => {
  expect(formatProblems([link, empty], 'text')).toMatchInlineSnapshot(`
    "content/a.md:7:3  error  unknown-link
      "x" leads nowhere, 100 %.
      Fix: Correct it:
    now.

    content/t, u/index.md  warning  topic-empty
      Nothing in it.
      Fix: Add one.

    1 error, 1 warning.
    "
  `);
  expect(formatProblems([], 'text')).toBe('No problems.\n');
});

test('for programs: the public shape, with null for what is unknown', () => {
  expect(JSON.parse(formatProblems([link, empty], 'json'))).toEqual([
    {
      code: 'unknown-link',
      severity: 'error',
      file: 'content/a.md',
      line: 7,
      column: 3,
      message: link.message,
      fix: link.fix,
    },
    {
      code: 'topic-empty',
      severity: 'warning',
      file: empty.file,
      line: null,
      column: null,
      message: empty.message,
      fix: empty.fix,
    },
  ]);
  expect(formatProblems([], 'json')).toBe('[]\n');
});

test('for GitHub: one command a line, with what it reserves encoded', () => {
  expect(formatProblems([link, empty], 'github')).toMatchInlineSnapshot(`
    "::error file=content/a.md,line=7,col=3,title=unknown-link::"x" leads nowhere, 100 %25. Correct it:%0Anow.
    ::warning file=content/t%2C u/index.md,title=topic-empty::Nothing in it. Add one.
    "
  `);
  expect(formatProblems([], 'github')).toBe('');
});

test('problems are sorted by file and place, the same one is told once', () => {
  const at = (file: string, line: number, column: number) =>
    problem('unknown-link', { file, at: { line, column } }, 'm', 'f');
  const sorted = sortProblems([
    at('b', 1, 1),
    at('a', 10, 1),
    at('a', 9, 2),
    at('a', 9, 1),
    at('a', 9, 2),
    empty,
  ]);
  expect(sorted.map(({ file, at: place }) => [file, place?.line, place?.column])).toEqual([
    ['a', 9, 1],
    ['a', 9, 2],
    ['a', 10, 1],
    ['b', 1, 1],
    ['content/t, u/index.md', undefined, undefined],
  ]);
  expect([link, empty].filter(isError)).toEqual([link]);
});
