import { expect, test } from 'vitest';
import { findMisses, selfTestProblems, type SelfTestQuery } from '#model/search/self-test.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { engineOver, page } from './browser/engine-fixture.ts';

const engine = engineOver([
  page('a', 'Return an item', { searchFor: ['send back'] }),
  ...Array.from({ length: 4 }, (_, i) => page(`b${i}`, 'Delivery')),
]);
const ask = (article: string, query: string, key: 'title' | 'searchFor' = 'title') => ({
  articles: [article],
  query,
  key,
  file: `content/articles/en/${article}.md`,
  at: { line: 3, column: 8 },
});
const problemsOf = async (
  queries: readonly SelfTestQuery[],
  selfTestExceptions: SearchSettings['selfTestExceptions'] = [],
) => selfTestProblems(await findMisses(engine, queries), { selfTestExceptions });
const exception = (article: string, query: string) => ({
  article,
  query,
  reason: 'four pages share the title',
  file: 'content/search/en.yaml',
  at: { line: 2, column: 5 },
});

test('articles that are found give no problems', async () => {
  const queries = [ask('a', 'Return an item'), ask('a', 'send back', 'searchFor'), ask('b0', 'Delivery')];
  expect(await problemsOf(queries)).toEqual([]);
});

test('an article that others keep from the first three is reported where its promise stands', async () => {
  const problems = await problemsOf([{ ...ask('b3', 'Delivery'), key: 'searchFor' }]);
  expect(problems).toMatchObject([
    { code: 'search-self-test', file: 'content/articles/en/b3.md', at: { line: 3, column: 8 } },
  ]);
  expect(problems[0]?.message).toContain('It finds: "Delivery", "Delivery", "Delivery".');
});

test('articles that only others of the same title hide are not reported: their titles are', async () => {
  expect(await problemsOf([ask('b3', 'Delivery')])).toEqual([]);
});

test.each([
  [['Deployment', 'Manual deployment', 'Automated deployment'], []],
  [['(Deployment)!', 'Manual deployment'], []],
  [['Manual deployment', 'Automated deployment'], ['search-self-test']],
])('of a title that finds %j, %j is reported', (found, codes) => {
  const problems = selfTestProblems([{ ...ask('a', 'deployment'), found }], { selfTestExceptions: [] });
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

test('an exception silences it, and is itself reported when not needed', async () => {
  const problems = await problemsOf(
    [ask('b3', 'Delivery'), ask('a', 'Return an item')],
    [exception('b3', 'Delivery'), exception('a', 'Return an item')],
  );
  expect(problems.map(({ code, file }) => [code, file])).toEqual([
    ['search-exception-unused', 'content/search/en.yaml'],
  ]);
});
