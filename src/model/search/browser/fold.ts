/**
 * Folding: the form under which a word is indexed and looked up, so that a word is found without its accents,
 * in capitals, in another width or with another way of writing the same letters. The build and the browser use
 * the same function; what it returns is never shown.
 */

import { koreanStem } from './korean.ts';

/**
 * The key of one word in a language (`lang` is the first part of a BCP 47 tag).
 *
 * @example fold('IŞIK', 'tr') // => 'isik', as for 'ışık', 'Işık' and 'isik'
 * @example fold('Köln', 'de') // => 'koln', as for 'Koeln'
 * @example fold('الطلب', 'ar') // => 'طلب'
 * @example fold('환불은', 'ko') // => '환불'
 */
export function fold(word: string, lang: string): string {
  if (/^[a-z]+$/.test(word)) return lang === 'de' ? foldGerman(word) : word;
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(strippedMarks, '')
    .normalize('NFC')
    .replace(specialLetters, (letter) => letterForms[letter] ?? '')
    .replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 15));
  if (lang === 'de') return foldGerman(plain);
  if (lang === 'ja') return foldJapanese(plain);
  if (lang === 'ko') return koreanStem(plain);
  return foldArabic(plain);
}

/**
 * Marks that readers leave out: accents of Latin, Greek and Cyrillic letters, Arabic and Hebrew vowel points,
 * the dot below of Hindi, variation selectors. Vowel signs of Indic scripts and Thai, and the voicing marks of kana, make other words.
 */
const strippedMarks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u093c\ufe0e\ufe0f]/g;

/** Letters that have no decomposition in Unicode, tatweel, zero-width characters, and the apostrophe of Ukrainian (U+02BC). */
const letterForms: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  '\u0901': '\u0902',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const specialLetters = /[\u0901ıßæœøđðłþħٱىیکةـ\u00ad\u02bc\u200b-\u200f]/g;

/** Arabic-Indic and Persian digits; the last four bits of their code points are their values. */
const arabicDigits = /[٠-٩۰-۹]/g;

/**
 * `ae`, `oe`, `ue` as the umlauts they stand for. Not after a vowel or q, where they are two sounds
 * ("neue", "Steuer", "Quelle"), so that what one types of such a word stays the beginning of its key.
 */
const foldGerman = (word: string) => word.replace(/(?<![aeiouq])([aou])e/g, '$1');

/** Hiragana as katakana, without the long vowel mark that some writers leave out at the end (サーバー, サーバ). */
const foldJapanese = (word: string) =>
  word
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/(?<=.{2})ー$/, '');

/** Without the article and the particles written together with it (و ف ب ك ل). */
const foldArabic = (word: string) => word.replace(/^(?:[وفبك]?ال|[وف]?لل)(?=[\u0620-\u064a]{2})/, '');
