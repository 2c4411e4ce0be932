import { expect, test } from 'vitest';
import { formatProblems } from '#problems/format.ts';
import { problem } from '#problems/problem.ts';
import { applySettings } from '#problems/settings.ts';
import { parseSite } from '#site/parse-site.ts';
import { problemsIn } from './example-centre.ts';

const parse = (rules: string) =>
  parseSite({
    file: 'site.yaml',
    text: `name: Help\nurl: https://help.example.com\nlocales: [en]\ncheck:\n  rules:\n${rules}`,
  });

test('a warning can be off, stay a warning or become an error; everything else stays as it is', () => {
  const { site } = parse('    review-due: off\n    topic-empty: warn\n    duplicate-title: error\n');
  const found = (['review-due', 'topic-empty', 'duplicate-title', 'table-row', 'unknown-link'] as const).map(
    (code) => problem(code, { file: 'a.md' }, 'm', 'f'),
  );
  const applied = applySettings(found, site?.rules ?? new Map());
  expect(applied.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
    'topic-empty warning',
    'duplicate-title error',
    'table-row warning',
    'unknown-link error',
  ]);
});

test('unknown rules, unknown settings and weaker errors are named with line and reason', () => {
  const codes = parse('    article-stale: off\n    reviewdue: off\n    unknown-link: warn\n');
  expect(formatProblems(codes.problems, 'text')).toMatchInlineSnapshot(`
    "site.yaml:6:5  error  unknown-key
      There is no rule "article-stale".
      Fix: docs/problems.md lists all rules.

    site.yaml:7:5  error  unknown-key
      There is no rule "reviewdue".
      Fix: Did you mean "review-due"? docs/problems.md lists all rules.

    site.yaml:8:19  error  invalid-value
      "unknown-link" is an error and can't be set to "warn". Readers would meet "page not found".
      Fix: Remove the line. Only warnings can be switched off.

    3 errors, 0 warnings.
    "
  `);
  expect(codes.site).toBeUndefined();
  expect(formatProblems(parse('    review-due: of\n').problems, 'text')).toMatchInlineSnapshot(`
    "site.yaml:6:17  error  invalid-value
      "review-due" in "rules" in "check" can't be "of".
      Fix: Did you mean "off"? Use one of: off, warn, error.

    1 error, 0 warnings.
    "
  `);
});

test('the whole check honours what site.yaml sets', async () => {
  const centre = { 'articles/en/orders/return-item.md': 'reviewBy: 2026-01-31' };
  const severities = async (setting: string) =>
    (await problemsIn({ ...centre, 'site.yaml': `check: { rules: { review-due: ${setting} } }` })).map(
      ({ code, severity }) => `${code} ${severity}`,
    );
  expect(await severities('off')).toEqual([]);
  expect(await severities('warn')).toEqual(['review-due warning']);
  expect(await severities('error')).toEqual(['review-due error']);
});
