/** The self-test of a search index: what an article promises to be found by finds it. */
import { problem, sortProblems, type Position, type Problem } from '#problems/problem.ts';
import type { Engine } from './browser/engine.ts';
import type { SearchSettings } from './settings.ts';

/** What the self-test asks for, and where an author wrote it. */
export interface SelfTestQuery {
  /** Ids of the articles one of which must be among the first three results. */
  readonly articles: readonly string[];
  readonly query: string;
  /** Where it comes from: an article's `title` or `searchFor`, or what customers ask. */
  readonly key: 'title' | 'searchFor' | 'question';
  readonly file: string;
  readonly at?: Position | undefined;
}

/** A query that finds none of its articles. */
export interface Miss extends SelfTestQuery {
  /** Titles of what it finds instead. */
  readonly found: readonly string[];
}

/** How queries are asked: an article must be among the first three results. */
export const testOptions = { limit: 3, resultsOnly: true } as const;

/** Runs every query. Returns those whose articles aren't among the first three results. */
export async function findMisses(engine: Engine, queries: readonly SelfTestQuery[]): Promise<Miss[]> {
  const misses: Miss[] = [];
  for (const query of queries) {
    const { results } = await engine.search(query.query, testOptions);
    misses.push(...missOf(query, results));
  }
  return misses;
}

/** The miss that a query is with these first results, if it's one. */
export const missOf = (
  query: SelfTestQuery,
  results: readonly { readonly id: string; readonly title: string }[],
): Miss[] =>
  results.some(({ id }) => query.articles.includes(id))
    ? []
    : [{ ...query, found: results.map(({ title }) => title) }];

/**
 * Problems: `search-self-test` and `question-lost` for a miss that no exception gives a reason for; `search-exception-unused` for an
 * exception that is not, or no longer, needed.
 */
export function selfTestProblems(
  misses: readonly Miss[],
  { selfTestExceptions }: Pick<SearchSettings, 'selfTestExceptions'>,
): Problem[] {
  const used = new Set(misses.map((miss) => exceptionFor(miss, selfTestExceptions)));
  const unused = selfTestExceptions.filter((exception) => !used.has(exception));
  return sortProblems([
    ...unexplained(misses, selfTestExceptions).map(missing),
    ...unused.map(({ article, query, file, at }) =>
      problem(
        'search-exception-unused',
        { file, at },
        `The exception for article "${article}" and query "${query}" isn't needed.`,
        'Remove it.',
      ),
    ),
  ]);
}

type Exceptions = SearchSettings['selfTestExceptions'];

const exceptionFor = ({ articles, query }: Miss, exceptions: Exceptions) =>
  exceptions.find((e) => articles.includes(e.article) && e.query === query);

/** Misses that no exception gives a reason for, and no other problem tells. */
export const unexplained = (misses: readonly Miss[], exceptions: Exceptions): Miss[] =>
  misses.filter((miss) => !exceptionFor(miss, exceptions) && !isHiddenByTwins(miss));

/** Whether readers find an article whose title has the same words instead: that is the problem `duplicate-title`. */
const isHiddenByTwins = ({ query, key, found }: Miss) =>
  key === 'title' && found.some((title) => wordsOf(title) === wordsOf(query));

const wordsOf = (title: string) => (title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [title]).join(' ');

function missing({ articles, query, key, file, at, found }: Miss): Problem {
  const instead = found.length > 0 ? `It finds: ${found.map((title) => `"${title}"`).join(', ')}.` : '';
  if (key === 'question') {
    const answers = articles.map((id) => `"${id}"`).join(' or ');
    return problem(
      'question-lost',
      { file, at },
      `"${query}" doesn't find ${answers} among the first three results. ${instead}`.trim(),
      'Use the customer\'s words in the article, add a synonym, name the article that answers, or write an exception with a reason into "search/<locale>.yaml".',
    );
  }
  return problem(
    'search-self-test',
    { file, at },
    `Searching for "${query}" (${key}) doesn't find this article among the first three results. ${instead}`.trim(),
    key === 'title'
      ? 'Say in the title what makes it different from the others, or add an exception with a reason to "selfTestExceptions".'
      : 'Use the words in the title or text, promote the article for this query, or remove the phrase.',
  );
}
