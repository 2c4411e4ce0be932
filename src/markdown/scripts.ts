/** What Markdown must know about text without spaces between words. */

/** Letters of scripts without such spaces; Korean has some, but particles follow a word without one. */
const letters =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Bopomofo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';

/** Punctuation and symbols of East Asia, and full-width ones. */
const signs =
  '\\u3001-\\u303f\\u30a0\\u30fb\\u30fc\\ufe10-\\ufe1f\\ufe30-\\ufe6f\\uff01-\\uff65\\uffe0-\\uffee';

/** All of them, for a character class of a regular expression. */
export const unspacedClass: string = letters + signs;

const unspaced = new RegExp(`^[${unspacedClass}]`, 'u');
const fullWidth = new RegExp(`^[${signs}]`, 'u');

/** Whether a text begins with a letter or sign of text without spaces. */
export const isUnspaced = (text: string): boolean => unspaced.test(text);

/** Whether a text begins with such a sign. */
export const isFullWidth = (text: string): boolean => fullWidth.test(text);
