/** What one page saw of a reader who searched, without anything that says who it was: equal stories are told once, with a number. */
import type { SearchRow } from './searches.ts';

/** A search in a story. */
export interface StorySearch {
  readonly query: string;
  readonly hasResults: boolean;
  /** Whether nobody else in the network had searched for any of its words that week. */
  readonly isFirst: boolean;
}

/** Searches in their order, results opened in theirs, and whether a contact channel was opened. */
export interface Story {
  readonly locale: string;
  readonly searches: readonly StorySearch[];
  readonly opened: readonly { readonly query: string; readonly article: string }[];
  readonly isContacted: boolean;
}

/** A rating of an article by somebody whom a search had led there. */
export interface SearchVerdict {
  readonly locale: string;
  readonly query: string;
  readonly article: string;
  readonly helped: boolean;
  readonly isFirst: boolean;
}

/** What became of a search. Of three outcomes, each story has one: `contacted`, `opened`, or neither. */
export interface StoryOutcome {
  readonly isShown: boolean;
  readonly isOpened: boolean;
  readonly isReworded: boolean;
  readonly isContacted: boolean;
}

/** The story that the rows of an episode tell; `undefined` where nothing was searched for. */
export function toStory(rows: readonly SearchRow[]): Story | undefined {
  const searches = rows.filter(({ kind }) => kind === 'search').toSorted((a, b) => a.order - b.order);
  const [first] = searches;
  if (!first) return undefined;
  return {
    locale: first.locale,
    searches: searches.map(({ query, results, isFirst }) => ({ query, hasResults: results > 0, isFirst })),
    opened: rows
      .filter(({ kind }) => kind === 'result_click')
      .toSorted((a, b) => a.order - b.order)
      .map(({ query, article }) => ({ query, article })),
    isContacted: rows.some(({ kind }) => kind === 'contact'),
  };
}

/** The verdict of a row about a rating. */
export const toVerdict = ({ locale, query, article, helped, isFirst }: SearchRow): SearchVerdict => ({
  locale,
  query,
  article,
  helped: helped === true,
  isFirst,
});

/** Queries that were given up for others, with no result opened. */
export function rewordings({ searches, opened }: Story): { readonly from: string; readonly to: string }[] {
  const isOpened = (query: string) => opened.some((one) => one.query === query);
  return searches.flatMap((search, index) => {
    const next = searches[index + 1];
    return next && isReformulation(search.query, next.query) && !isOpened(search.query)
      ? [{ from: search.query, to: next.query }]
      : [];
  });
}

/** What became of a story's searches. */
export const outcomeOf = (story: Story): StoryOutcome => ({
  isShown: story.searches.some(({ hasResults }) => hasResults),
  isOpened: story.opened.length > 0,
  isReworded: rewordings(story).length > 0,
  isContacted: story.isContacted,
});

/** Typing on ("refund" → "refund shoes") and correcting back are not reformulations; other words are. */
export const isReformulation = (from: string, to: string): boolean =>
  !to.startsWith(from) && !from.startsWith(to);
