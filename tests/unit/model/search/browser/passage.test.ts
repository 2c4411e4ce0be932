import { expect, test } from 'vitest';
import { bestPassage, highlight, parseFragment } from '#model/search/browser/passage.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';

const filler = Array.from({ length: 40 }, (_, i) => `filler${i}`).join(' ');
const content = `${filler} Card payments Refunds to a card take five days. Bank transfers Two weeks for a refund.`;
const fragment = {
  url: '/en/refunds/',
  content,
  anchors: [
    { element: 'h2', id: 'card', text: 'Card payments', location: 40 },
    { element: 'h2', id: 'bank', text: 'Bank transfers', location: 49 },
    { element: 'a', id: 'note', text: 'note', location: 45 },
  ],
};
const tokenize = createTokenizer('en');
const passage = (...keys: string[]) => bestPassage(fragment, tokenize, (key) => keys.includes(key));
const text = (runs: readonly { readonly text: string }[]) => runs.map((run) => run.text).join('');

test('the densest passage is shown, with its heading', () => {
  const { runs, heading } = passage('card', 'refunds');
  expect(text(runs)).toBe('Refunds to a card take five days. …');
  expect(runs.filter(({ hit }) => hit).map((run) => run.text)).toEqual(['Refunds', 'card']);
  expect(heading).toEqual({
    id: 'card',
    runs: [
      { text: 'Card', hit: true },
      { text: ' payments', hit: false },
    ],
  });
});

test('the last section ends the text', () => {
  const { runs, heading } = passage('weeks');
  expect(text(runs)).toBe('Two weeks for a refund.');
  expect(heading?.id).toBe('bank');
});

test('a passage begins with the sentence of its first word, where that is near', () => {
  const passageOf = (content: string) =>
    text(bestPassage({ url: '/', content, anchors: [] }, tokenize, (key) => key === 'refund').runs);
  expect(passageOf(`${filler}. Ask the store for a refund.`)).toBe('Ask the store for a refund.');
  expect(passageOf(`${filler} a refund`)).toBe('… filler37 filler38 filler39 a refund');
});

test('without a hit the text begins', () => {
  const { runs, heading } = passage('nothing');
  expect(text(runs)).toMatch(/^filler0 .* …$/);
  expect(heading).toBeUndefined();
});

test('words are highlighted by their keys, as they are written', () => {
  expect(highlight('ŞİFRE, şifre', createTokenizer('tr'), (key) => key === 'sifre')).toEqual([
    { text: 'ŞİFRE', hit: true },
    { text: ', ', hit: false },
    { text: 'şifre', hit: true },
  ]);
});

test('Japanese passages are cut at the boundaries that Pagefind marks', () => {
  const japanese = { url: '/', content: '注文\u200bの\u200bキャンセル\u200bは\u200b簡単', anchors: [] };
  const { runs } = bestPassage(japanese, createTokenizer('ja'), (key) => key === '注文');
  expect(text(runs)).toBe('注文のキャンセルは簡単');
});

const bytes = (value: string) => new TextEncoder().encode(value);

test('what is no fragment is refused', () => {
  expect(() => parseFragment(bytes('<html>'))).toThrow('not a Pagefind fragment');
  expect(() => parseFragment(bytes('pagefind_dcd{"url":1}'))).toThrow('unknown format');
});
