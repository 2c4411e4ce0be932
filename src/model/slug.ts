/** URL segments from names. */

/** Letters that have no decomposition into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
};

/** What is a segment already, as most file names are. */
const isPlain = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * A URL segment from a file name or title: lower case, hyphens, Latin letters without accents.
 * Letters of other scripts stay. Empty when nothing of the name can stand in a URL.
 *
 * @example toSlug('Ücret İadesi & Yún')   // => 'ucret-iadesi-yun'
 */
export const toSlug = (name: string): string => (isPlain.test(name) ? name : slugOf(name));

const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    // Signs that nobody sees: of emoji, of invisible breaks. The one that Persian sets between letters is a break.
    .replace(/(?!\u200c)\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[ıßøđłħæœþð]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/**
 * The longest part of an address in bytes. File systems take 255; a part of an address is the name of a folder, and
 * hosts and archives add to it.
 */
export const maxSlugBytes = 200;

/** Bytes that a name takes on disk. */
export const bytesOf = (name: string): number => new TextEncoder().encode(name).length;

/**
 * The slug, cut so that it can be the name of a folder. Cuts at a hyphen if enough of it remains, else at a word, as scripts
 * without spaces have them.
 */
export function shortenSlug(slug: string, most = maxSlugBytes): string {
  if (bytesOf(slug) <= most) return slug;
  const cut = startOf(slug, most, 'grapheme');
  const atHyphen = cut.slice(0, cut.lastIndexOf('-') + 1);
  const atWord = startOf(slug, most, 'word');
  const best = [atHyphen, atWord].find(({ length }) => length >= cut.length / 2) ?? cut;
  return best.replace(/-+$/, '');
}

/** As many whole parts from the start of a text as some bytes hold. */
function startOf(text: string, most: number, granularity: 'grapheme' | 'word'): string {
  let start = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity }).segment(text)) {
    if (bytesOf(start + segment) > most) break;
    start += segment;
  }
  return start;
}
