/** Parts of compound words: `Rücksendekosten` is also found by `Kosten`. */
import { baseLanguage } from './tokens.ts';

/** Languages that write compounds as one word. */
const compounding = new Set(['de', 'nl', 'sv', 'da', 'nb', 'nn', 'no', 'et', 'fi', 'hu', 'is', 'ko']);

export const hasCompounds = (lang: string): boolean => compounding.has(baseLanguage(lang));

/** Sounds between the parts (German, Dutch, Swedish): `Bestellung·s·nummer`. */
const linkings = ['', 's', 'es', 'n', 'en', 'e', 'er'];

/** Letters of a part; a Korean one has syllables. */
const shortestOf = (word: string) => (/^[가-힣]/u.test(word) ? 2 : 4);

/**
 * The parts of a word, all of them words of the site (`isWord`). Empty if it isn't a compound of those.
 * Of several ways to cut it, the one with fewer parts, then with the longer last part, which says what it is.
 *
 * @example compoundParts('rucksendekosten', isWord) // => ['rucksende', 'kosten'], if the site has both
 */
export function compoundParts(word: string, isWord: (part: string) => boolean): readonly string[] {
  if (word.length < 2 * shortestOf(word)) return [];
  return split(word, isWord, 3) ?? [];
}

function split(word: string, isWord: (part: string) => boolean, most: number): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  const shortestPart = shortestOf(word);
  for (let end = shortestPart; end <= word.length - shortestPart; end++) {
    const head = headWord(word.slice(0, end), isWord);
    if (head === undefined) continue;
    const tail = word.slice(end);
    if (isWord(tail)) return best && best.length <= 2 ? best : [head, tail];
    if (most <= 2 || best) continue;
    const rest = split(tail, isWord, most - 1);
    if (rest) best = [head, ...rest];
  }
  return best;
}

/** The site's word that a first part stands for: itself, or without its linking sound. */
function headWord(part: string, isWord: (part: string) => boolean): string | undefined {
  const shortestPart = shortestOf(part);
  for (const linking of linkings) {
    if (!part.endsWith(linking)) continue;
    const stem = part.slice(0, part.length - linking.length);
    if (stem.length >= shortestPart && isWord(stem)) return stem;
    if (stem.length >= shortestPart && linking === '' && isWord(stem + 'e')) return stem + 'e';
  }
  return undefined;
}

const hanWord = /^\p{Script=Han}{2,}$/u;
const katakanaWord = /^[\u30a1-\u30ff]{6,}$/;
const shortestKatakanaPart = 3;
const thaiWord = /^\p{Script=Thai}{6,}$/u;
const shortestThaiPart = 3;

/**
 * The two parts of a Japanese, Chinese or Thai word, both words of the site (`isWord`). Empty if it isn't such a compound.
 * The dictionary cuts a query not always as it cut the page: 列幅 is also found by 列の幅.
 *
 * @example unspacedParts('列幅', isWord) // => ['列', '幅'], if the site has both
 */
export function unspacedParts(word: string, isWord: (part: string) => boolean): readonly string[] {
  const shortest = shortestUnspacedPart(word);
  for (let end = word.length - shortest; end >= shortest; end--) {
    const parts = [word.slice(0, end), word.slice(end)];
    if (parts.every(isWord)) return parts;
  }
  return [];
}

function shortestUnspacedPart(word: string): number {
  if (hanWord.test(word)) return 1;
  if (katakanaWord.test(word)) return shortestKatakanaPart;
  return thaiWord.test(word) ? shortestThaiPart : Infinity;
}
