/**
 * Pairs of words, in languages whose words say little alone: without spaces between words, the dictionary (`Intl.Segmenter`) cuts a
 * text into bits that many words have in common, and in Turkish and Arabic most things are called by two words. Where a page says
 * what it's about, two side by side are indexed, too.
 */
import { baseLanguage, isUnspaced } from './tokens.ts';

/** Whether a language has pairs: where they found more of what the texts of links ask for. */
export const hasPairs = (lang: string): boolean =>
  isUnspaced(lang) || ['tr', 'ar'].includes(baseLanguage(lang));

/** Sorts pairs behind all words that begin with the first of them: a character that no text has. */
export const between = '\uf8ff';

export const isPairKey = (key: string): boolean => key.includes(between);

/** So many letters of each word, so that endings make no other pair: `cihaz ayarları`, `cihazın ayarlarını`. */
const letters = 5;

/** The key of two words side by side, if they're a pair: each tells something. */
export const pairKey = (first: string, second: string, stops: ReadonlySet<string>): string | undefined =>
  first === '' || stops.has(first) || stops.has(second)
    ? undefined
    : first.slice(0, letters) + between + second.slice(0, letters);
