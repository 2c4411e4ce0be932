import { expect, test } from 'vitest';
import { createSpeller } from '#model/search/browser/spelling.ts';
import { recut } from '#model/search/browser/recut.ts';

const pages = new Map([
  ['การ', 500],
  ['ติด', 300],
  ['ตั้ง', 300],
  ['ค่า', 200],
  ['กา', 1],
  ['รติ', 1],
]);
const speller = createSpeller({ keys: [...pages.keys()], pages: [...pages.values()] }, 'th');
const cut = (text: string) =>
  recut(text, {
    keyOf: (written) => written,
    pagesOf: (key) => pages.get(key),
    slipCost: (key) => speller(key)[0]?.cost,
  }).map(({ key }) => key);

test.each([
  ['การติดตั้งค่า', ['การ', 'ติด', 'ตั้ง', 'ค่า']],
  ['การติดตั้บค่า', ['การ', 'ติด', 'ตั้บ', 'ค่า']],
  ['กยรติดตั้บค่า', []],
  ['ฮฮฮฮฮ', []],
  ['', []],
])('%s is cut into words of the site, one of them with a slip at most', (text, words) => {
  expect(cut(text)).toEqual(words);
});
