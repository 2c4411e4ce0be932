import { expect, test } from 'vitest';
import { readTopicKey, topicKey, topicParts } from '#model/pages/topic-parts.ts';

const topic = (count: number) => ({
  path: '/en/t/',
  articles: Array.from({ length: count }, (_, n) => `a-${n}`),
});
const texts = (count: number, current: number, lang = 'en') =>
  topicParts(topic(count), current, lang)?.links.map((link) => link?.text);

test('up to a hundred articles are one page', () => {
  expect(topicParts(topic(100), 1, 'en')).toBeUndefined();
  expect(texts(101, 1)).toEqual(['1–100', '101']);
});

test('of very many pages, the first, the last and the near ones have links', () => {
  expect(texts(20_000, 1)).toEqual(['1–100', '101–200', '201–300', undefined, '19,901–20,000']);
  expect(texts(20_000, 100)).toEqual([
    '1–100',
    undefined,
    '9,701–9,800',
    '9,801–9,900',
    '9,901–10,000',
    '10,001–10,100',
    '10,101–10,200',
    undefined,
    '19,901–20,000',
  ]);
});

test('numbers are those of the language', () => {
  expect(texts(150, 2, 'de')).toEqual(['1–100', '101–150']);
  expect(texts(150, 2, 'ar-EG')?.[0]).toMatch(/^\u200f?١/);
});

test('keys name a folder and a part', () => {
  expect(readTopicKey(topicKey('a/b', 1))).toEqual({ folder: 'a/b', part: 1 });
  expect(readTopicKey(topicKey('a/b', 12))).toEqual({ folder: 'a/b', part: 12 });
});
