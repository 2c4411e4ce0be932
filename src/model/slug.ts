/** URL segments from names. */

/** Letters that have no decomposition into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
};

/**
 * A URL segment from a file name or title: lower case, hyphens, Latin letters without accents.
 * Letters of other scripts stay. Empty when nothing of the name can stand in a URL.
 *
 * @example toSlug('Ücret İadesi & Yún')   // => 'ucret-iadesi-yun'
 */
export const toSlug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[ıßøđłæœþð]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
