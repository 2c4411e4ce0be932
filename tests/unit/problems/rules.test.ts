import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemsPage } from '#problems/explain.ts';
import { problemCodes, rules, subjects } from '#problems/rules.ts';

test('every rule is reported by some code', () => {
  const sources = globSync('{src,scripts}/**/*.ts')
    .filter((file) => !file.includes('problems/rules/'))
    .map((file) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''));
  const unused = problemCodes.filter((code) => !sources.some((text) => text.includes(`'${code}'`)));
  expect(unused).toEqual([]);
});

test('a code belongs to one subject', () => {
  const codes = Object.values(subjects).flatMap((own) => Object.keys(own));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(codes.toSorted()).toEqual(problemCodes.toSorted());
});

test('codes are kebab-case, and everything that a rule says is a sentence', () => {
  for (const [code, { what, why, fix }] of Object.entries(rules)) {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    for (const sentence of [what, why, fix])
      expect([code, sentence]).toEqual([code, expect.stringMatching(/^[A-Z\p{L}"\d].*[.)]$/u)]);
  }
});

test('docs/problems.md is what the rules say; after a change of a rule, run this file with --update', async () => {
  await expect(problemsPage()).toMatchFileSnapshot('../../../docs/problems.md');
});
