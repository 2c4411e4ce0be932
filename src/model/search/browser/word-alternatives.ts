/** What the index has for a word: the word itself and its other forms. */
import { isPairKey } from './pairs.ts';
import type { IndexedWord, PostingsStore } from './postings-store.ts';
import type { Alternative } from './ranking.ts';
import { formsAlike, stemPrefix } from './word-forms.ts';

export interface WordAlternative extends Alternative {
  readonly keys: readonly string[];
  /** Whether it is another form of the same word, or what the reader is about to type. */
  readonly isForm?: boolean | undefined;
}

/** What may stand for a typed word. */
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

/** One way to say a part of a query. */
export const alternative = (words: readonly IndexedWord[], weight: number): WordAlternative => ({
  keys: words.map(({ key }) => key),
  postings: words.map(({ posting }) => posting),
  weight,
});

export const scaled = (alternatives: readonly WordAlternative[], factor: number): WordAlternative[] =>
  alternatives.map((entry) => ({ ...entry, weight: entry.weight * factor }));

/** The words of all keys; none where one of them is unknown. */
export async function allWords(
  store: PostingsStore,
  keys: readonly string[],
): Promise<readonly IndexedWord[]> {
  const words = await Promise.all(keys.map((key) => store.word(key)));
  const known = words.flatMap((word) => (word ? [word] : []));
  return known.length === keys.length ? known : [];
}

/** How sure we are of another form; tuned on the tuning half of `npm run bench -- search`. */
const formWeight = 0.9;
const mostForms = 10;

/** Where forms are looked up, and the base language that they are forms of. */
export interface FormsIndex {
  readonly store: PostingsStore;
  readonly language: string;
}

/** Other forms of a word; with `unfinished`, what it may become. */
export async function findForms(
  { store, language }: FormsIndex,
  key: string,
  unfinished: boolean,
): Promise<readonly WordAlternative[]> {
  const prefix = unfinished ? key : stemPrefix(key, language);
  if (prefix === undefined || prefix === '') return [];
  const around = await store.wordsFrom(prefix);
  return around
    .filter((word) => word.key !== key && !isPairKey(word.key))
    .flatMap((word) => {
      const isCompletion = unfinished && word.key.startsWith(key);
      const share = formsAlike(key, word.key, language);
      if (!isCompletion && share === 0) return [];
      const weight = isCompletion ? completionWeight(key, word.key) : formWeight * share;
      const isForm = isCompletion || word.key.startsWith(key) || key.startsWith(word.key);
      return [{ ...alternative([word], weight), isForm }];
    })
    .toSorted((a, b) => b.weight * commonness(b) - a.weight * commonness(a))
    .slice(0, mostForms);
}

const completionWeight = (typed: string, word: string) => 0.6 + (0.35 * typed.length) / word.length;

const commonness = ({ postings }: Alternative) => Math.log2(2 + (postings[0]?.pages.length ?? 0));
