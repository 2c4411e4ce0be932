/** What a reader typed, as the engine sees it. */
import { isCode, type JoinedWords } from './codes.ts';
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
  /** Keys of the words in a code (`E-07`), which is searched for as a whole. */
  readonly parts?: readonly string[] | undefined;
  /** The word with hyphens that it is a part of (`e-mail`). */
  readonly whole?: Omit<QueryWord, 'position'> | undefined;
  /** Written so that no other word can be meant: `C++`, `.NET`. */
  readonly isExact?: boolean | undefined;
}

export interface ParsedQuery {
  readonly text: string;
  /** All keys, in order. */
  readonly keys: readonly string[];
  /** All words, in order; a code is one. */
  readonly all: readonly QueryWord[];
  /** The words that are looked up: without stop words and repeats, unless nothing else remains. */
  readonly words: readonly QueryWord[];
}

/** Longer questions are cut here; what matters comes first or is said again. */
const mostWords = 12;

export interface QueryReader {
  readonly tokenize: (text: string) => Token[];
  readonly join: (text: string) => readonly JoinedWords[];
  readonly stops: ReadonlySet<string>;
}

/** Reads a query: no operators, no syntax; everything a reader types is words. */
export function parseQuery(text: string, { tokenize, join, stops }: QueryReader): ParsedQuery {
  const read = text.slice(0, 400);
  const tokens = tokenize(read).map((token, position): QueryWord => {
    const isExact =
      /[+#＋＃]$/.test(read.slice(token.start, token.end)) || /(?:^|\s)\.$/.test(read.slice(0, token.start));
    return isExact ? { ...token, position, isExact } : { ...token, position };
  });
  const all = join(read).reduce((words, joined) => withJoined(words, joined, tokenize), tokens);
  return { text, keys: tokens.map(({ key }) => key), all, words: tellingWords(all, stops) };
}

/** The words of a query with those that hyphens join: a code becomes one word, others know what they are together. */
function withJoined(
  words: readonly QueryWord[],
  { parts, written, start, isHyphenated }: JoinedWords,
  tokenize: QueryReader['tokenize'],
): QueryWord[] {
  const end = start + written.length;
  const isInside = (word: QueryWord) => word.start >= start && word.end <= end;
  const inside = words.filter(isInside);
  const [first] = inside;
  const [token, ...others] = tokenize(parts.join(''));
  const isNumber = parts.every((part) => /^\p{N}+$/u.test(part));
  if (!first || inside.length < 2 || !token || others.length > 0) return [...words];
  const whole = { key: token.key, start, end };
  if (isHyphenated ? isCode(parts) : isNumber) {
    const code = { ...whole, position: first.position, parts: inside.map(({ key }) => key) };
    return words.flatMap((word) => (word === first ? [code] : isInside(word) ? [] : [word]));
  }
  return isHyphenated ? words.map((word) => (isInside(word) ? { ...word, whole } : word)) : [...words];
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
