/** Answers a question in the reader's language, and in others when those know more of its words. */
import type { SearchAnswer, SearchOptions } from '#model/search/browser/engine.ts';
import type { FallbackIndex } from './config.ts';
import type { OpenIndex } from './open-index.ts';

/** An answer with the index it came from; `language` is set when it is not the reader's. */
export interface FoundAnswer {
  readonly answer: SearchAnswer;
  readonly index: OpenIndex;
  readonly language?: FallbackIndex | undefined;
}

/** Whether it is sure enough to be shown as the answer: in the reader's language, and for the words that they typed. */
export const hasAnswer = ({ answer, language }: FoundAnswer): boolean =>
  answer.isSure && !language && answer.missing === undefined && answer.results.length > 0;

/** An index that knows less of a query, by the rarity of its words, may have been asked in another language. */
export const enough = 0.5;

/**
 * Asks the index of the reader's locale. Where that does not know the words, those of the fallback locales come next, in
 * order: the first that knows more of them as they were typed answers, before any other spelling is tried. Then the
 * reader's own, with likely slips corrected, the fallbacks' so, and at last the reader's own less strictly, or empty. A
 * fallback that cannot be loaded is passed over.
 */
export async function findAnswer(
  query: string,
  options: AskOptions,
  locale: string,
  fallbacks: readonly FallbackIndex[],
  open: OpenIndexOf,
): Promise<FoundAnswer> {
  const own = await ask(query, { ...options, strict: fallbacks.length > 0 }, locale, open);
  const { total, known } = own.answer;
  if ((total > 0 && known >= enough) || options.topic !== undefined || query.trim() === '') return own;
  const firstOf = async (more: SearchOptions, isBetter: (answer: SearchAnswer) => boolean) => {
    for (const language of fallbacks) {
      const found = await ask(query, { ...options, ...more }, language.locale, open).catch(() => undefined);
      if (found && found.answer.total > 0 && isBetter(found.answer)) return { ...found, language };
    }
    return undefined;
  };
  const literal = await firstOf({ verbatim: true }, (answer) => total === 0 || answer.known > known);
  if (literal) return literal;
  if (total > 0 || fallbacks.length === 0) return own;
  return (await firstOf({ strict: true }, () => true)) ?? ask(query, options, locale, open);
}

/** Asks what has been fetched of the index of the reader's locale; `undefined` where that finds nothing. */
export async function glance(
  query: string,
  options: SearchOptions,
  locale: string,
  open: OpenIndexOf,
): Promise<FoundAnswer | undefined> {
  const index = await open(locale);
  const answer = await index.engine.glance(query, options);
  return answer && { answer, index };
}

export type AskOptions = SearchOptions & { readonly unfinished?: boolean };
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
    // A new build replaced the index while the page was open, and its old files are gone.
    const current = await open(locale);
    if (current === index) throw error;
    return answerFrom(current);
  }
}
