import { expect, test } from 'vitest';
import { problemCodes, rules, type ProblemCode } from '#problems/rules.ts';
import { problemsIn } from './example-centre.ts';

const tested = problemCodes.filter((code) => rules[code].example.untested === undefined);

/** Mistakes that break a second rule by nature. */
const company: Readonly<Partial<Record<ProblemCode, readonly ProblemCode[]>>> = {
  'store-country-mismatch': ['store-far-from-city'],
  'built-canonical': ['built-link-broken', 'built-sitemap'],
};

test.each(tested)('the bad example of %s breaks that rule and no other, the good one none', async (code) => {
  const { bad, good } = rules[code].example;
  expect((await problemsIn(good)).map((found) => `${found.code}: ${found.message}`)).toEqual([]);
  const broken = new Set((await problemsIn(bad)).map((found) => found.code));
  expect([...broken].toSorted()).toEqual([code, ...(company[code] ?? [])].toSorted());
});

test('few examples need more than text files', () => {
  const untested = problemCodes.flatMap((code) => {
    const { untested: reason } = rules[code].example;
    return reason === undefined ? [] : [`${code}: ${reason}`];
  });
  expect(untested).toMatchInlineSnapshot(`
    [
      "external-gone: another site",
      "external-moved: another site",
      "external-silent: another site",
      "text-crowded: a file of many megabytes",
      "image-heavy: a file of many megabytes",
      "theme-code: a whole build",
      "file-not-utf8: bytes that are not text",
      "file-too-large: a file of many megabytes",
      "file-symlink-loop: a symbolic link",
      "file-outside: a symbolic link",
      "build-running: a second build",
      "disk-refuses: a failing disk",
      "part-torn: parts of a build",
      "part-differs: parts of a build",
      "part-missing: parts of a build",
      "part-twice: parts of a build",
    ]
  `);
});
