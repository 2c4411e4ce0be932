/** Numbers as texts have them: in digits by the signs of the language, in compounds, in Chinese numerals. */
import type { FactLanguage } from './language.ts';

/**
 * What digits with signs between them say: a number where the signs are those of the language, otherwise the digits with
 * their signs (times, dates, versions, spans), without zeros before them.
 *
 * @example readDigits('1.500,5', german) // '1500.5'
 * @example readDigits('09:30', german) // '9:30'
 */
export function readDigits(
  written: string,
  { decimal, group }: Pick<FactLanguage, 'decimal' | 'group'>,
): string {
  const isSpace = /\s/.test(group);
  const plain = written.replace(/[\s\u00a0\u202f]/gu, isSpace ? group : ' ').replace(/[’']/g, "'");
  for (const sign of [group, "'"]) {
    const [whole = '', fraction, ...more] = plain.split(decimal);
    const groups = whole.split(sign);
    const isGrouped = groups.length === 1 || groups.slice(1).every((digits) => digits.length === 3);
    const isNumber = [...groups, fraction ?? '0'].every((digits) => /^\d+$/.test(digits));
    const first = groups[0]?.length ?? 0;
    if (more.length === 0 && isGrouped && isNumber && (groups.length === 1 || first <= 3))
      return withoutZeros(groups.join('')) + fractionOf(fraction);
  }
  const asWritten = plain.replace(/\p{Pd}/gu, '-').replace(/\d+/g, withoutZeros);
  // "1.5" is one and a half elsewhere, and never what "1,5" is here.
  return /^\d+\.\d+$/.test(asWritten) ? `${asWritten} in digits` : asWritten;
}

const withoutZeros = (digits: string) => digits.replace(/^0+(?=\d)/, '');
/** Of money, ".00" says nothing; version 2.10 isn't version 2.1. */
const fractionOf = (digits = '') => (/[1-9]/.test(digits) ? `.${digits}` : '');

const connectors = 'und|en|e|y|og|och|ja|i|si|şi|and|et|á';

/**
 * The value of a word that number words make up: "zweihundertfünfzig", "onbeş". `undefined`: it isn't one.
 *
 * @example readCompound('fünftausend', german) // 5000
 */
export function readCompound(
  word: string,
  valueOf: (part: string) => number | undefined,
): number | undefined {
  const parts = partsOf(word, valueOf);
  if (!parts) return undefined;
  let [total, section] = [0, 0];
  for (const part of parts) {
    if (part >= 1000) [total, section] = [total + Math.max(section, 1) * part, 0];
    else section = part === 100 ? Math.max(section, 1) * 100 : section + part;
  }
  return total + section;
}

/** No longer word is looked at. */
const mostLetters = 60;

function partsOf(word: string, valueOf: (part: string) => number | undefined): readonly number[] | undefined {
  if (word.length > mostLetters) return undefined;
  // From the end on: the parts of what begins at each letter.
  const ways: (readonly number[] | undefined)[] = [];
  ways[word.length] = [];
  for (let from = word.length - 2; from >= 0; from--)
    for (let to = word.length; to >= from + 2 && !ways[from]; to--) {
      const value = valueOf(word.slice(from, to));
      const joint = connector.exec(word.slice(to))?.[0].length ?? 0;
      const rest = ways[to] ?? (joint > 0 && to + joint < word.length ? ways[to + joint] : undefined);
      if (value !== undefined && Number.isInteger(value) && rest) ways[from] = [value, ...rest];
    }
  return ways[0];
}

const connector = new RegExp(`^(?:${connectors})`, 'u');

const hanDigits = '〇一二三四五六七八九';
const hanForms: Readonly<Record<string, string>> = {
  零: '〇',
  两: '二',
  兩: '二',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  亿: '億',
};
const hanUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Runs of Chinese numerals, of any form. */
export const hanNumerals = /[〇零一二三四五六七八九十百千万萬億亿两兩壹贰叁肆伍陆柒捌玖拾佰仟]+/gu;

/**
 * The value of Chinese numerals.
 *
 * @example readHan('三十五') // 35
 * @example readHan('二〇二六') // 2026
 */
export function readHan(written: string): number {
  const signs = [...written].map((sign) => hanForms[sign] ?? sign);
  if (signs.every((sign) => hanDigits.includes(sign)))
    return Number(signs.map((sign) => hanDigits.indexOf(sign)).join(''));
  let [total, section, digit] = [0, 0, -1];
  for (const sign of signs) {
    const unit = hanUnits[sign];
    if (hanDigits.includes(sign)) digit = hanDigits.indexOf(sign);
    else if (unit !== undefined) {
      section += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
    } else {
      const myriad = sign === '万' ? 1e4 : 1e8;
      total = (total + section + Math.max(digit, 0) || 1) * myriad;
      [section, digit] = [0, -1];
    }
  }
  return total + section + Math.max(digit, 0);
}
