/** Answers a question in the reader's language, and in others when it finds nothing. */
import type { SearchAnswer, SearchOptions } from '#model/search/engine.ts';
import type { FallbackIndex } from './search-config.ts';
import type { OpenIndex } from './search-index.ts';

/** An answer with the index it came from; `language` is set when it is not the reader's. */
export interface FoundAnswer {
  readonly answer: SearchAnswer;
  readonly index: OpenIndex;
  readonly language?: FallbackIndex | undefined;
}

/**
 * Asks the index of the reader's locale, then those of the fallback locales in order, until one has results; the
 * reader's own empty answer when none has. A fallback that cannot be loaded is passed over.
 */
export async function findAnswer(
  query: string,
  options: SearchOptions & { readonly unfinished?: boolean },
  locale: string,
  fallbacks: readonly FallbackIndex[],
  open: (locale: string) => Promise<OpenIndex>,
): Promise<FoundAnswer> {
  const ask = ({ engine }: OpenIndex) =>
    options.unfinished ? engine.suggest(query, options) : engine.search(query, options);
  const index = await open(locale);
  const answer = await ask(index);
  if (answer.total > 0 || options.topic !== undefined || query.trim() === '') return { answer, index };
  for (const language of fallbacks) {
    const other = await open(language.locale).catch(() => undefined);
    const found = other && (await ask(other));
    if (other && found && found.total > 0) return { answer: found, index: other, language };
  }
  return { answer, index };
}

/** What became of a search, for whoever measures searches: dispatched on `document` as `fener-search`. */
export interface SearchEvent {
  readonly query: string;
  readonly locale: string;
  readonly results: number;
  /** The locale of the results where it is another. */
  readonly fallback: string | undefined;
  readonly corrected: string | undefined;
  /** Rank and address of the result that was opened; absent for a search that was only sent or given up. */
  readonly opened?: { readonly rank: number; readonly href: string } | undefined;
}

export const announceSearch = (detail: SearchEvent): boolean =>
  document.dispatchEvent(new CustomEvent<SearchEvent>('fener-search', { detail }));
