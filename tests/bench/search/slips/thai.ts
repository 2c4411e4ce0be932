/** Slips on a Thai keyboard (Kedmanee): the key beside, the other letter of a key, a sign above or below left out or doubled. */
import { keyboardNeighbours } from '#model/search/browser/keyboards.ts';
import { drawn, type Slips } from './slips.ts';

/** Letters of one key each, without shift and with it. */
const keys = 'ุู พฑ ะธ ัํ ี๊ รณ ยญ บฐ ำฎ ฟฤ หฆ กฏ ดโ เฌ ้็ ่๋ าษ สศ วซ แฉ อฮ ื์ มฒ ใฬ ฝฦ'.split(' ');

const otherOfKey = new Map(
  keys.flatMap(([plain = '', shifted = '']) => [
    [plain, shifted],
    [shifted, plain],
  ]),
);

const letters = Array.from({ length: 0x5b }, (_, index) => String.fromCharCode(0xe01 + index)).filter(
  (letter) => /[\p{L}\p{M}]/u.test(letter),
);

/** Slips in any letter or sign. */
export function thaiSlips(): Slips {
  const near = keyboardNeighbours('th');
  const beside = new Map(letters.map((letter) => [letter, letters.filter((other) => near(letter, other))]));
  return (query, random) =>
    [...query.matchAll(/[\u0e01-\u0e4e]/g)].flatMap(({ 0: meant, index: start }) => {
      const other = otherOfKey.get(meant);
      const ofKeys = [drawn(beside.get(meant) ?? [], random), other].filter((key) => key !== undefined);
      const typed = drawn([...ofKeys, ...(isSign(meant) ? ['', meant + meant] : [])], random);
      return typed === undefined ? [] : [{ start, meant, typed }];
    });
}

/** Tones and vowels around a consonant. */
const isSign = (letter: string) => /[\u0e30-\u0e3a\u0e40-\u0e4e]/.test(letter);
