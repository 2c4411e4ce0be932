/** What a reader typed, as the engine sees it. */
import type { Token } from './tokens.ts';
import { sameStem } from './word-forms.ts';

/** A word of the query that counts. */
export interface QueryWord {
  readonly key: string;
  /** Its place in the typed text. */
  readonly start: number;
  readonly end: number;
  /** Number among all words of the query, those left out included. */
  readonly position: number;
}

export interface ParsedQuery {
  readonly text: string;
  /** All keys, in order. */
  readonly keys: readonly string[];
  /** All words, in order. */
  readonly all: readonly QueryWord[];
  /** The words that are looked up: without stop words and repeats, unless nothing else remains. */
  readonly words: readonly QueryWord[];
}

/** Longer questions are cut here; what matters comes first or is said again. */
const mostWords = 12;

/** Reads a query: no operators, no syntax; everything a reader types is words. */
export function parseQuery(
  text: string,
  tokenize: (text: string) => Token[],
  stops: ReadonlySet<string>,
): ParsedQuery {
  const all = tokenize(text.slice(0, 400)).map((token, position) => ({ ...token, position }));
  return { text, keys: all.map(({ key }) => key), all, words: tellingWords(all, stops) };
}

/** The words that count: not stop words, unless nothing else remains; each once, and not too many. */
export function tellingWords(all: readonly QueryWord[], stops: ReadonlySet<string>): QueryWord[] {
  const telling = all.filter(({ key }) => !stops.has(key));
  const seen = new Set<string>();
  return (telling.length > 0 ? telling : all).filter(
    ({ key }) => !seen.has(key) && seen.add(key).size <= mostWords,
  );
}

/** A phrase found in a query: the positions of its words. */
interface PhraseMatch {
  readonly from: number;
  readonly to: number;
}

/** Where the words of `phrase` (keys joined by spaces), or these with endings, stand together in the query. */
export function findPhrase(keys: readonly string[], phrase: string): PhraseMatch | undefined {
  const wanted = phrase.split(' ');
  for (let from = 0; from + wanted.length <= keys.length; from++) {
    if (wanted.every((word, index) => isFormOf(keys[from + index] ?? '', word))) {
      return { from, to: from + wanted.length };
    }
  }
  return undefined;
}

const isFormOf = (key: string, word: string) =>
  key === word || (word.length >= 4 && key.startsWith(word) && sameStem(key, word) > 0);
