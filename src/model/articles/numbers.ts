/**
 * Numbers of a text that its translation must have, however a language writes them: digits of other scripts, commas for
 * points, 8 pm for 20:00, 1万 for 10,000.
 */

/** A number as a text has it. */
export interface WrittenNumber {
  /** As written, for people. */
  readonly text: string;
  readonly kind: 'number' | 'time' | 'date';
  /** Its runs of digits as numbers: `[1, 500]` for "1,500" and for "1.500". */
  readonly runs: readonly number[];
  /** Its digits without what parts them. */
  readonly whole: number;
}

/** Zero of each script with decimal digits of its own that texts may use. */
const zeros = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x17e0, 0xff10,
];

/** The text with the digits 0 to 9 instead of those of other scripts. */
export const withAsciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => point >= start && point < start + 10);
    return zero === undefined ? digit : String(point - zero);
  });

/** What may part the digits of one number. */
const separator = "(?:[.,:/٫٬’'\\u066B\\u066C-]|[ \\u00A0\\u202F\\u2009](?=\\d{3}(?!\\d)))";
const numberPattern = new RegExp(`\\d+(?:${separator}\\d+)*(?:\\s?[ap]\\.?\\s?m\\b)?`, 'giu');

/** Idioms that languages put in other words. */
const idioms = /\b24\s?\/\s?7\b|\b24\/24\b/g;

/** Measures that a translation converts. */
const converted =
  /^[\s\u00A0-]?(?:°F|miles?\b|mi\b|feet\b|foot\b|ft\b|inch(?:es)?\b|in\b\.|yards?\b|lbs?\b|pounds?\b|oz\b|ounces?\b|gallons?\b)/i;

/** A letter of a script with spaces: what follows is part of a name, such as A4. */
const inName = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}_]$/u;

/** The numbers of a text, without telephone numbers, idioms and measures that are converted. */
export function numbersIn(written: string): readonly WrittenNumber[] {
  const text = withAsciiDigits(written).replace(idioms, ' ').replace(phones, ' ');
  return [...text.matchAll(numberPattern)].flatMap((found) => {
    const [shown] = found;
    const before = text.slice(0, found.index);
    if (converted.test(text.slice(found.index + shown.length)) || inName.test(before)) return [];
    const runs = shown.match(/\d+/g)?.map(Number) ?? [];
    return [{ text: shown.trim(), kind: kindOf(shown, runs), runs, whole: Number(shown.replace(/\D/g, '')) }];
  });
}

/** A "+", or seven digits and more in groups that no number has. */
const phones = /(?:\+|\b00)\d[\d\s().\u00A0-]{6,}\d|\(?\b0\d{1,5}\)?[\s/\u00A0-](?:\d{2,}[\s\u00A0-]?){2,}/g;

function kindOf(shown: string, runs: readonly number[]): WrittenNumber['kind'] {
  if (/m$/i.test(shown) || /^\d{1,2}:\d{2}(?:[^\d]|$)/.test(shown)) return 'time';
  const isDate = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4}))$/.test(
    shown.trim(),
  );
  return isDate && runs.some((run) => run > 0 && run <= 31) ? 'date' : 'number';
}

/** Numbers up to this one may be words in a translation. */
const largestWord = 12;

const isSmall = ({ kind, whole }: WrittenNumber) => kind === 'number' && whole <= largestWord;

/**
 * The numbers of a source that none of its translation's stand for. A small one may be a word there, so it's lost only if
 * the translation has another small number that the source doesn't have.
 */
export function lostOf(
  source: readonly WrittenNumber[],
  translation: readonly WrittenNumber[],
): readonly WrittenNumber[] {
  const lost = source.filter((number) => !isAmong(number, translation));
  const isChanged = translation.some((number) => isSmall(number) && !isAmong(number, source));
  return lost.filter((number) => isChanged || !isSmall(number));
}

/** Whether some of the numbers of a text stand for one of another. */
function isAmong({ kind, runs, whole }: WrittenNumber, found: readonly WrittenNumber[]): boolean {
  const has = (value: number) => found.some((one) => one.whole === value || one.runs.includes(value));
  if (has(whole)) return true;
  if (kind === 'date') return runs.filter((run) => !has(run)).length <= 1;
  if (kind === 'time')
    return runs.every((run, index) => run === 0 || has(run) || (index === 0 && hasHour(run, has)));
  return (runs.length > 1 && runs.every((run) => run === 0 || has(run))) || hasScaled(whole, has);
}

/** 8 pm is 20:00, and midnight is 0, 12 or 24. */
const hasHour = (hour: number, has: (value: number) => boolean) =>
  has((hour + 12) % 24) ||
  has(hour + 12) ||
  (hour === 12 && (has(0) || has(24))) ||
  (hour === 24 && (has(0) || has(12)));

/** 10,000 is 1万, 10 thousand or 10 mil. */
const hasScaled = (whole: number, has: (value: number) => boolean) =>
  [1000, 10_000, 100_000, 1_000_000].some(
    (unit) => whole >= unit && whole % unit === 0 && (has(whole / unit) || whole === unit),
  );
