/** Cuts text into words, with the key of each (see fold.ts). */
import { fold } from './fold.ts';
import { numberKey } from './numbers.ts';

/** A word of a text: its place in it, and the key under which it is indexed. */
export interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts text into words; keeps the keys of words seen before, so make one per language and reuse it. */
export type Tokenizer = (text: string) => Token[];

/** Languages written without spaces between words. */
const unspaced = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my', 'yue']);

/** The first part of a BCP 47 tag, by which rules of search are chosen: `pt` of `pt-BR`. */
export const baseLanguage = (lang: string): string => lang.toLowerCase().split('-')[0] ?? lang;

/** Whether words of the language are found with a dictionary (`Intl.Segmenter`) and not by spaces. */
export const isUnspaced = (lang: string): boolean => unspaced.has(baseLanguage(lang));

/**
 * The tokenizer of a language (any BCP 47 tag).
 *
 * Numbers and versions stay whole (`1,500`, `1.8.19`, `v2.3`), `C++` and `C#` keep their signs, words with hyphens give
 * their parts (see codes.ts).
 */
export function createTokenizer(lang: string): Tokenizer {
  const keyOf = createKeys(lang);
  const pieces = isUnspaced(lang) ? segmentPieces(lang) : spacedPieces;
  return (text) => {
    const tokens: Token[] = [];
    for (const { word, start } of pieces(text)) {
      const key = keyOf(word);
      if (key !== '') tokens.push({ key, start, end: start + word.length });
    }
    return tokens;
  };
}

/** Cuts text into words as it has them, with the key of each; for texts so long that places of words would cost. */
export function createWordReader(lang: string): (text: string, onWord: OnWord) => void {
  const keyOf = createKeys(lang);
  const cut = isUnspaced(lang) ? segmentPieces(lang) : undefined;
  const words = cut
    ? (text: string) => Array.from(cut(text), ({ word }) => word)
    : (text: string) => text.match(wordPattern) ?? [];
  return (text, onWord) => {
    for (const word of words(text)) {
      const key = keyOf(word);
      if (key !== '') onWord(key, word);
    }
  };
}

type OnWord = (key: string, written: string) => void;

/** Keys of words, remembered. */
function createKeys(lang: string): (word: string) => string {
  const language = baseLanguage(lang);
  const keys = new Map<string, string>();
  return (word) => {
    let key = keys.get(word);
    if (key === undefined) keys.set(word, (key = wordKey(word, language)));
    return key;
  };
}

/** The key of one word as a text has it, apostrophes included. `language` is a base language. */
export function wordKey(word: string, language: string): string {
  const key = fold(withoutApostrophe(word, language), language);
  return /^\p{N}/u.test(key) ? numberKey(key, language) : key;
}

interface Piece {
  readonly word: string;
  readonly start: number;
}

const wordOf = (letter: string) =>
  new RegExp(
    `[${letter}\\p{N}](?:[${letter}\\p{N}\\p{M}\u00ad]|\u200c|\u200d|(?<=\\p{N})[.,:٫٬](?=\\p{N}))*` +
      `(?:['’][${letter}\\p{M}]+)*(?:\\+\\+|＋＋|[#＃](?![\\p{L}\\p{N}]))?`,
    'gu',
  );
const wordPattern = wordOf('\\p{L}');

function* spacedPieces(text: string): Generator<Piece> {
  for (const match of text.matchAll(wordPattern)) yield { word: match[0], start: match.index };
}

/** Words in Latin letters and numbers are cut as in other languages: the dictionary knows neither `C++` nor `tls1.2`. */
function segmentPieces(lang: string): (text: string) => Generator<Piece> {
  const latinPattern = wordOf('\\p{Script=Latin}');
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  function* cut(text: string, offset: number): Generator<Piece> {
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      if (isWordLike) yield { word: segment, start: offset + index };
    }
  }
  return function* (text) {
    let from = 0;
    for (const { 0: word, index } of text.matchAll(latinPattern)) {
      yield* cut(text.slice(from, index), from);
      yield { word, start: index };
      from = index + word.length;
    }
    yield* cut(text.slice(from), from);
  };
}

/** Languages that write short words in front of a word, with an apostrophe: `l'article`, `m'ordú`, `f'kaxxa`. */
const withShortWords = new Set(['fr', 'it', 'ca', 'ga', 'mt']);

/**
 * Turkish writes suffixes of names behind an apostrophe (`İstanbul'da`), French and others short words before
 * it (`l'article`); elsewhere it marks a genitive (`seller's`) or a contraction (`don't`).
 */
function withoutApostrophe(word: string, language: string): string {
  if (!/['’]/.test(word)) return word;
  const parts = word.split(/['’]/);
  if (language === 'tr') return parts[0] ?? '';
  if (withShortWords.has(language)) return parts.at(-1) ?? '';
  return parts.at(-1)?.toLowerCase() === 's' ? parts.slice(0, -1).join('') : parts.join('');
}
