import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemKinds } from '#problems/codes.ts';

test('every kind of problem can be found by some code', () => {
  const sources = globSync('{src,scripts}/**/*.ts')
    .filter((file) => !file.endsWith('problems/codes.ts'))
    .map((file) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''));
  const unused = Object.keys(problemKinds).filter(
    (code) => !sources.some((text) => text.includes(`'${code}'`)),
  );
  expect(unused).toEqual([]);
});
