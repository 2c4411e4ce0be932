/** Answers by the real protocols, from models that do what they like. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAnswerWriter } from '#answers/write-answer.ts';
import type { AnswerLine, Spending } from '#model/answers/writer.ts';
import { answerApis, toAnswers, type AnswerApi } from '#site/answers.ts';
import { reply, startFakeModel, type FakeModel } from '../../bench/generated/fake-model.ts';

const models = new Map<AnswerApi, FakeModel>();
beforeAll(async () => {
  for (const api of answerApis) models.set(api, await startFakeModel(api));
});
afterAll(async () => {
  for (const model of models.values()) await model.close();
});
const modelOf = (api: AnswerApi) => {
  const model = models.get(api);
  if (!model) throw new Error('There is a model for each protocol.');
  return model;
};

const units = [
  {
    article: 'returns',
    href: '/en/returns/#when',
    headings: ['Return an item', 'When'],
    text: 'You have 14 days.',
  },
  { article: 'refunds', href: '/en/refunds/', headings: ['Refunds'], text: 'A refund takes 3 days.' },
];

let failures: unknown[] = [];
beforeEach(() => {
  failures = [];
});

async function write(api: AnswerApi, signal = new AbortController().signal) {
  const writer = createAnswerWriter({
    settings: toAnswers({ api, url: modelOf(api).url, model: 'fake', prices: { input: 1, output: 2 } }),
    key: 'secret',
    send: fetch,
    find: async () => ({ site: 'Acme', lang: 'en', units, channels: [] }),
    onFailure: (error) => failures.push(error),
  });
  const prepared = await writer.prepare('How long do I have?', 'en');
  if (!prepared) throw new Error('There are units.');
  const lines: AnswerLine[] = [];
  const written = prepared.write(signal);
  let spent: Spending | undefined;
  for (;;) {
    const step = await written.next();
    if (step.done) {
      spent = step.value;
      break;
    }
    lines.push(step.value);
  }
  return { lines, spent, worst: prepared.worst };
}

const sources = units.map(({ article, href, headings }) => ({ article, href, title: headings.join(' › ') }));

test.each(answerApis)('%s: sentences that the units say are written, with sources of ours', async (api) => {
  const model = modelOf(api);
  model.next = { kind: 'writes', text: reply(['You have 14 days.', 1], ['A refund takes 3 days.', 2]) };
  const { lines, spent, worst } = await write(api);
  expect(lines).toEqual([
    { sources },
    { text: 'You have 14 days.', units: [1] },
    { text: 'A refund takes 3 days.', units: [2] },
    { end: 'written' },
  ]);
  const last = model.asked.at(-1);
  const sent: unknown = JSON.parse(last?.body ?? '');
  expect(sent).toMatchObject({ model: 'fake', stream: true });
  expect(last?.headers[api === 'openai' ? 'authorization' : 'x-api-key']).toContain('secret');
  expect(spent?.tokens).toBeLessThanOrEqual(worst.tokens);
  expect(spent?.cost).toBeLessThanOrEqual(worst.cost);
  expect(spent?.tokens).toBeGreaterThan(100);
});

test.each(answerApis)('%s: a sentence that the units don’t say ends the answer', async (api) => {
  modelOf(api).next = { kind: 'writes', text: reply(['You have 14 days.', 1], ['You have 90 days.', 1]) };
  const { lines } = await write(api);
  expect(lines).toEqual([{ sources }, { text: 'You have 14 days.', units: [1] }, { end: 'withdrawn' }]);
  expect(failures).toEqual([]);
});

test.each(
  answerApis.flatMap(
    (api) =>
      [
        [api, 'no sentence', { kind: 'writes', text: '{"sentences":[]}' }],
        [api, 'prose', { kind: 'writes', text: 'You have 14 days.' }],
        [
          api,
          'a reply that is cut',
          { kind: 'writes', text: '{"sentences":[{"text":"You have 14 days.","units":[1]}' },
        ],
        [api, 'an end in the middle', { kind: 'breaks', text: '{"sentences":[' }],
        [api, 'a flood', { kind: 'floods', text: 'a'.repeat(1000) }],
        [api, 'an event without end', { kind: 'babbles', text: `data: ${'a'.repeat(100_000)}` }],
        [api, 'another protocol', { kind: 'babbles', text: 'data: <html>\n\n' }],
        [
          api,
          'nine sentences',
          {
            kind: 'writes',
            text: reply(...Array.from({ length: 9 }, () => ['You have 14 days.', 1] as const)),
          },
        ],
      ] as const,
  ),
)('%s: %s is no answer', async (api, _, behaviour) => {
  modelOf(api).next = behaviour;
  const { lines, spent, worst } = await write(api);
  expect(lines.at(-1)).toEqual({ end: 'withdrawn' });
  // Whoever doesn't say what they have used has used the most.
  expect(spent?.tokens).toBeLessThanOrEqual(worst.tokens);
  expect(spent?.tokens).toBeGreaterThan(0);
});

test.each(
  answerApis.flatMap(
    (api) =>
      [
        [api, 'stalls', { kind: 'stalls' }],
        [api, 'drips for ever', { kind: 'drips', text: '{"sentences":[' }],
      ] as const,
  ),
)('%s: a model that %s is left at the deadline, at the most that it can cost', async (api, _, behaviour) => {
  const deadline = new AbortController();
  modelOf(api).next = () => {
    setImmediate(() => deadline.abort());
    return behaviour;
  };
  const { lines, spent, worst } = await write(api, deadline.signal);
  expect(lines).toEqual([{ sources }, { end: 'withdrawn' }]);
  expect(spent?.tokens).toBe(worst.tokens);
});

test.each(answerApis)('%s: whoever isn’t there, or turns us away, costs nothing', async (api) => {
  modelOf(api).next = { kind: 'fails', status: 500 };
  expect((await write(api)).spent).toBeUndefined();
  expect(String(failures[0])).toBe("ModelError: The model's server answers 500.");
});

test('the key never follows a redirect', async () => {
  const [model, other] = [modelOf('openai'), modelOf('anthropic')];
  const before = other.asked.length;
  model.next = { kind: 'redirects', to: other.url };
  const { lines } = await write('openai');
  expect(lines).toEqual([{ sources }, { end: 'withdrawn' }]);
  expect(other.asked.length).toBe(before);
});

test('without units nothing is asked', async () => {
  const writer = createAnswerWriter({
    settings: toAnswers({ api: 'openai', model: 'fake' }),
    key: undefined,
    send: () => Promise.reject(new Error('nothing may be sent')),
    find: async () => undefined,
  });
  expect(await writer.prepare('What?', 'en')).toBeUndefined();
});
