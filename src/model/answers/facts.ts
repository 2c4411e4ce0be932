/** The facts of a text that can be compared: numbers with what they count, dates, money, addresses, codes. */
import { invisible } from '#model/feedback/browser/text.ts';
import { digitRuns, partsOfDigitRuns, takeAddresses } from './addresses.ts';
import type { FactLanguage } from './language.ts';
import { hanNumerals, readCompound, readDigits, readHan } from './numbers.ts';

/** A piece of a text, in order. */
type Item =
  | { readonly kind: 'number'; readonly value: string }
  /**
   * A number right before what it counts: a word for one is an article in many languages ("ein Tag"), and a Chinese numeral a
   * part of words.
   */
  | { readonly kind: 'maybe'; readonly value: string }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'word'; readonly text: string };

/** How far a label may stand behind its number: "14 working days". */
const reach = 2;

/** Digits within letters, such as "E-07", "SAVE20": one sign of a code. */
const code =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}-]{0,40}\d[\p{L}\d-]*/gu;

/** Signs that make another number of one. */
const operator = /[+×÷=±≈≤≥~^√∞]/gu;

const piece =
  /(?:(?<![^\s(])[-−])?\d+(?:[.,:/'’٬٫]\d+|\s?\p{Pd}\s?\d+|[ \u00a0\u202f]\d{3}(?!\d))*|\p{Sc}|[%‰°]|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|[.,;:!?()、。，；]/gu;

/** One form for all widths, digits and hidden marks. */
const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[^\P{Nd}\d]/gu, asciiDigit)
    .replaceAll('٪', '%')
    .replace(/\b([ap])\.\s?m\b\.?/giu, '$1m');

/** Digits of every script stand in Unicode by tens, 0 first. */
function asciiDigit(digit: string): string {
  let n = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint((digit.codePointAt(0) ?? 0) - n - 1))) n += 1;
  return String(n % 10);
}

/** What a sentence says, as keys: each has to be among the facts of the units that it rests on. */
export function factsOf(text: string, language: FactLanguage): ReadonlySet<string> {
  const { addresses, codes, rest, items } = read(text, language);
  return new Set([
    ...addresses.map((address) => `at ${address}`),
    ...codes,
    ...digitRuns(rest).map((run) => `digits ${run}`),
    ...(rest.match(operator) ?? []).map((sign) => `sign ${sign}`),
    ...items.flatMap((item, index) => {
      if (item.kind === 'label') return [`label ${item.label}`];
      if (item.kind !== 'number') return [];
      const labels = [labelBehind(items, index), labelBefore(items, index)].filter(
        (label) => label !== undefined,
      );
      return labels.length === 0
        ? [`number ${item.value}`]
        : labels.map((label) => `number ${item.value} ${label}`);
    }),
  ]);
}

/** What units say: the same, also in every shorter form that says no more. */
export function factsGiven(text: string, language: FactLanguage): ReadonlySet<string> {
  const { rest, items } = read(text, language);
  return new Set([
    ...factsOf(text, language),
    ...partsOfDigitRuns(rest).map((run) => `digits ${run}`),
    ...items.flatMap((item) => (item.kind === 'number' ? [`number ${item.value}`] : [])),
  ]);
}

/** Words right behind numbers that aren't units, months or money: what is counted ("14 working days"). */
export function countedWords(text: string, language: FactLanguage): readonly string[] {
  const { items } = read(text, language);
  return items.flatMap((item, index) =>
    item.kind === 'word' && items[index - 1]?.kind === 'number' && /^\p{L}/u.test(item.text)
      ? [item.text]
      : [],
  );
}

/** The label that follows a number, before the next number. */
function labelBehind(items: readonly Item[], index: number): string | undefined {
  for (const item of items.slice(index + 1, index + 1 + reach)) {
    if (item.kind === 'number') return undefined;
    if (item.kind === 'label') return item.label;
  }
  return undefined;
}

function labelBefore(items: readonly Item[], index: number): string | undefined {
  const before = items[index - 1];
  return before?.kind === 'label' ? before.label : undefined;
}

function read(text: string, language: FactLanguage) {
  const { addresses, rest } = takeAddresses(plainText(text));
  const codes: string[] = [];
  const withoutCodes = rest.replace(code, (found) => {
    codes.push(`code ${found.toLowerCase().replaceAll('-', '')}`);
    return ' ';
  });
  return { addresses, codes, rest, items: itemsOf(withoutCodes, language) };
}

function itemsOf(text: string, language: FactLanguage): readonly Item[] {
  const items: Item[] = [];
  for (const [found] of text.matchAll(piece)) {
    if (/^[-−]?\d/.test(found)) items.push({ kind: 'number', value: numberOf(found, language) });
    else if (/^[\p{Sc}%‰°]/u.test(found))
      items.push({ kind: 'label', label: labelOf(found, language) ?? found });
    else if (!/^\p{L}/u.test(found)) items.push({ kind: 'word', text: found });
    else
      for (const word of wordsOf(found, language))
        if (!(counter.test(word) && isNumber(items.at(-1))))
          items.push(...wordItems(word, items.at(-1), language));
  }
  return items.map((item, index) => {
    if (item.kind !== 'maybe') return item;
    const isCounting = items[index + 1]?.kind === 'label';
    return isCounting ? { kind: 'number', value: item.value } : { kind: 'word', text: '' };
  });
}

function numberOf(found: string, language: FactLanguage): string {
  const isBelowZero = /^[-−]/.test(found);
  const digits = (isBelowZero ? found.slice(1) : found).replace(/\s?(\p{Pd})\s?/gu, '$1');
  return (isBelowZero ? '-' : '') + readDigits(digits, language);
}

/** The words of a run of letters: also of scripts without spaces, with Chinese numerals apart. */
function wordsOf(run: string, { segmenter }: FactLanguage): string[] {
  if (!segmenter) return run.split('-');
  return run.split(hanSplit).flatMap((part) => {
    if (part === '' || hanWord.test(part)) return part === '' ? [] : [part];
    return Array.from(segmenter.segment(part), ({ segment }) => segment);
  });
}

/** Between a number and what it counts, in Chinese and Japanese. */
const counter = /^[个個箇かカヵヶ]$/u;

const hanSplit = new RegExp(`(${hanNumerals.source})`, 'u');
const hanWord = new RegExp(`^${hanNumerals.source}$`, 'u');

/** Of a word for two of a unit, both. */
function wordItems(word: string, before: Item | undefined, language: FactLanguage): readonly Item[] {
  const pair = language.pairs.get(word);
  if (pair === undefined) {
    const [magnitude, rest] = isNumber(before) ? magnitudeBefore(word, language) : [undefined];
    if (magnitude === undefined) return [wordItem(word, before, language)];
    const number = { kind: 'number', value: String(magnitude) } as const;
    return rest === undefined ? [number] : [number, wordItem(rest, number, language)];
  }
  return [
    { kind: 'number', value: '2' },
    { kind: 'label', label: pair },
  ];
}

const isNumber = (item: Item | undefined) => item?.kind === 'number' || item?.kind === 'maybe';

/** What makes the number before it larger, and what stands behind that in the same word: "만원". */
function magnitudeBefore(
  word: string,
  { magnitudes, labels, lower }: FactLanguage,
): readonly [number | undefined, string?] {
  const whole = magnitudes.get(lower(word));
  // "m" is a metre, or a million.
  if (whole !== undefined) return labels.has(lower(word)) ? [undefined] : [whole];
  if (!/^\p{Script=Hangul}/u.test(word)) return [undefined];
  const begin = [...magnitudes.keys()].find((magnitude) => word.startsWith(magnitude));
  return begin === undefined ? [undefined] : [magnitudes.get(begin), word.slice(begin.length)];
}

/** The value of a word that is a number, alone or of several. */
function valueOfWord(word: string, { numberWords, magnitudes, lower }: FactLanguage): number | undefined {
  const own = lower(word);
  const valueOf = (part: string) =>
    numberWords.get(part) ?? (part.length > 2 ? magnitudes.get(part) : undefined);
  return valueOf(own) ?? readCompound(own, valueOf);
}

/** What tells the halves of the day stands behind its number, or before it where the script has no case. */
const latinPeriod = /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Devanagari}]/u;

function wordItem(word: string, before: Item | undefined, language: FactLanguage): Item {
  const { segmenter } = language;
  if (segmenter && hanWord.test(word))
    return { kind: word.length === 1 ? 'maybe' : 'number', value: String(readHan(word)) };
  const label = labelOf(word, language) ?? labelWithEnding(word, before, language);
  const isBehindNumber = isNumber(before);
  const value = valueOfWord(word, language);
  // In Korean "일" is a day behind a number, and otherwise one.
  if (value !== undefined && !(label !== undefined && isBehindNumber))
    return { kind: value === 1 ? 'maybe' : 'number', value: String(value) };
  // A single letter is a unit only behind its number.
  const isLetter = word.length === 1 && /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word);
  const isPeriod = (label === 'am' || label === 'pm') && latinPeriod.test(word);
  if (label === undefined || ((isLetter || isPeriod) && !isBehindNumber)) return { kind: 'word', text: word };
  return { kind: 'label', label };
}

/** What a word names: as it stands, in lower case, or with another ending. */
function labelOf(word: string, { labels, stems, lower }: FactLanguage): string | undefined {
  const exact = labels.get(word) ?? labels.get(lower(word));
  if (exact !== undefined) return exact;
  return stems.find(([stem, , most]) => word.startsWith(stem) && word.length <= most)?.[1];
}

/** In Korean and Japanese, what a number counts has endings: "14일이내". */
function labelWithEnding(
  word: string,
  before: Item | undefined,
  { labels }: FactLanguage,
): string | undefined {
  if (!isNumber(before) || !/^[\p{Script=Hangul}\p{Script=Han}]/u.test(word)) return undefined;
  for (let length = Math.min(3, word.length - 1); length > 0; length--) {
    const label = labels.get(word.slice(0, length));
    if (label !== undefined) return label;
  }
  return undefined;
}
