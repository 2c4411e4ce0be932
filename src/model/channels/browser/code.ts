/**
 * Context codes: eight characters that a customer reads out on the phone and that tell an agent which article they
 * read, in which locale, and whether it was the current version. Crockford's base 32
 * (https://www.crockford.com/base32.html): no I, L, O, U; case and hyphens do not matter. The check digit is Luhn's
 * modulo 32 in the same alphabet, since Crockford's own check symbols (`*~$=`) are hard to say.
 */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base = 32;

/** What a code says. Article and version are hashes: the agents' page finds what they belong to. */
export interface ContextCode {
  /** 25 bits of the article id's hash. */
  readonly article: number;
  /** Position of the locale in site.yaml, modulo 32. */
  readonly locale: number;
  /** 5 bits of the hash of the article's version. */
  readonly version: number;
}

/** The parts of a code. `version`: the article's `data-rev`. */
export interface CodeContext {
  readonly articleId: string;
  readonly localeIndex: number;
  readonly version: string;
}

/**
 * The code of an article in a locale.
 *
 * @example encodeContext({ articleId: 'return-item', localeIndex: 1, version: 'a1b2' }) // => 'XXXX-XXXX'
 */
export function encodeContext({ articleId, localeIndex, version }: CodeContext): string {
  const values = [...digitsOf(hashOf(articleId, 25), 5), localeIndex % base, hashOf(version, 5)];
  const text = [...values, checkOf(values)].map((value) => alphabet[value]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/**
 * What a code says, as spoken or typed: spaces, dashes and case are ignored, O is 0, I and L are 1. `undefined`
 * when it is not eight characters or the check digit does not fit (a character is wrong or two are swapped).
 */
export function decodeContext(code: string): ContextCode | undefined {
  const text = code
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const values = [...text].map((character) => alphabet.indexOf(character));
  if (values.length !== 8 || values.includes(-1)) return undefined;
  const check = values.pop();
  if (check !== checkOf(values)) return undefined;
  const [version = 0, locale = 0] = [values[6], values[5]];
  return { article: values.slice(0, 5).reduce((sum, value) => sum * base + value, 0), locale, version };
}

/**
 * The articles a code may mean: one, save where two ids share a hash (about 1 in 30 million pairs).
 * `isCurrent`: whether the reader saw the version given here.
 */
export function findByCode<T extends { readonly id: string; readonly version: string }>(
  code: ContextCode,
  articles: Iterable<T>,
): { readonly article: T; readonly isCurrent: boolean }[] {
  return [...articles].flatMap((article) =>
    hashOf(article.id, 25) === code.article
      ? [{ article, isCurrent: hashOf(article.version, 5) === code.version }]
      : [],
  );
}

/** The code as pages print it: with a hyphen at which no line breaks. */
export const printCode = (code: string): string => code.replace('-', '\u2011');

/** The reference for channels that take no text: letters, digits, `_` and `-`, at most 64 for an id of 40. */
export const referenceOf = (articleId: string, locale: string): string => `a_${articleId}_${locale}`;

/** FNV-1a (https://datatracker.ietf.org/doc/draft-eastlake-fnv/), folded to fewer bits by XOR. */
function hashOf(text: string, bits: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  const unsigned = hash >>> 0;
  let folded = 0;
  for (let rest = unsigned; rest > 0; rest = Math.floor(rest / 2 ** bits)) folded ^= rest & (2 ** bits - 1);
  return folded;
}

const digitsOf = (value: number, count: number) =>
  Array.from({ length: count }, (_, i) => Math.floor(value / base ** (count - 1 - i)) % base);

/** Luhn's algorithm modulo N, https://en.wikipedia.org/wiki/Luhn_mod_N_algorithm. */
function checkOf(values: readonly number[]): number {
  const sum = values.toReversed().reduce((total, value, index) => {
    const addend = value * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(addend / base) + (addend % base);
  }, 0);
  return (base - (sum % base)) % base;
}
