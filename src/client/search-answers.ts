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
  options: AskOptions,
  locale: string,
  fallbacks: readonly FallbackIndex[],
  open: OpenIndexOf,
): Promise<FoundAnswer> {
  const own = await ask(query, options, locale, open);
  if (own.answer.total > 0 || options.topic !== undefined || query.trim() === '') return own;
  for (const language of fallbacks) {
    const other = await ask(query, options, language.locale, open).catch(() => undefined);
    if (other && other.answer.total > 0) return { ...other, language };
  }
  return own;
}

type AskOptions = SearchOptions & { readonly unfinished?: boolean };
type OpenIndexOf = (locale: string) => Promise<OpenIndex>;

async function ask(
  query: string,
  options: AskOptions,
  locale: string,
  open: OpenIndexOf,
): Promise<FoundAnswer> {
  const index = await open(locale);
  const answerFrom = async (from: OpenIndex): Promise<FoundAnswer> => ({
    answer: await (options.unfinished ? from.engine.suggest : from.engine.search)(query, options),
    index: from,
  });
  try {
    return await answerFrom(index);
  } catch (error) {
    // The files of an index that was replaced while the page was open are gone: there is a new one.
    const current = await open(locale);
    if (current === index) throw error;
    return answerFrom(current);
  }
}
