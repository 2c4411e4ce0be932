import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTyping, withoutBeginning } from '#client/search/typing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A typing that tells what it answered; a glance finds something for queries with these words. */
function typingThatKnows(...words: readonly string[]) {
  const answered: string[] = [];
  const typing = createTyping({
    glance: (query) => Promise.resolve(words.some((word) => query.includes(word))),
    answerFirst: async (query, most) => void answered.push(`first ${most}: ${query}`),
    answer: async (query) => void answered.push(`whole: ${query}`),
  });
  const type = async (query: string, milliseconds = 100) => {
    for (let length = 1; length <= query.length; length++) {
      await typing.typed(query.slice(0, length));
      await vi.advanceTimersByTimeAsync(milliseconds);
    }
  };
  return { ...typing, answered, type };
}

test('a reader who types gets what is there already, the best result at a pause, and the whole answer at rest', async () => {
  const { answered, type } = typingThatKnows('fuse');
  await type('fuse box');
  expect(answered).toEqual(['first 1: fu', 'first 1: fus']);
  await vi.advanceTimersByTimeAsync(200);
  expect(answered.slice(2)).toEqual(['first 1: fuse box']);
  await vi.advanceTimersByTimeAsync(200);
  expect(answered.slice(3)).toEqual(['whole: fuse box']);
});

test('somebody who types on and on gets first results now and then', async () => {
  const { answered, type } = typingThatKnows('q');
  await type('quite a long question about a kettle');
  expect(answered).toEqual(['first 1: qu', 'first 1: quite a long question ']);
});

test('somebody who needs 250 ms for a key pauses no earlier than after that', async () => {
  const { answered, type } = typingThatKnows('fuse');
  await type('fuse box', 250);
  expect(answered).toEqual(['first 1: fu', 'first 1: fus']);
  await vi.advanceTimersByTimeAsync(400);
  expect(answered.slice(2)).toEqual(['first 1: fuse box', 'whole: fuse box']);
});

test('one letter is no question yet, one character of Chinese may be', async () => {
  const { answered, type } = typingThatKnows();
  await type('f');
  expect(answered).toEqual([]);
  await type('退');
  expect(answered).toEqual(['first 1: 退']);
});

test('a query that was withdrawn gets no answer', async () => {
  const { answered, type, stop } = typingThatKnows('fuse');
  await type('fuse');
  stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(answered).not.toContain('whole: fuse');
});

test.each([
  ['replace fu', 'replace '],
  ['replace fus', 'replace fus'],
  ['fu', 'fu'],
  ['iade ı', 'iade '],
  ['lamp 12', 'lamp 12'],
  ['設定 の', '設定 の'],
])('of %j, %j is answered between keys', (typed, answered) => {
  expect(withoutBeginning(typed)).toBe(answered);
});
