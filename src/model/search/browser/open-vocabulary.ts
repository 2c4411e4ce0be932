/** The words of a site that others are corrected to, opened for looking up. */
import { withoutHyphens } from './codes.ts';
import { hasCompounds } from './compounds.ts';
import type { VocabularyWord } from './index-format.ts';
import { createSpeller } from './spelling.ts';
import { wordKey } from './tokens.ts';

/** An opened vocabulary. */
export type Vocabulary = ReturnType<typeof openVocabulary>;

/** Opens the vocabulary of a base language. */
export function openVocabulary(words: readonly VocabularyWord[], language: string) {
  const keys = words.map(({ surface }) => wordKey(withoutHyphens(surface), language));
  const known = new Map(keys.map((key, word) => [key, words[word]?.pages ?? 1]));
  return {
    words,
    keys,
    has: (key: string) => known.has(key),
    pagesOf: (key: string) => known.get(key),
    akinWords: (key: string) => (hasCompounds(language) || !/^[a-z]/.test(key) ? akinWords(key, keys) : []),
    speller: createSpeller({ keys, pages: words.map(({ pages }) => pages) }, language),
  };
}

const mostAkin = 5;

/** Scripts whose words have a root of three letters between prefixes and endings. */
export const hasRoots = /^[\p{Script=Arabic}\p{Script=Hebrew}]/u;

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
