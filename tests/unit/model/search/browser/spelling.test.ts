import { expect, test } from 'vitest';
import { keyboardNeighbours } from '#model/search/browser/keyboards.ts';
import { createSpeller, typingCost } from '#model/search/browser/spelling.ts';

const keys = ['account', 'address', 'refund', 'return', 'password', 'order', 'delivery', 'invoice', 'e1042'];
const speller = createSpeller({ keys, pages: keys.map(() => 5) }, 'en');
const meant = (typed: string) => keys[speller(typed)[0]?.word ?? -1];

test.each([
  ['acount', 'account'],
  ['adress', 'address'],
  ['pasword', 'password'],
  ['passwrod', 'password'],
  ['pssword', 'password'],
  ['refubd', 'refund'],
  ['retrun', 'return'],
  ['ordeer', 'order'],
  ['delivrey', 'delivery'],
  ['invioce', 'invoice'],
  ['delevary', 'delivery'],
])('%s means %s', (typed, word) => {
  expect(meant(typed)).toBe(word);
});

test.each(['xyzzy', 'or', 'e1043', 'banana'])('%s means none of the words', (typed) => {
  expect(speller(typed)).toEqual([]);
});

test('of equally near words the usual one comes first', () => {
  const words = { keys: ['card', 'cart'], pages: [2, 400] };
  expect(createSpeller(words, 'en')('carx').map(({ word }) => words.keys[word])[0]).toBe('cart');
});

test('neighbours depend on the keyboard of the language', () => {
  expect(keyboardNeighbours('en')('t', 'y')).toBe(true);
  expect(keyboardNeighbours('de')('t', 'y')).toBe(false);
  expect(keyboardNeighbours('de')('t', 'z')).toBe(true);
  expect(keyboardNeighbours('ar')('ب', 'ل')).toBe(true);
  expect(keyboardNeighbours('tr')('l', 's')).toBe(true);
  expect(keyboardNeighbours('th')('ก', 'ด')).toBe(true);
  expect(keyboardNeighbours('en')('q', 'p')).toBe(false);
});

test('likely slips cost less than unlikely ones', () => {
  const near = keyboardNeighbours('en');
  const cost = (typed: string, word: string) => typingCost(typed, word, near);
  expect(cost('refund', 'refund')).toBe(0);
  expect(cost('reffund', 'refund')).toBeLessThan(cost('rexfund', 'refund'));
  expect(cost('rdfund', 'refund')).toBeLessThan(cost('rpfund', 'refund'));
  expect(cost('rfeund', 'refund')).toBeLessThan(2 * cost('rpfund', 'refund'));
  expect(cost('tefund', 'refund')).toBeGreaterThan(cost('refumd', 'refund'));
});

test('in Thai, a sign above a letter is left out or mistaken more than a letter', () => {
  const near = keyboardNeighbours('th');
  const cost = (typed: string, word: string) => typingCost(typed, word, near);
  expect(cost('ผาน', 'ผ่าน')).toBeLessThan(cost('ผ่น', 'ผ่าน'));
  expect(cost('ผ้าน', 'ผ่าน')).toBeLessThan(cost('ผ่อน', 'ผ่าน'));
});
