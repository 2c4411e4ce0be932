import { expect, test } from 'vitest';
import { hasFailures } from '#import/report/figures.ts';
import { formatHtml } from '#import/report/html.ts';
import { formatJson, formatText } from '#import/report/text.ts';
import type { ImportResult } from '#import/writer/writer.ts';

const result: ImportResult = {
  locales: ['en', 'ar'],
  counts: { sources: 1200, articles: 2, topics: 1, images: 0, files: 0, links: 3, addresses: 4 },
  written: { added: 3, updated: 0, merged: 0, unchanged: 0, kept: 0, deletedHere: 0 },
  notes: [
    {
      file: 'a.md',
      line: 3,
      kind: 'image-missing',
      what: 'x.png',
      output: { file: 'articles/en/a.md', line: 9 },
    },
    { file: 'a.md', line: 4, kind: 'heading-level', what: 'level 3 became 2: <b>A</b>' },
    { file: 'b.md', line: undefined, kind: 'file-skipped', what: 'it holds \u001B[31mred' },
  ],
};

test('the terminal shows figures and how much of each kind is left to do', () => {
  expect(formatText(result, { isWhole: false })).toMatchInlineSnapshot(`
    "1,200  Texts in
        2  Articles out
        1  Topics
        0  Pictures
        0  Files
        3  Links
        4  Old addresses
        2  Languages

    Files: 3 added, 0 updated, 0 unchanged, 0 kept as edited.

    Left out:
         1  file-skipped: Source files that were not imported

    Left to do:
         1  image-missing: Images that are not in the source, or no images, marked with todo:

    Changed on the way:
         1  heading-level: Heading levels changed
    "
  `);
});

test('a whole report lists every note with both places, control characters written out', () => {
  expect(formatText(result, { isWhole: true }).split('\n').slice(0, 3)).toMatchInlineSnapshot(`
    [
      "a.md:3  image-missing  x.png  → articles/en/a.md:9",
      "a.md:4  heading-level  level 3 became 2: <b>A</b>",
      "b.md  file-skipped  it holds \\u{1b}[31mred",
    ]
  `);
});

test('a program gets the same as JSON', () => {
  expect(JSON.parse(formatJson(result))).toEqual({
    ...result,
    notes: [
      ...result.notes.slice(0, 2),
      { file: 'b.md', kind: 'file-skipped', what: 'it holds \u001B[31mred' },
    ],
    byKind: { 'file-skipped': 1, 'image-missing': 1, 'heading-level': 1 },
  });
});

test('the page is whole in itself and takes nothing of the source for HTML', () => {
  const page = formatHtml(result, '<img src=x>');
  expect(page).toContain('level 3 became 2: &lt;b&gt;A&lt;/b&gt;');
  expect(page).toContain('Import of &lt;img src=x&gt;');
  expect(page).not.toMatch(/<(?:script|link|img)|url\(|https?:/);
  expect(page).toContain('articles/en/a.md:9');
  expect(page.indexOf('Left out')).toBeLessThan(page.indexOf('Left to do'));
});

test('an import that left nothing open says so', () => {
  expect(formatHtml({ ...result, notes: [] }, 'Help')).toContain('Nothing is left to do');
});

test('only source files that were left out are failures', () => {
  expect(hasFailures(result)).toBe(true);
  expect(hasFailures({ notes: result.notes.slice(0, 2) })).toBe(false);
});
