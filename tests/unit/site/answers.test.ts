import { expect, test } from 'vitest';
import { answersData, storedAnswers, toAnswers } from '#site/answers.ts';

test('the least that switches answers on, and what follows from it', () => {
  expect(toAnswers(answersData.parse({ api: 'anthropic', model: 'small' }))).toEqual({
    api: 'anthropic',
    url: 'https://api.anthropic.com/v1',
    model: 'small',
    dailyTokens: 200_000,
    prices: { input: 0, output: 0 },
    dailyCost: Infinity,
  });
});

test('what a build writes down is read as the same again', () => {
  for (const more of [{}, { prices: { input: 0.15, output: 0.6 }, dailyCost: 2 }]) {
    const settings = toAnswers(
      answersData.parse({ api: 'openai', url: 'http://localhost:11434/v1/', model: 'm', ...more }),
    );
    const written: unknown = JSON.parse(JSON.stringify(storedAnswers(settings)));
    expect(toAnswers(answersData.parse(written))).toEqual(settings);
  }
});

test.each([
  ['http://localhost:11434/v1', true],
  ['http://ollama:11434/v1', true],
  ['http://192.168.1.7:8080/v1', true],
  ['https://api.example.com/v1', true],
  ['http://api.example.com/v1', false],
  ['no address', false],
  ['https://user:password@api.example.com/v1', false],
  ['https://api.example.com/v1?key=1', false],
  ['ftp://localhost/v1', false],
])('a key may go to %s: %s', (url, isAllowed) => {
  expect(answersData.safeParse({ api: 'openai', url, model: 'm' }).success).toBe(isAllowed);
});

test('money needs prices', () => {
  const { error } = answersData.safeParse({ api: 'openai', model: 'm', dailyCost: 5 });
  expect(error?.issues).toMatchObject([
    { path: ['dailyCost'], message: 'together with "prices", which say what a million tokens cost' },
  ]);
});
