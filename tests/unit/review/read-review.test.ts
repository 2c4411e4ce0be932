import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { problem } from '#problems/problem.ts';
import { readReview } from '#review/read-review.ts';
import { noChanges, type Review } from '#review/review.ts';
import { writeMarkdown } from '#review/write-markdown.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
function read(text: string): Review {
  const path = join(folder, 'review.json');
  writeFileSync(path, text);
  return readReview(path);
}

const review: Review = {
  ...noChanges,
  base: { name: 'main', commit: '0123456789abcdef' },
  texts: [
    {
      kind: 'article',
      id: 'a',
      title: '</details><script>alert(1)</script> @team ![x](https://evil.example/x.png)',
      change: 'changed',
      pages: [
        { locale: 'en', address: '/en/a/', change: 'moved', from: '/en/b/' },
        { locale: 'de', address: '/de/a/', change: 'changed', textLocale: 'en' },
      ],
    },
  ],
  search: [{ locale: 'en', question: 'a', article: 'a', title: 'A', change: 'lost', before: 1, after: null }],
  index: [{ locale: 'en', before: 0, after: 1 }],
  brokenReplies: ['replies/en/@all`.md'],
  problems: [problem('unknown-link', { file: 'a.md', at: { line: 1, column: 2 } }, '@all', 'Mend it.')],
  oldProblems: [],
};

test('a review that is written as data is written as the same Markdown afterwards', () => {
  expect(writeMarkdown(read(JSON.stringify(review)))).toBe(writeMarkdown(review));
});

test('Markdown, HTML and mentions in data stay text', () => {
  const hostile = JSON.stringify(review).replaceAll('"0123456789abcdef"', '"`@team\\n# <b>"');
  // In a code span, nothing is a mention.
  const written = writeMarkdown(read(hostile)).replaceAll(/``[^\n]*``/g, '');
  expect(written).not.toMatch(/<script|<b>|\n# |@\w|[^\\]\]\(/);
});

test.each([
  ['no JSON', '<!-- -->', 'is not what "npx fener review --json"'],
  ['a part that is missing', '{}', 'see "base"'],
  [
    'a number that is Markdown',
    JSON.stringify({ ...review, index: [{ locale: 'en', before: '**', after: 1 }] }),
    'see "index.0.before"',
  ],
])('%s is told', (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('a review of any length is read and written', () => {
  const long = 'a\n`'.repeat(2_000_000);
  const { texts, ...rest } = review;
  const written = writeMarkdown(
    read(JSON.stringify({ ...rest, texts, lost: [long, ...Array.from({ length: 100_000 }, () => '/a/')] })),
  );
  expect(written.length).toBeLessThan(60_000);
  expect(written).toContain('Addresses that stop answering: 100001');
});
