/** Finds what may stand for a typed word: the word itself, its other forms, what it was meant to be. */
import type { VocabularyWord } from './index-format.ts';
import type { IndexedWord, PostingsStore } from './postings-store.ts';
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
  /** The word that was looked for instead, as the site writes it. */
  readonly correction?: string | undefined;
  /** A word that is likelier to be meant, as the site writes it. */
  readonly doubt?: string | undefined;
}

export interface WordMode {
  /** The reader may still be typing it. */
  readonly unfinished: boolean;
  /** It is meant as it is typed. */
  readonly verbatim: boolean;
  /** Better something unlikely than nothing. */
  readonly relaxed: boolean;
}

export interface WordFinder {
  readonly find: (key: string, mode: WordMode) => Promise<FoundWord>;
  /** Other forms of a word; with `unfinished`, what it may become. */
  readonly forms: (key: string, unfinished: boolean) => Promise<readonly WordAlternative[]>;
}

/** How sure we are of what is not the typed word itself; tuned on the tuning half of `npm run bench -- search`. */
const formWeight = 0.9;
const correctionWeight = 0.9;
const splitWeight = 0.8;
const beginningWeight = 0.4;
const mostForms = 10;

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
  const keys = words.map(({ surface }) => wordKey(surface, language));
  const known = new Set(keys);
  return {
    words,
    keys,
    has: (key: string) => known.has(key),
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
  const find = async (key: string, mode: WordMode): Promise<FoundWord> => {
    const exact = await store.word(key);
    const related = await forms(key, mode.unfinished);
    const own = exact ? [alternative([exact], 1)] : [];
    if (exact || mode.verbatim || related.some(({ isForm }) => isForm)) {
      const isDoubtful = exact && !mode.unfinished && related.length === 0;
      return {
        alternatives: [...own, ...related],
        doubt: isDoubtful ? await usualWord(key, exact) : undefined,
      };
    }
    return misspelt(key, related, mode.relaxed);
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
  ): Promise<FoundWord> => {
    const { speller, has, keys } = await vocabulary();
    const suggestions = speller(key, { relaxed });
    if (suggestions.length > 0) return corrected(suggestions, related);
    const halves = splitInTwo(key, has);
    const parts = await Promise.all(halves.map((part) => store.word(part)));
    const known = parts.flatMap((part) => (part ? [part] : []));
    if (known.length > 0 && known.length === halves.length) {
      return { alternatives: [alternative(known, splitWeight), ...related] };
    }
    if (related.length > 0) return { alternatives: related };
    const beginning = longestBeginning(key, has, relaxed ? 3 : 4);
    const near = beginning === undefined ? (relaxed ? akinWords(key, keys) : []) : [beginning];
    const words = await Promise.all(near.map((word) => store.word(word)));
    return { alternatives: words.flatMap((word) => (word ? [alternative([word], beginningWeight)] : [])) };
  };

  const corrected = async (
    suggestions: readonly { readonly word: number; readonly cost: number }[],
    related: readonly WordAlternative[],
  ): Promise<FoundWord> => {
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

/** Two words of the site, of three letters or more, that were typed as one. */
function splitInTwo(key: string, has: (word: string) => boolean): readonly string[] {
  for (let end = key.length - 3; end >= 3; end--) {
    if (has(key.slice(0, end)) && has(key.slice(end))) return [key.slice(0, end), key.slice(end)];
  }
  return [];
}

const mostAkin = 5;

/**
 * The words that have most letters in a row in common with a word, at least three, and half of either: the
 * same root between other prefixes and endings (Arabic `يصلني`, `وصل`), a part of a compound.
 */
function akinWords(key: string, words: readonly string[]): readonly string[] {
  const akin = words.flatMap((word) => {
    const length = longestCommonPart(key, word);
    return length >= 3 && length >= key.length / 2 && length >= word.length / 2
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
