/** How the names of places and stores begin: a query that begins no word like that is about none, so nothing more is fetched. */
import { fold } from './fold.ts';

/** Beginnings of folded words, in order and parted by spaces. */
export interface NamesFile {
  /** Of the first words of names. */
  readonly first: string;
  /** Of all other words of names. */
  readonly other: string;
}

/** So many letters of each word: few others begin like that (`cardi` of Cardiff isn’t a card). */
const letters = 5;

/** A character of a script without spaces says as much as some letters do. */
const lettersUnspaced = 2;

/** The beginning of a folded word that a names file has. */
export const beginningOf = (word: string): string => word.slice(0, letters);

/** Where the file lies: beside the index of all stores. */
export const namesBeside = (index: string): string => index.replace(/index\.json$/, 'names.json');

/** A query as it is needed here. */
export interface NamingQuery {
  readonly text: string;
  /** Where its words begin and end. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
  /** Whether more of it may be typed: all of it may then be the beginning of a name. */
  readonly unfinished: boolean;
  readonly hasSpaces: boolean;
}

/** Whether a query can have a place's or a store's name in it. It may still have none. */
export function mayNameStore(names: NamesFile, { text, words, unfinished, hasSpaces }: NamingQuery): boolean {
  const first = names.first.split(' ');
  const begins = (beginning: string) => first.some((name) => name.startsWith(beginning));
  const whole = fold(text).split(' ');
  if (unfinished) {
    const all = [...first, ...names.other.split(' ')];
    if (whole.every((word) => all.some((name) => name.startsWith(beginningOf(word))))) return true;
  }
  // A postcode may be typed with a space.
  if (unfinished && hasDigit.test(text) && begins(beginningOf(whole.join('')))) return true;
  return words.some(({ start, end }) => {
    if (!hasSpaces) return begins(fold(text.slice(start)).slice(0, lettersUnspaced));
    const [word = ''] = fold(text.slice(start, end)).split(' ');
    return isPartial.test(word) ? begins(beginningOf(word)) : first.includes(beginningOf(word));
  });
}

const hasDigit = /\d/;

/** It may be less than the first word of a name: of a postcode, or of one with the kind of place behind it (渋谷, 渋谷区). */
const isPartial = /[\d\p{Script=Han}]/u;
