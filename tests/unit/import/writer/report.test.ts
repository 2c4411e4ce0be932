import { expect, test } from 'vitest';
import { formatReport, hasFailures } from '#import/writer/report.ts';
import type { ImportResult } from '#import/writer/writer.ts';

const result: ImportResult = {
  locales: ['en'],
  counts: { articles: 2, topics: 1, images: 0, files: 0, links: 3 },
  written: { added: 3, updated: 0, unchanged: 0, kept: 0 },
  notes: [
    { file: 'a.md', line: 3, kind: 'image-missing', what: 'x.png' },
    { file: 'b.md', line: undefined, kind: 'file-skipped', what: 'the file is empty' },
  ],
};

test('the report lists every note with its place, then figures', () => {
  expect(formatReport(result, 'text')).toMatchInlineSnapshot(`
    "a.md:3  image-missing  x.png
    b.md  file-skipped  the file is empty

    2 articles, 1 topics, 0 images, 0 files, 3 links rewritten.
    Files: 3 added, 0 updated, 0 unchanged, 0 kept as edited.
    To look at:
         1  file-skipped: Source files that were not imported
         1  image-missing: Images that are not in the source, marked with todo:
    "
  `);
});

test('a program gets the same as JSON', () => {
  expect(JSON.parse(formatReport(result, 'json'))).toEqual({
    ...result,
    notes: [result.notes[0], { file: 'b.md', kind: 'file-skipped', what: 'the file is empty' }],
    byKind: { 'file-skipped': 1, 'image-missing': 1 },
  });
});

test('only source files that were left out are failures', () => {
  expect(hasFailures(result)).toBe(true);
  expect(hasFailures({ notes: result.notes.slice(0, 1) })).toBe(false);
});
