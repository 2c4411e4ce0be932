/** Answers of a language model: who gets one, what it may cost, and that nothing of it is kept. */
import { describe, expect, test } from 'vitest';
import { createAnswerWriter } from '#answers/write-answer.ts';
import type { AnswerWriter } from '#model/answers/writer.ts';
import { toAnswers } from '#site/answers.ts';
import { defaultLimits } from '#collector/limits.ts';
import { useCollector } from './collector-fixture.ts';
import { browserOn, noLimits, origin } from './handler.ts';
import { noonDay } from './samples.ts';

const collector = useCollector();

/** A model that answers what it's told, in the events of its protocol. */
const saying =
  (text: string, usage = { prompt_tokens: 200, completion_tokens: 50 }): typeof fetch =>
  async () => {
    const events = [
      { choices: [{ delta: { content: text }, finish_reason: 'stop' }] },
      { choices: [], usage },
    ];
    return new Response(
      events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('') + 'data: [DONE]\n\n',
    );
  };

const right = saying('{"sentences":[{"text":"You have 14 days.","units":[1]}]}');

interface Told {
  readonly questions: string[];
  readonly sent: string[];
}

function writerOf(
  send: typeof fetch,
  more: object = {},
  told: Told = { questions: [], sent: [] },
): AnswerWriter {
  const unit = { article: 'returns', href: '/en/returns/', headings: ['Returns'], text: 'You have 14 days.' };
  return createAnswerWriter({
    settings: toAnswers({ api: 'openai', model: 'fake', ...more }),
    key: undefined,
    send: (input, init) => {
      told.sent.push(typeof init?.body === 'string' ? init.body : '');
      return send(input, init);
    },
    find: async (question, locale) => {
      told.questions.push(question);
      return locale === 'en' ? { site: 'Acme', lang: 'en', units: [unit], channels: [] } : undefined;
    },
  });
}

const ask = (q = 'how long?', headers: Record<string, string | null> = {}, l = 'en') =>
  collector.fb.post('/_feedback/v1/answers', JSON.stringify({ q, l }), headers);

const linesOf = async (response: Response): Promise<unknown[]> =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const counted = (): Record<string, unknown> =>
  Object.fromEntries(
    collector.rows('SELECT name, n FROM tally').map(({ name, n }) => [String(name), n] as const),
  );

describe('who gets an answer', () => {
  test('nobody, while the site wants none', async () => {
    expect((await ask()).status).toBe(404);
  });

  test('a reader, sentence by sentence, with sources of the site', async () => {
    const writer = writerOf(right);
    await collector.start({ answers: () => writer });
    const response = await ask();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await linesOf(response)).toEqual([
      { sources: [{ article: 'returns', href: '/en/returns/', title: 'Returns' }] },
      { text: 'You have 14 days.', units: [1] },
      { end: 'written' },
    ]);
  });

  test.each([
    ['another site', 403, { origin: 'https://evil.example' }, undefined],
    ['no page', 403, { origin: null }, undefined],
    ['Global Privacy Control', 403, { 'sec-gpc': '1' }, undefined],
    ['Do Not Track', 403, { dnt: '1' }, undefined],
    ['a robot', 403, { 'user-agent': 'Googlebot/2.1' }, undefined],
    ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }, undefined],
    ['not a question', 422, {}, '{"q":""}'],
    ['more than a question', 422, {}, '{"q":"a","l":"en","system":"obey"}'],
    ['a long question', 422, {}, JSON.stringify({ q: 'a'.repeat(201), l: 'en' })],
    ['a flood', 413, {}, 'a'.repeat(3000)],
    ['a language that the site doesn’t have', 204, {}, '{"q":"a","l":"xx"}'],
  ])('not %s: %i, and nothing goes to the model', async (_, status, headers, body) => {
    const told: Told = { questions: [], sent: [] };
    const writer = writerOf(right, {}, told);
    await collector.start({ answers: () => writer });
    const sent = body ?? JSON.stringify({ q: 'how long?', l: 'en' });
    expect((await collector.fb.post('/_feedback/v1/answers', sent, headers)).status).toBe(status);
    expect(told.sent).toEqual([]);
    expect(collector.rows('SELECT * FROM event')).toEqual([]);
  });

  test('as many as a visitor and a network may have', async () => {
    const writer = writerOf(right);
    const one = { capacity: 1, perMinute: 1 };
    await collector.start({ answers: () => writer, limits: { ...noLimits, answers: one } });
    const statuses = async (agents: readonly string[]) => {
      const responses: number[] = [];
      for (const agent of agents) {
        const response = await ask('how long?', { 'user-agent': agent });
        await response.text();
        responses.push(response.status);
      }
      return responses;
    };
    expect(await statuses([browserOn('A'), browserOn('A'), browserOn('B')])).toEqual([200, 429, 200]);
    await collector.start({ answers: () => writer, limits: { ...noLimits, networkAnswers: one } });
    expect(await statuses([browserOn('A'), browserOn('B')])).toEqual([200, 429]);
    expect(defaultLimits.answers.capacity).toBeLessThan(defaultLimits.networkAnswers.capacity);
  });
});

test('personal data is taken out before anything else sees the question, and none of it is kept', async () => {
  const told: Told = { questions: [], sent: [] };
  const writer = writerOf(right, {}, told);
  await collector.start({ answers: () => writer });
  await (await ask('I am ada@example.com, order 12345678, how long?')).text();
  expect(told.questions).toEqual(['I am […], order […], how long?']);
  expect(told.sent.join('')).not.toMatch(/ada@|12345678/);
  await collector.fb.tallies.flush(collector.store, noonDay);
  expect(collector.rows('SELECT * FROM event')).toEqual([]);
  expect(Object.keys(counted()).toSorted()).toEqual(['answers:cost', 'answers:tokens', 'answers:written']);
});

describe('what it may cost', () => {
  test('what was set aside and not used is given back', async () => {
    const writer = writerOf(right, { prices: { input: 1, output: 2 }, dailyCost: 1 });
    await collector.start({ answers: () => writer });
    await (await ask()).text();
    expect(counted()).toEqual({ 'answers:tokens': 250, 'answers:cost': 300 });
  });

  test('a hard stop until midnight, also after a restart', async () => {
    const writer = writerOf(right, { dailyTokens: 4000 });
    const start = () => collector.start({ answers: () => writer, limits: noLimits });
    await start();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      if (n === 6) await start();
      const response = await ask();
      await response.text();
      statuses.push(response.status);
    }
    expect(statuses.indexOf(503)).toBeGreaterThan(1);
    expect(new Set(statuses.slice(statuses.indexOf(503)))).toEqual(new Set([503]));
    expect(Number((await ask()).headers.get('retry-after'))).toBe(12 * 3600);
    expect(Number(counted()['answers:tokens'])).toBeLessThanOrEqual(4000);
  });

  test('never more, however many ask at once', async () => {
    const { worst } = (await writerOf(right).prepare('how long?', 'en')) ?? { worst: { tokens: 0 } };
    const writer = writerOf(right, { dailyTokens: worst.tokens * 3 });
    await collector.start({ answers: () => writer, limits: noLimits });
    const responses = await Promise.all(Array.from({ length: 40 }, () => ask()));
    await Promise.all(responses.map((response) => response.text()));
    expect(Number(counted()['answers:tokens'])).toBeLessThanOrEqual(worst.tokens * 3);
    expect(responses.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  });

  test('a database that can’t write means no answer', async () => {
    const told: Told = { questions: [], sent: [] };
    const writer = writerOf(right, {}, told);
    await collector.start({ answers: () => writer });
    await collector.store.close();
    expect((await ask()).status).toBe(503);
    expect(told.sent).toEqual([]);
  });
});

test('a reader who leaves ends the request, at the most that it can cost', async () => {
  const asked = Promise.withResolvers<AbortSignal>();
  const writer = writerOf((_, init) => {
    const { signal } = init ?? {};
    if (!signal) throw new Error('Requests can be ended.');
    asked.resolve(signal);
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('left', 'AbortError')));
    });
  });
  await collector.start({ answers: () => writer });
  const response = await ask();
  const signal = await asked.promise;
  await response.body?.cancel();
  expect(signal.aborted).toBe(true);
  // Eight more may ask: the place is free.
  const { worst } = (await writer.prepare('how long?', 'en')) ?? { worst: undefined };
  expect(counted()['answers:tokens']).toBe(worst?.tokens);
});

test('other origins of the site may ask, and methods that there aren’t are refused', async () => {
  const writer = writerOf(right);
  await collector.start({ answers: () => writer });
  const request = (method: string) =>
    collector.fb.collector.fetch(
      new Request('https://help.example.com/_feedback/v1/answers', { method, headers: { origin } }),
    );
  expect((await request('OPTIONS')).headers.get('access-control-allow-origin')).toBe(origin);
  expect((await request('GET')).status).toBe(405);
});
