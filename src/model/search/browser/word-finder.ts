/** Finds what may stand for a typed word: the word itself, its other forms, what it was meant to be. */
import { isSingle, lettersAndNumbers } from './codes.ts';
import { misspelt, splitWeight, usualWord, type WordIndex } from './corrections.ts';
import { ungrouped } from './numbers.ts';
import type { QueryWord } from './query.ts';
import {
  allWords,
  alternative,
  findForms,
  type FoundWord,
  type WordAlternative,
} from './word-alternatives.ts';

export interface WordMode {
  /** The reader may still be typing it. */
  readonly unfinished: boolean;
  /** The reader means it as typed. */
  readonly verbatim: boolean;
  /** Better something unlikely than nothing. */
  readonly relaxed: boolean;
  /** Nobody is asked whether it's a slip of a usual one. */
  readonly resultsOnly?: boolean | undefined;
}

export interface WordFinder {
  readonly find: (word: QueryWord, mode: WordMode) => Promise<FoundWord>;
  /** Other forms of a word; with `unfinished`, what it may become. */
  readonly forms: (key: string, unfinished: boolean) => Promise<readonly WordAlternative[]>;
}

/** The finder over an index; it asks for the vocabulary only for words that no page has. */
export const createWordFinder = (index: WordIndex): WordFinder => ({
  find: (word, mode) => findWord(index, word, mode),
  forms: (key, unfinished) => findForms(index, key, unfinished),
});

/** A word with this much of the typed one is a form of it, though neither begins with the other (`bestellt`, `bestellen`). */
const likelyForm = 0.6;

async function findWord(index: WordIndex, word: QueryWord, mode: WordMode): Promise<FoundWord> {
  const { key, whole, isExact } = word;
  const exact = await index.store.word(key);
  const related = await findForms(index, key, mode.unfinished);
  const own = exact ? [alternative([exact], 1)] : [];
  if (exact || related.some(({ isForm }) => isForm)) {
    const isDoubtful = exact && !mode.unfinished && !mode.resultsOnly && related.length === 0;
    return {
      alternatives: [...own, ...related],
      isKnown: true,
      doubt: isDoubtful ? await usualWord(index, key, exact) : undefined,
    };
  }
  if (/\p{N}/u.test(key)) return writtenOtherwise(index, word, related);
  const isKnown = related.some(({ weight }) => weight >= likelyForm);
  if (mode.verbatim || isExact) return { alternatives: related, isKnown };
  return {
    isKnown,
    ...(await misspelt(index, whole?.key ?? key, related, mode.relaxed)),
    isRelaxed: mode.relaxed,
  };
}

/** A code or number that no page has as typed: its parts on one page, or the number without separators. */
async function writtenOtherwise(
  index: WordIndex,
  { key, parts = lettersAndNumbers(key) }: QueryWord,
  related: readonly WordAlternative[],
): Promise<FoundWord> {
  const number = ungrouped(key);
  const spellings = [...(number === undefined ? [] : [[number]]), parts];
  const found = await Promise.all(
    spellings
      .filter((keys) => keys.length === 1 || !keys.some(isSingle))
      .map((keys) => allWords(index.store, keys)),
  );
  const known = found.flatMap((words) => (words.length > 0 ? [alternative(words, splitWeight)] : []));
  return { alternatives: [...known, ...related], isKnown: known.length > 0 };
}
