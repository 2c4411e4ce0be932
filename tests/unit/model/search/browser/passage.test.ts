import { expect, test } from 'vitest';
import { answerUnit } from '#model/search/browser/answer-unit.ts';
import { decodePageText, encodePageText } from '#model/search/browser/page-text.ts';
import { bestPassage, highlight } from '#model/search/browser/passage.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';
import { unitsOf } from '#model/units/unit.ts';

const textOf = (html: string) => ({ updated: '2026-11-21', units: unitsOf('refunds', html) });
const filler = Array.from({ length: 40 }, (_, i) => `filler${i}`).join(' ');
const page = textOf(
  `<p>${filler}</p><h2 id="card">Card payments</h2><p>Refunds to a card take five days.</p>` +
    '<h2 id="bank">Bank transfers</h2><p>Two weeks for a refund.</p>',
);
const tokenize = createTokenizer('en');
const passage = (...keys: string[]) => bestPassage(page, tokenize, (key) => keys.includes(key));
const text = (runs: readonly { readonly text: string }[]) => runs.map((run) => run.text).join('');

test('the densest passage is shown, with its heading', () => {
  const { runs, heading } = passage('card', 'refunds');
  expect(text(runs)).toBe('Refunds to a card take five days.');
  expect(runs.filter(({ hit }) => hit).map((run) => run.text)).toEqual(['Refunds', 'card']);
  expect(heading).toEqual({
    id: 'card',
    runs: [
      { text: 'Card', hit: true },
      { text: ' payments', hit: false },
    ],
  });
});

test('a passage begins with the sentence of its first word, where that is near', () => {
  const passageOf = (content: string) =>
    text(bestPassage(textOf(`<p>${content}</p>`), tokenize, (key) => key === 'refund').runs);
  expect(passageOf(`${filler}. Ask the store for a refund.`)).toBe('Ask the store for a refund.');
  expect(passageOf(`${filler} a refund`)).toBe('… filler37 filler38 filler39 a refund.');
});

test('without a hit the text begins; a page without text has no passage', () => {
  const { runs, heading } = passage('nothing');
  expect(text(runs)).toMatch(/^filler0 .* …$/);
  expect(heading).toBeUndefined();
  expect(bestPassage(textOf(''), tokenize, () => true).runs).toEqual([]);
});

test('steps and rows of a table are sentences', () => {
  const list = textOf('<ol><li>Print a label</li><li>Send it</li></ol>');
  expect(text(bestPassage(list, tokenize, (key) => key === 'label').runs)).toBe('Print a label. Send it.');
  const table = textOf(
    '<table><tr><th>Size</th><th>Chest</th></tr><tr><td>M</td><td>96 cm</td></tr></table>',
  );
  expect(text(bestPassage(table, tokenize, (key) => key === 'chest').runs)).toBe('Size: M; Chest: 96 cm.');
});

test('words are highlighted by their keys, as they are written', () => {
  expect(highlight('ŞİFRE, şifre', createTokenizer('tr'), (key) => key === 'sifre')).toEqual([
    { text: 'ŞİFRE', hit: true },
    { text: ', ', hit: false },
    { text: 'şifre', hit: true },
  ]);
});

test('a Japanese passage is cut between words', () => {
  const japanese = textOf(`<p>${'荷物の番号。'.repeat(20)}注文した商品の配送状況を確認します。</p>`);
  const { runs } = bestPassage(japanese, createTokenizer('ja'), (key) => key === '注文');
  expect(text(runs)).toBe('注文した商品の配送状況を確認します。');
});

const answer = textOf(
  '<p>Most items come back within 30 days.</p><h2 id="post">By post</h2><p>Print the label:</p>' +
    '<ol><li>Open your order.</li><li>Choose Return.</li></ol><h2 id="costs">Costs</h2>' +
    '<table><tr><th>Country</th><th>Fee</th></tr><tr><td>Malta</td><td>3 EUR</td></tr></table>',
);

test.each([
  [['days'], 'refunds/text-1'],
  [['post'], 'refunds/post/steps-1'],
  [['label', 'order'], 'refunds/post/steps-1'],
  [['malta', 'fee'], 'refunds/costs/table-1'],
  [['return', 'days'], 'refunds/text-1'],
  [['return', 'something'], 'refunds/text-1'],
])('of a page about returns, %j are answered by %s', (keys, id) => {
  const partOf = (key: string) => (keys.includes(key) ? keys.indexOf(key) : undefined);
  const parts = { partOf, weights: keys.map(() => 1 / keys.length) };
  expect(answerUnit(answer, 'Return an item', tokenize, parts)?.id).toBe(id);
});

test('a text comes back as it was written; what is none is refused', () => {
  expect(decodePageText(encodePageText(answer))).toEqual(JSON.parse(JSON.stringify(answer)));
  const bytes = (content: string) => new TextEncoder().encode(content);
  expect(() => decodePageText(bytes('<html>'))).toThrow();
  expect(() => decodePageText(bytes('{"units":1}'))).toThrow('not the text of a page');
});
