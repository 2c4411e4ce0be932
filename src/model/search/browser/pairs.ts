/**
 * Pairs of words, in languages whose words say little alone: Thai is written without spaces, and the dictionary (`Intl.Segmenter`)
 * cuts it into bits that many words have in common. Where a page says what it's about, two side by side are indexed, too.
 */
import { baseLanguage } from './tokens.ts';

/** Written in letters and without spaces. */
const cutIntoBits = new Set(['th', 'lo', 'km', 'my']);

/** Whether a language has pairs. */
export const hasPairs = (lang: string): boolean => cutIntoBits.has(baseLanguage(lang));

/** Sorts pairs behind all words that begin with the first of them: a character that no text has. */
const between = '\uf8ff';

export const isPairKey = (key: string): boolean => key.includes(between);

/** The key of two words side by side, if they're a pair: each tells something. */
export const pairKey = (first: string, second: string, stops: ReadonlySet<string>): string | undefined =>
  first === '' || stops.has(first) || stops.has(second) ? undefined : first + between + second;
