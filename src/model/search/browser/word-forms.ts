/** Which words are forms of one word, by their letters alone: no stemmer, no dictionary. */
import { isShortNoun } from './korean.ts';
import { turkishBeginning, turkishStem } from './turkish.ts';
import { sharedLength } from './word-list.ts';

/** How alike two words of a base language are as forms of one word, 0 to 1: by their letters, in Turkish by their stems too. */
export function formsAlike(a: string, b: string, language: string): number {
  const alike = sameStem(a, b);
  return language === 'tr' && turkishStem(a) === turkishStem(b) ? Math.max(sameTurkishStem, alike) : alike;
}

/**
 * How alike two words (as keys) are as forms of one word, 0 to 1: the share of the longer that both begin with; 0
 * where what remains is too much for an ending. Works for languages that inflect at the end. A Japanese word in Han
 * characters takes kana as endings (届く, 届かない), a Korean one of one syllable its particle (앱, 앱은).
 */
export function sameStem(a: string, b: string): number {
  const han = hanStem(a);
  if (han !== undefined && han === hanStem(b)) return sameHanStem;
  if (a !== b && shortNoun(a) === shortNoun(b)) return sameShortNoun;
  const shared = sharedLength(a, b);
  if (digits.test(a.slice(shared) + b.slice(shared))) return 0;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shared < 4) return shared === 3 && shorter.length === 3 && longer === shorter + 's' ? 0.8 : 0;
  if (shorter.length - shared > 3) return 0;
  const share = shared / longer.length;
  return share >= (shared === shorter.length ? leastShareOfWhole : leastShare) ? share : 0;
}

/** Less than of words that differ by a letter or two: stems of four letters may be of two words. */
const sameTurkishStem = 0.65;
const sameHanStem = 0.8;
const sameShortNoun = 0.8;
const leastShare = 0.55;

/** Endings on a whole word may be longer: Turkish writes many (`bilgi`, `bilgilerimi`). */
const leastShareOfWhole = 0.42;

/** `arduino15` isn't a form of `arduino`. */
const digits = /\p{N}/u;

/** The letters that every form of a word begins with, as far as `formsAlike` goes; `undefined` for a word too short for forms. */
export function stemPrefix(word: string, language: string): string | undefined {
  const han = hanStem(word);
  if (han !== undefined) return han;
  if (word.length < 3) return hangul.test(word) ? shortNoun(word) : undefined;
  const length = language === 'tr' ? turkishBeginning(turkishStem(word)).length : Infinity;
  return word.slice(0, word.length <= 4 ? word.length : Math.max(4, Math.min(length, word.length - 3)));
}

/** Keys have hiragana as katakana. */
const inflectedHan = /^(\p{Script=Han}+)[\u30a1-\u30f6]{0,3}$/u;

const hanStem = (word: string) => inflectedHan.exec(word)?.[1];

const hangul = /^[가-힣]/u;

const shortNoun = (word: string) => (isShortNoun(word) ? word.slice(0, 1) : word);
