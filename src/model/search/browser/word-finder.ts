/** Finds what may stand for a typed word: the word itself, its other forms, what it was meant to be. */
import { hasCompounds } from './compounds.ts';
import { isSingle, lettersAndNumbers, withoutHyphens } from './codes.ts';
import type { VocabularyWord } from './index-format.ts';
import { ungrouped } from './numbers.ts';
import type { IndexedWord, PostingsStore } from './postings-store.ts';
import type { QueryWord } from './query.ts';
import type { Alternative } from './ranking.ts';
import { createSpeller } from './spelling.ts';
import { wordKey } from './tokens.ts';
import { sameStem, stemPrefix } from './word-forms.ts';

export interface WordAlternative extends Alternative {
  readonly keys: readonly string[];
  /** Whether it is another form of the same word, or what the reader is about to type. */
  readonly isForm?: boolean | undefined;
}

export interface FoundWord {
  readonly alternatives: readonly WordAlternative[];
  /** Whether the site has the word or a form of it; else what is found is a guess. */
  readonly isKnown: boolean;
  /** Whether only what is less likely was found. */
  readonly isRelaxed?: boolean;
  /** The word that was looked for instead, as the site writes it. */
  readonly correction?: string | undefined;
  /** A word that is likelier to be meant, as the site writes it. */
  readonly doubt?: string | undefined;
}

export interface WordMode {
  /** The reader may still be typing it. */
  readonly unfinished: boolean;
  /** The reader means it as typed. */
  readonly verbatim: boolean;
  /** Better something unlikely than nothing. */
  readonly relaxed: boolean;
}

export interface WordFinder {
  readonly find: (word: QueryWord, mode: WordMode) => Promise<FoundWord>;
  /** Other forms of a word; with `unfinished`, what it may become. */
  readonly forms: (key: string, unfinished: boolean) => Promise<readonly WordAlternative[]>;
}

/** How sure we are of what is not the typed word itself; tuned on the tuning half of `npm run bench -- search`. */
const formWeight = 0.9;
const correctionWeight = 0.9;
const splitWeight = 0.8;
const beginningWeight = 0.4;
const mostForms = 10;

/** A word with this much of the typed one is a form of it, though neither begins with the other (`bestellt`, `bestellen`). */
const likelyForm = 0.6;

/** A correction that costs more than a likely slip is doubted by so much. */
const likelySlip = 0.6;
const unlikeliness = 0.3;

/** A word on so few pages may be a slip that happens to be a word, if another is this many times as usual. */
const doubtfulPages = 2;
const usualFactor = 20;

/** The words of a site to correct to, opened for looking up. */
export type Vocabulary = ReturnType<typeof openVocabulary>;

/** Opens the vocabulary of a base language. */
export function openVocabulary(words: readonly VocabularyWord[], language: string) {
  const keys = words.map(({ surface }) => wordKey(withoutHyphens(surface), language));
  const known = new Set(keys);
  return {
    words,
    keys,
    has: (key: string) => known.has(key),
    akinWords: (key: string) => (hasCompounds(language) || !/^[a-z]/.test(key) ? akinWords(key, keys) : []),
    speller: createSpeller({ keys, pages: words.map(({ pages }) => pages) }, language),
  };
}

/** One way to say a part of a query. */
export const alternative = (words: readonly IndexedWord[], weight: number): WordAlternative => ({
  keys: words.map(({ key }) => key),
  postings: words.map(({ posting }) => posting),
  weight,
});

export const scaled = (alternatives: readonly WordAlternative[], factor: number): WordAlternative[] =>
  alternatives.map((entry) => ({ ...entry, weight: entry.weight * factor }));

/** The finder over an index; it asks for the vocabulary only for words that no page has. */
export function createWordFinder(store: PostingsStore, vocabulary: () => Promise<Vocabulary>): WordFinder {
  const find = async (word: QueryWord, mode: WordMode): Promise<FoundWord> => {
    const { key, whole, isExact } = word;
    const exact = await store.word(key);
    const related = await forms(key, mode.unfinished);
    const own = exact ? [alternative([exact], 1)] : [];
    if (exact || related.some(({ isForm }) => isForm)) {
      const isDoubtful = exact && !mode.unfinished && related.length === 0;
      return {
        alternatives: [...own, ...related],
        isKnown: true,
        doubt: isDoubtful ? await usualWord(key, exact) : undefined,
      };
    }
    if (/\p{N}/u.test(key)) return writtenOtherwise(word, related);
    const isKnown = related.some(({ weight }) => weight >= likelyForm);
    if (mode.verbatim || isExact) return { alternatives: related, isKnown };
    return {
      isKnown,
      ...(await misspelt(whole?.key ?? key, related, mode.relaxed)),
      isRelaxed: mode.relaxed,
    };
  };

  /** A code or number that no page has as typed: its parts on one page, or the number without separators. */
  const writtenOtherwise = async (
    { key, parts = lettersAndNumbers(key) }: QueryWord,
    related: readonly WordAlternative[],
  ): Promise<FoundWord> => {
    const number = ungrouped(key);
    const spellings = [...(number === undefined ? [] : [[number]]), parts];
    const found = await Promise.all(
      spellings.map((keys) => (keys.length > 1 && keys.some(isSingle) ? [] : allWords(keys))),
    );
    const known = found.flatMap((words) => (words.length > 0 ? [alternative(words, splitWeight)] : []));
    return { alternatives: [...known, ...related], isKnown: known.length > 0 };
  };

  /** The words of all keys; none where one of them is unknown. */
  const allWords = async (keys: readonly string[]): Promise<readonly IndexedWord[]> => {
    const words = await Promise.all(keys.map((key) => store.word(key)));
    const known = words.flatMap((word) => (word ? [word] : []));
    return known.length === keys.length ? known : [];
  };

  const forms = async (key: string, unfinished: boolean): Promise<readonly WordAlternative[]> => {
    const prefix = unfinished ? key : stemPrefix(key);
    if (prefix === undefined || prefix === '') return [];
    const around = await store.wordsFrom(prefix);
    return around
      .filter((word) => word.key !== key)
      .flatMap((word) => {
        const isCompletion = unfinished && word.key.startsWith(key);
        const share = sameStem(key, word.key);
        if (!isCompletion && share === 0) return [];
        const weight = isCompletion ? completionWeight(key, word.key) : formWeight * share;
        const isForm = isCompletion || word.key.startsWith(key) || key.startsWith(word.key);
        return [{ ...alternative([word], weight), isForm }];
      })
      .toSorted((a, b) => b.weight * commonness(b) - a.weight * commonness(a))
      .slice(0, mostForms);
  };

  /** A word that no page has: the likeliest words of the site, else two words written together, else its beginning. */
  const misspelt = async (
    key: string,
    related: readonly WordAlternative[],
    relaxed: boolean,
  ): Promise<Omit<FoundWord, 'isKnown'> & Partial<FoundWord>> => {
    const { speller, has, akinWords } = await vocabulary();
    const suggestions = speller(key, { relaxed });
    if (suggestions.length > 0) return corrected(suggestions, related);
    const halves = splitInTwo(key, has);
    const known = await allWords(halves);
    if (known.length > 0)
      return { alternatives: [alternative(known, splitWeight), ...related], isKnown: true };
    if (related.length > 0) return { alternatives: related };
    const beginning = longestBeginning(key, has, relaxed && hasRoots.test(key) ? 3 : 4);
    const near = beginning === undefined ? (relaxed ? akinWords(key) : []) : [beginning];
    const words = await Promise.all(near.map((word) => store.word(word)));
    return { alternatives: words.flatMap((word) => (word ? [alternative([word], beginningWeight)] : [])) };
  };

  const corrected = async (
    suggestions: readonly { readonly word: number; readonly cost: number }[],
    related: readonly WordAlternative[],
  ): Promise<Omit<FoundWord, 'isKnown'>> => {
    const { keys, words } = await vocabulary();
    const found = await Promise.all(suggestions.map(({ word }) => store.word(keys[word] ?? '')));
    const best = suggestions[0]?.cost ?? 0;
    const weight = correctionWeight - unlikeliness * Math.max(0, best - likelySlip);
    const meant = found.flatMap((word, index) =>
      word ? [alternative([word], weight - 0.5 * ((suggestions[index]?.cost ?? 0) - best))] : [],
    );
    const first = suggestions[0]?.word ?? -1;
    const inflected = await forms(keys[first] ?? '', false);
    return {
      alternatives: [...meant, ...scaled(inflected, weight), ...scaled(related, 0.5)],
      correction: words[first]?.surface,
    };
  };

  /** For a rare word: a much more usual one that differs by one likely slip, to be offered, not used. */
  const usualWord = async (key: string, { posting }: IndexedWord) => {
    const rarity = posting.pages.length;
    if (rarity > doubtfulPages) return undefined;
    const { speller, words } = await vocabulary();
    const usual = speller(key, { limit: 4 }).find(
      ({ word, cost }) => cost < 0.7 && (words[word]?.pages ?? 0) >= usualFactor * rarity,
    );
    return usual && words[usual.word]?.surface;
  };

  return { find, forms };
}

const completionWeight = (typed: string, word: string) => 0.6 + (0.35 * typed.length) / word.length;

const commonness = ({ postings }: Alternative) => Math.log2(2 + (postings[0]?.pages.length ?? 0));

/** Two words of the site that were typed as one. */
function splitInTwo(key: string, has: (word: string) => boolean): readonly string[] {
  const shortest = /^\p{Script=Hangul}+$/u.test(key) ? 2 : 3;
  for (let end = key.length - shortest; end >= shortest; end--) {
    if (has(key.slice(0, end)) && has(key.slice(end))) return [key.slice(0, end), key.slice(end)];
  }
  return [];
}

const mostAkin = 5;

/** Scripts whose words have a root of three letters between prefixes and endings. */
const hasRoots = /^[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The words that have most letters in a row in common with a word, and half of either: the same root between other
 * prefixes and endings (Arabic `يصلني`, `وصل`), a part of a compound. In other languages that is chance (`iphone`, `phone`).
 */
function akinWords(key: string, words: readonly string[]): readonly string[] {
  const akin = words.flatMap((word) => {
    const length = longestCommonPart(key, word);
    return length >= (hasRoots.test(key) ? 3 : 4) && length >= key.length / 2 && length >= word.length / 2
      ? [{ word, share: length / Math.max(key.length, word.length) }]
      : [];
  });
  return akin
    .toSorted((a, b) => b.share - a.share)
    .slice(0, mostAkin)
    .map(({ word }) => word);
}

function longestCommonPart(a: string, b: string): number {
  let longest = 0;
  for (let start = 0; start + longest < a.length; start++) {
    while (start + longest < a.length && b.includes(a.slice(start, start + longest + 1))) longest++;
  }
  return longest;
}

function longestBeginning(key: string, has: (word: string) => boolean, shortest: number): string | undefined {
  for (let length = key.length - 1; length >= shortest; length--) {
    if (has(key.slice(0, length))) return key.slice(0, length);
  }
  return undefined;
}
