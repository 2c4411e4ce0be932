import { expect, test } from 'vitest';
import { prepareIndex } from '#model/search/build-index.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { fitSureness, leastSureness, type AskedSample } from '#model/search/fit-sureness.ts';
import { isUnanswered, sureness, usuallySure, weighEvidence } from '#model/search/browser/sureness.ts';
import { noSearchSettings } from '#model/search/settings.ts';
import { engineOver, page } from './browser/engine-fixture.ts';

const question = (ask: string, ...articles: readonly string[]) => ({
  ask,
  articles,
  heldOut: false,
  file: 'content/questions/en.yaml',
  at: { line: 1, column: 1 },
});

const shop = [
  page('return', 'Return an item', { html: '<p>Print a label and send the item back.</p>' }),
  page('refund', 'When do I get my refund?', { html: '<p>Five days after the return of an item.</p>' }),
  page('gift', 'Use a gift card', { html: '<p>Enter the number of the card.</p>' }),
];
const gaps = [question('do you have jobs for students'), question('rent chairs for a wedding')];

test('a question that one article answers is sure; one that several could is not', async () => {
  const engine = engineOver(shop);
  expect(await engine.search('use a gift card')).toMatchObject({ isSure: true, isUnanswered: false });
  const twins = engineOver([page('a', 'Delivery by day'), page('b', 'Delivery by night')]);
  expect((await twins.search('delivery')).isSure).toBe(false);
});

test('a question that nothing answers is not a result, but says that there is none', async () => {
  const engine = engineOver(shop, 'en', { questions: gaps });
  const answer = await engine.search('can i rent chairs for my wedding');
  expect(answer).toMatchObject({
    isSure: false,
    isUnanswered: true,
    total: 0,
    missing: 'rent chairs wedding',
  });
  expect(await engine.search('use a gift card')).toMatchObject({ isSure: true, isUnanswered: false });
});

test('what is promoted for a query is its answer', async () => {
  const engine = engineOver(shop, 'en', { promote: [{ query: 'item', article: 'refund' }] });
  const { isSure, results } = await engine.search('item');
  expect(isSure).toBe(true);
  expect(results[0]?.id).toBe('refund');
});

test('a lead and a long question make it surer, a question like it without an answer less', () => {
  const basis = { best: 2, next: 1, unanswered: 0, covered: 1, words: 3 };
  const sure = sureness(basis);
  expect(sureness({ ...basis, next: 0.5 })).toBeGreaterThan(sure);
  expect(sureness({ ...basis, words: 6 })).toBeGreaterThan(sure);
  expect(sureness({ ...basis, unanswered: 1 })).toBeLessThan(sure);
  expect(sureness({ ...basis, best: 0 })).toBe(-Infinity);
  const found = { best: 2, next: 1, covered: 0.9, words: 3 };
  expect(isUnanswered(weighEvidence([{ score: 1, covered: 1 }], found))).toBe(true);
  expect(isUnanswered(weighEvidence([{ score: 1, covered: 0.5 }], found))).toBe(false);
  expect(isUnanswered(weighEvidence([], found))).toBe(false);
});

const sample = (sureness: number, is: 'right' | 'wrong' | 'unanswered'): AskedSample => ({
  sureness,
  isRight: is === 'right',
  isAnswered: is !== 'unanswered',
});

test('the threshold lies where enough is right and hardly anything is shown falsely', () => {
  const right = Array.from({ length: 20 }, (_, n) => sample(5 - n / 10, 'right'));
  const unanswered = Array.from({ length: 10 }, () => sample(-4, 'unanswered'));
  expect(leastSureness([...right, sample(1, 'wrong'), ...unanswered])).toBe(1);
  expect(leastSureness([...right, sample(1, 'wrong'), sample(0.9, 'wrong'), ...unanswered])).toBe(1);
  expect(leastSureness([...right, sample(3.45, 'unanswered'), ...unanswered])).toBe(3.5);
  expect(leastSureness([sample(9, 'wrong'), ...unanswered])).toBe(99);
});

test('each question is asked as if it were not written down; too few say nothing', async () => {
  const prepare = (questions: ReturnType<typeof question>[]) =>
    prepareIndex(readDocuments(shop, 'en'), 'en', { ...noSearchSettings, questions });
  expect(await fitSureness(prepare(gaps), gaps)).toBe(usuallySure);
  const letters = Array.from('abcdefghijklmnopqrst');
  const answered = letters.map((letter) => question(`${letter}x gift card number`, 'gift'));
  const unanswered = letters.map((letter) => question(`${letter}y jobs students`));
  const all = [...answered, ...unanswered];
  const prepared = prepare(all);
  const before = prepared.index.postings[prepared.index.words.indexOf('ax')]?.pages.length;
  expect(await fitSureness(prepared, all)).toBeLessThan(99);
  expect(before).toBe(1);
  expect(
    prepared.index.without('ax gift card number', [prepared.numberOf('gift') ?? -1]).get('ax')?.pages,
  ).toEqual([]);
});
