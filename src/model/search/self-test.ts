/** The self-test of a search index: what an article promises to be found by finds it. */
import { problem, type Position, type Problem } from '#problems/problem.ts';
import type { Engine } from './engine.ts';
import type { SearchSettings } from './settings.ts';

/** What the self-test asks for, and where an author wrote it. */
export interface SelfTestQuery {
  /** Id of the article that must be among the first three results. */
  readonly article: string;
  readonly query: string;
  /** `title`, or `searchFor`. */
  readonly key: 'title' | 'searchFor';
  readonly file: string;
  readonly at?: Position | undefined;
}

const firstResults = 3;

/**
 * Asks the engine every query.
 *
 * Problems: `search-self-test` where the article is not among the first three and no exception names a reason;
 * `search-exception-unused` for an exception that is not, or no longer, needed.
 */
export async function testSearch(
  engine: Engine,
  queries: readonly SelfTestQuery[],
  { selfTestExceptions }: Pick<SearchSettings, 'selfTestExceptions'>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const used = new Set<unknown>();
  for (const { article, query, key, file, at } of queries) {
    const { results } = await engine.search(query, { limit: firstResults });
    if (results.some(({ id }) => id === article)) continue;
    const exception = selfTestExceptions.find((e) => e.article === article && e.query === query);
    if (exception) used.add(exception);
    else
      problems.push(
        missing(
          { article, query, key, file, at },
          results.map(({ title }) => title),
        ),
      );
  }
  const unused = selfTestExceptions.filter((exception) => !used.has(exception));
  return [
    ...problems,
    ...unused.map(({ article, query, file, at }) =>
      problem(
        'search-exception-unused',
        { file, at },
        `The exception for article "${article}" and query "${query}" is not needed.`,
        'Remove it.',
      ),
    ),
  ];
}

function missing({ query, key, file, at }: SelfTestQuery, found: readonly string[]): Problem {
  const instead = found.length > 0 ? `Found instead: ${found.map((title) => `"${title}"`).join(', ')}.` : '';
  return problem(
    'search-self-test',
    { file, at },
    `Searching for "${query}" (${key}) does not find this article among the first three. ${instead}`.trim(),
    key === 'title'
      ? 'Make the title say what tells it from the others, or add an exception with a reason to selfTestExceptions.'
      : 'Use the words in the title or text, promote the article for this query, or remove the phrase.',
  );
}
