/** Spelling correction against the words of the site. */
import { keyboardNeighbours } from './keyboards.ts';

/** A word of the site that may be meant; the lower the cost, the likelier. */
export interface Suggestion {
  readonly word: number;
  readonly cost: number;
}

/** Words to correct to, with the number of pages that have each. */
export interface KnownWords {
  readonly keys: readonly string[];
  readonly pages: readonly number[];
}

/**
 * Makes the corrector of a language. Given a word that the site does not have, it returns the likeliest words
 * that it has, best first, at most `limit` (default 3); `relaxed` also takes unlikely ones. None for words of
 * fewer than three letters (two Han characters) or with digits or signs (`C++`), which are codes and names.
 */
export function createSpeller(words: KnownWords, language: string) {
  const near = keyboardNeighbours(language);
  const masks = words.keys.map(letterMask);
  return (typed: string, { limit = 3, relaxed = false } = {}): Suggestion[] => {
    if (hanWord.test(typed)) return withOtherCharacter(typed, words).slice(0, mostOfHan);
    if (typed.length < 3 || /[^\p{L}\p{M}\u200c\u200d]/u.test(typed)) return [];
    const most = highestCost(typed.length) + (relaxed && !isShortLatin(typed) ? relaxation : 0);
    const mask = letterMask(typed);
    const found: Suggestion[] = [];
    words.keys.forEach((key, word) => {
      if (Math.abs(key.length - typed.length) > 2) return;
      // Every letter that only one of the words has costs an edit; a substitution settles two of them.
      if (bitCount(mask & ~(masks[word] ?? 0)) > 2 || bitCount((masks[word] ?? 0) & ~mask) > 2) return;
      const cost = typingCost(typed, key, near, most);
      if (cost <= most) found.push({ word, cost: cost - usualness(words.pages[word] ?? 1) });
    });
    const ordered = found.toSorted((a, b) => a.cost - b.cost || a.word - b.word);
    const best = ordered[0];
    return best ? ordered.slice(0, limit).filter(({ cost }) => cost <= best.cost + 0.45) : [];
  };
}

const hanWord = /^\p{Script=Han}{2,4}$/u;
const mostOfHan = 6;

/** Of words in Han characters those that have all characters but one: an input method offers others of the same sound. */
function withOtherCharacter(typed: string, { keys, pages }: KnownWords): Suggestion[] {
  const found = keys.flatMap((key, word) => {
    if (key.length !== typed.length) return [];
    let others = 0;
    for (let i = 0; i < key.length; i++) if (key[i] !== typed[i]) others++;
    return others === 1 ? [{ word, cost: 2 / key.length - usualness(pages[word] ?? 1) }] : [];
  });
  return found.toSorted((a, b) => a.cost - b.cost);
}

/** One slip in a word, one and a half or two in a long one: many an unknown word is right, and another one is near. */
const highestCost = (length: number) => (length <= 4 ? 1 : length <= 6 ? 1.3 : length <= 9 ? 1.7 : 2.1);

/**
 * Where nothing else is found, one more unlikely slip, but not in short words: `zebra` is not `zero`. Where vowels are not
 * written, most words are short.
 */
const relaxation = 0.6;
const isShortLatin = (word: string) => word.length < 6 && /^[a-z]/.test(word);

/** Of equally near words the usual one is meant: up to as much as the difference between a likely and an unlikely slip. */
const usualness = (pages: number) => Math.min(0.4, 0.05 * Math.log2(pages + 1));

const insertion = 0.9;
const doubling = 0.5;
const swap = 0.75;
const neighbour = 0.7;
const vowel = 0.8;
/**
 * People rarely mistype the first letter, and hardly ever put one before it: `iphone` is not a slip for `phone`. Scripts
 * that write particles together with the next word (Arabic) are another matter.
 */
const atStart = 0.3;
const beforeStart = 1.3;

/**
 * The cost of typing `typed` where `meant` was meant: Damerau-Levenshtein distance (optimal string alignment)
 * with cheaper likely slips: a neighbouring key, a letter doubled or not, two letters swapped, a vowel for
 * another. Infinity as soon as it must be above `most`.
 */
export function typingCost(
  typed: string,
  meant: string,
  near: (a: string, b: string) => boolean,
  most: number = Infinity,
): number {
  const before = /^[a-z]/.test(typed) ? beforeStart : atStart;
  let beforeLast: number[] = [];
  let last = [0];
  for (let j = 1; j <= meant.length; j++) last.push((last[j - 1] ?? 0) + gap(meant, j - 1, atStart));
  for (let i = 1; i <= typed.length; i++) {
    const a = typed[i - 1] ?? '';
    const row = [(last[0] ?? 0) + gap(typed, i - 1, before)];
    let lowest = row[0] ?? 0;
    for (let j = 1; j <= meant.length; j++) {
      const b = meant[j - 1] ?? '';
      let value = Math.min(
        (row[j - 1] ?? 0) + gap(meant, j - 1, atStart),
        (last[j] ?? 0) + gap(typed, i - 1, before),
        (last[j - 1] ?? 0) + substitution(a, b, i, j, near),
      );
      if (i > 1 && j > 1 && a !== b && a === meant[j - 2] && b === typed[i - 2]) {
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + swap);
      }
      row.push(value);
      if (value < lowest) lowest = value;
    }
    // A swap reaches back two rows, so both must be too dear.
    if (lowest > most && Math.min(...last) > most) return Infinity;
    [beforeLast, last] = [last, row];
  }
  return last[meant.length] ?? 0;
}

function gap(word: string, index: number, first: number): number {
  if (index === 0) return insertion + first;
  const letter = word[index] ?? '';
  if (isThaiSign(letter) || letter === 'ー') return lightSign;
  return letter === word[index - 1] ? doubling : insertion;
}

function substitution(
  a: string,
  b: string,
  i: number,
  j: number,
  near: (a: string, b: string) => boolean,
): number {
  if (a === b) return 0;
  if (isThaiSign(a) && isThaiSign(b)) return lightSign;
  const cost = near(a, b) ? neighbour : isVowel(a) && isVowel(b) ? vowel : 1;
  return i === 1 && j === 1 ? cost + atStart : cost;
}

/** Signs above a Thai letter, which are left out or mistaken more than letters: tones, a shortened vowel, a silent letter. */
const isThaiSign = (letter: string) => letter >= '\u0e47' && letter <= '\u0e4c';

/** What is left out or put in most: such a sign, the long vowel mark of kana. */
const lightSign = 0.5;

const isVowel = (letter: string) => 'aeiouy'.includes(letter);

function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
