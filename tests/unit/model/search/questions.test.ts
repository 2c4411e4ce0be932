import { expect, test } from 'vitest';
import { answerArticles } from '#model/search/answer-articles.ts';
import { parseQuestions } from '#model/search/questions.ts';
import { findMisses, selfTestProblems } from '#model/search/self-test.ts';
import { noSearchSettings } from '#model/search/settings.ts';
import { selfTestQueries } from '#model/search/sources.ts';
import { sampleCentre, text } from '../sample-centre.ts';
import { engineOver, page } from './browser/engine-fixture.ts';

const found = new Set(['refund-time', 'return-item']);
const articles = {
  isFound: (id: string) => found.has(id),
  found: () => found,
  isBroken: (id: string) => id === 'half-written',
  whyNot: (id: string) => (id === 'old-one' ? 'is retired, and "return-item" answers instead' : undefined),
};
const parse = (yaml: string) =>
  parseQuestions({ file: 'content/questions/en.yaml', text: yaml }, 'en', articles);

test('questions are read with the articles that answer, and where they stand', () => {
  const { questions, problems } = parse(`
questions:
  - ask: Where's my money
    articles: [refund-time, return-item]
  - { ask: Do you sell flowers, articles: [] }
  - { ask: I want to send it back, articles: [return-item], heldOut: true }
`);
  expect(problems).toEqual([]);
  expect(questions).toMatchObject([
    { ask: "Where's my money", articles: ['refund-time', 'return-item'], heldOut: false, at: { line: 3 } },
    { ask: 'Do you sell flowers', articles: [], at: { line: 5 } },
    { ask: 'I want to send it back', heldOut: true },
  ]);
});

test.each([
  ['articles: [retrun-item]', 'There is no article "retrun-item".', 'Did you mean "return-item"?'],
  ['articles: [old-one]', 'Article "old-one" is retired, and "return-item" answers instead.', 'or write []'],
])('%s is reported at its place, and the question ranks nothing', (line, message, fix) => {
  const { questions, problems } = parse(`questions:\n  - ask: send it back\n    ${line}\n`);
  expect(problems).toMatchObject([
    { code: 'question-unknown-article', at: { line: 3, column: 16 }, message },
  ]);
  expect(problems[0]?.fix).toContain(fix);
  expect(questions).toEqual([]);
});

test('an article whose file is broken is not reported twice', () => {
  expect(parse('questions:\n  - { ask: a b, articles: [half-written] }')).toEqual({
    questions: [],
    problems: [],
  });
});

test('the same question in other capitals and signs is told, with the line of the first', () => {
  const { problems } = parse(
    'questions:\n  - { ask: Where is it?, articles: [] }\n  - { ask: where is IT, articles: [return-item] }\n',
  );
  expect(problems).toMatchObject([{ code: 'question-duplicate', at: { line: 3 } }]);
  expect(problems[0]?.message).toContain('line 2');
});

test.each([
  ['question: []', 'unknown-key'],
  ['questions: [{ ask: a b }]', 'missing-key'],
  ['questions: [{ ask: "", articles: [] }]', 'invalid-value'],
  ['questions: [{ ask: a b, articles: [], heldout: true }]', 'unknown-key'],
])('%s is reported as %s', (yaml, code) => {
  expect(parse(yaml).problems.map((found) => found.code)).toContain(code);
});

test('what is not searched in a language says why', () => {
  const { centre } = sampleCentre({
    'en/orders/index.md': text('Orders'),
    'en/orders/track.md': text('Track', 'track'),
    'en/orders/hidden.md': text('Hidden', 'hidden', ['unlisted: true']),
    'tr/orders/index.md': text('Siparişler'),
  });
  const [en, tr] = ['en', 'tr'].map((id) => centre.site.locales.find((locale) => locale.id === id));
  if (!en || !tr) throw new Error('the sample has both');
  const read = { sources: [], broken: [] };
  expect(answerArticles(centre, en, read).whyNot('hidden')).toBe('is unlisted, so search never shows it');
  expect(answerArticles(centre, tr, read).whyNot('track')).toBe('has no text in Türkçe');
  expect(answerArticles(centre, en, read).whyNot('nothing')).toBeUndefined();
});

const question = (ask: string, ids: readonly string[], heldOut = false) => ({
  ask,
  articles: ids,
  heldOut,
  file: 'content/questions/en.yaml',
  at: { line: 2, column: 12 },
});
const shop = [
  page('return', 'Return an item', { html: '<p>Print a label and send the item.</p>' }),
  page('refund', 'Refund times', { html: '<p>You get your payment after five days.</p>' }),
  page('gift', 'Gift cards', { html: '<p>Check the balance of a card.</p>' }),
];
const asked = [
  question('the sweater is too tight for me', ['return']),
  question('where is my dough', ['refund']),
];

test.each([
  ['the sweater is too tight for me', 'return'],
  ['sweater too big', 'return'],
  ['sweter tihgt', 'return'],
])('"%s" finds the article that a question names', async (query, id) => {
  const engine = engineOver(shop, 'en', { questions: asked });
  expect((await engine.search(query)).results[0]?.id).toBe(id);
  expect((await engineOver(shop).search('sweater')).results).toEqual([]);
});

test('a question that is held out, or that nothing answers, ranks nothing', async () => {
  const questions = [question('sweater', ['return'], true), question('scarf', [])];
  const engine = engineOver(shop, 'en', { questions });
  expect((await engine.search('sweater', { verbatim: true })).total).toBe(0);
  expect((await engine.search('scarf', { verbatim: true })).total).toBe(0);
});

test('a lost question is told where it stands; an exception with a reason silences it', async () => {
  const { centre } = sampleCentre({ 'en/orders/index.md': text('Orders') });
  const questions = [question('payment balance label item', ['nowhere']), question('scarf', [])];
  const queries = selfTestQueries(centre, 'en', questions);
  const misses = await findMisses(engineOver(shop), queries);
  const [lost, ...others] = selfTestProblems(misses, noSearchSettings);
  expect(others).toEqual([]);
  expect(lost).toMatchObject({
    code: 'question-lost',
    file: 'content/questions/en.yaml',
    at: { line: 2, column: 12 },
  });
  expect(lost?.message).toMatch(/^"payment balance label item" doesn't find "nowhere" .* It finds: "/);
  const exception = { article: 'nowhere', query: 'payment balance label item', reason: 'later' };
  const selfTestExceptions = [{ ...exception, file: 'search/en.yaml', at: { line: 1, column: 1 } }];
  expect(selfTestProblems(misses, { selfTestExceptions })).toEqual([]);
});
