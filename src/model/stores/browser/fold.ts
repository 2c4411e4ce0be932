/** One spelling for search: the same function folds the index at build and the query in the browser. */

/** Letters that Unicode does not decompose, and Arabic letters that people write for one another. */
const letters: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ـ: '',
};

const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * The text in lower case without diacritics, punctuation and differences of keyboard, words parted by one space.
 * Never `toLocaleLowerCase`: the reader's language must not change the result.
 *
 * @example fold('İSTANBUL') // => 'istanbul'
 * @example fold('〒150-0041') // => '150 0041'
 */
export function fold(text: string): string {
  // Most names are ASCII: three of the steps below cost ten times what the others do.
  const letterwise = /^[ -~]*$/.test(text)
    ? text.toLowerCase()
    : strip(strip(text).toLowerCase())
        .replace(special, (letter) => letters[letter] ?? letter)
        .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  return letterwise
    .replace(/['’ʻʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const strip = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '');

/**
 * Folded spellings under which a name is found: itself and, where it has them, umlauts written as two letters.
 *
 * @example foldVariants('Köln') // => ['koln', 'koeln']
 */
export function foldVariants(text: string): string[] {
  const composed = text.normalize('NFC');
  const two = composed.replace(/[äöüÄÖÜ]/g, (letter) => umlauts[letter.toLowerCase()] ?? letter);
  return two === composed ? [fold(text)] : [fold(text), fold(two)];
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/**
 * ASCII words joined with hyphens for a URL; empty when the text has no Latin letters or digits.
 *
 * @example toSlug('Kadıköy Moda') // => 'kadikoy-moda'
 */
export function toSlug(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
