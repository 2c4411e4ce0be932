/**
 * Codes, model names and numbers are written apart in many ways: `E-07`, `E 07` and `E07`, `Wi-Fi` and `wifi`, `1 500`
 * and `1500`. The index holds the words of each and, as one more word, what they are together; a query is read alike.
 */
import { once } from '#base/once.ts';
import { isUnspaced } from './tokens.ts';

/** Words of a text that belong together, and their positions. */
export interface JoinedWords {
  readonly parts: readonly string[];
  /** As the text has them. */
  readonly written: string;
  readonly start: number;
  /** Whether hyphens join them, and not only spaces. */
  readonly isHyphenated: boolean;
}

const hyphen = '\\-\u2010\u2011\u2013\u2212_';
const digitSpace = " \u00a0\u2009\u202f'’";
const separators = new RegExp(`[${hyphen}${digitSpace}]`, 'u');
const hyphens = new RegExp(`[${hyphen}]`, 'u');
const allHyphens = new RegExp(hyphens, 'gu');

/** A part so short says little alone: `Wi-Fi` and `T-shirt` are words of their own, `two-factor` is two. */
const shortPart = 3;

/**
 * Finds the words of a text that are also looked for together. `lang` is a BCP 47 tag: without spaces between words, only
 * Latin letters and digits show where one ends.
 */
export function createJoiner(lang: string): (text: string) => readonly JoinedWords[] {
  const letter = isUnspaced(lang) ? '\\p{Script=Latin}' : '\\p{L}';
  const part = `[${letter}\\p{N}][${letter}\\p{N}\\p{M}.]*(?<!\\.)`;
  const mayHave = new RegExp(`[${hyphen}\\p{N}]`, 'u');
  // Made when it is needed: browsers take long to, and few questions have a hyphen or a number.
  const pattern = once(
    () =>
      new RegExp(
        `(?<![${letter}\\p{N}${hyphen}])(?:${part}(?:[${hyphen}]${part}){1,3}` +
          `|\\p{Lu}{1,5} \\p{N}[${letter}\\p{N}.]*(?<!\\.)` +
          `|\\p{N}{1,3}(?:[${digitSpace}]\\p{N}{3})+)(?![${letter}\\p{N}${hyphen}])`,
        'gu',
      ),
  );
  return (text) =>
    (mayHave.test(text) ? [...text.matchAll(pattern())] : []).flatMap(({ 0: written, index: start }) => {
      const parts = written.split(separators);
      const isOne = /\p{N}/u.test(written) || parts.some(({ length }) => length <= shortPart);
      return isOne ? [{ parts, written, start, isHyphenated: hyphens.test(written) }] : [];
    });
}

/** What the vocabulary shows with hyphens is one word without them. */
export const withoutHyphens = (written: string): string => written.replace(allHyphens, '');

/** Whether parts are a code: letters, then numbers, without a whole word among them. */
export const isCode = (parts: readonly string[]): boolean =>
  /^\p{L}/u.test(parts[0] ?? '') &&
  parts.some((part) => /\p{N}/u.test(part)) &&
  parts.every((part) => part.length <= shortPart || /\p{N}/u.test(part));

/**
 * The letters and the numbers of a key that has both (`em400` → `em`, `400`); a version without its `v`. Empty for a key
 * of another kind.
 */
export function lettersAndNumbers(key: string): readonly string[] {
  if (/^v\p{N}/u.test(key)) return [key.slice(1)];
  const parts = key.match(/\p{N}[\p{N}.]*|[^\p{N}]+/gu) ?? [];
  return parts.length > 1 && /\p{N}/u.test(key) ? parts : [];
}

/** A letter or digit says nothing alone; a character of a script without an alphabet may be a word. */
export const isSingle = (key: string): boolean =>
  /^[\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]$/u.test(key);
