import { afterEach, expect, test, vi } from 'vitest';
import { keepVote, votePrefix, waitingVotes } from '#client/feedback/waiting-votes.ts';
import { newId } from '#client/feedback/delivery.ts';

/** A browser's storage: its keys are its own properties. */
class Storage {
  [key: string]: unknown;
  getItem(key: string): unknown {
    return this[key] ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

afterEach(() => vi.unstubAllGlobals());

const id = newId();
const event = (own: object) => ({ id, t: Date.now(), a: 'x', l: 'en', r: '0', ...own });

test('votes and comments wait, oldest first', () => {
  vi.stubGlobal('localStorage', new Storage());
  const vote = { ...event({ t: Date.now() - 5 }), k: 'rate', vk: newId(), s: 1, x: 1 } as const;
  const comment = {
    ...event({}),
    id: newId(),
    k: 'comment',
    vk: newId(),
    s: 2,
    c: 'x'.repeat(2000),
  } as const;
  keepVote(comment);
  keepVote(vote);
  expect(waitingVotes()).toEqual([vote, comment]);
});

test.each([
  ['a list', []],
  ['null', null],
  ['a number', 5],
  ['an event without a time', { ...event({}), t: undefined }],
  ['a comment that no request can carry', event({ k: 'comment', c: 'x'.repeat(70_000) })],
  ['reasons that no request can carry', event({ k: 'rate', x: -1, why: 'x'.repeat(70_000) })],
])('%s in storage is dropped: it would keep every later vote waiting', (_, damaged) => {
  const storage = Object.assign(new Storage(), { [`${votePrefix}${id}`]: JSON.stringify(damaged) });
  vi.stubGlobal('localStorage', storage);
  expect(waitingVotes()).toEqual([]);
  expect(Object.keys(storage)).toEqual([]);
});
