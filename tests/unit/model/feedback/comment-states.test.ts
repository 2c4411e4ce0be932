import { expect, test } from 'vitest';
import { commentId } from '#report/comment-id.ts';
import {
  formatStates,
  parseStates,
  stateOf,
  withStates,
  type CommentStates,
} from '#model/feedback/comment-states.ts';

const written = [
  { article: 'return-item', locale: 'en', day: 20_500, body: 'Step 2 is missing' },
  { article: 'return-item', locale: 'tr', day: 20_400, body: 'Adım 2 yok' },
];
const comments = written.map((comment) => ({ ...comment, id: commentId(comment) }));
const ids = comments.map(({ id }) => id);
const none: CommentStates = new Map();
const read = (text: string) => parseStates({ file: 'content/comments.yaml', text });

test('states come back from the file, oldest comment first, and without a word of a reader', () => {
  const states = withStates(none, comments, { ids, state: 'done', note: 'see "#12": fixed' });
  const text = formatStates(states);
  expect(text.split('\n').slice(1)).toEqual([
    'comments:',
    `  - { id: "${ids[1]}", article: "return-item", locale: "tr", day: "2025-11-08", state: "done", note: "see \\"#12\\": fixed" }`,
    `  - { id: "${ids[0]}", article: "return-item", locale: "en", day: "2026-02-16", state: "done", note: "see \\"#12\\": fixed" }`,
    '',
  ]);
  expect(text).not.toMatch(/Step|Adım/);
  expect(read(text)).toEqual({ states: new Map([...states].toReversed()), problems: [] });
  expect(formatStates(read(text).states ?? none)).toBe(text);
  expect(stateOf(ids[0] ?? '', states)).toMatchObject({ state: 'done', note: 'see "#12": fixed' });
  const [first] = comments;
  expect(first && stateOf(commentId({ ...first, body: 'Step 3 is missing' }), states).state).toBe('new');
});

test('"new" takes an entry away, and so does a comment that is gone', () => {
  const states = withStates(none, comments, { ids, state: 'ignored' });
  expect([...withStates(states, comments, { ids: ids.slice(1), state: 'new' }).keys()]).toEqual(
    ids.slice(0, 1),
  );
  expect([...withStates(states, comments.slice(1), { ids: [], state: 'done' }).keys()]).toEqual(ids.slice(1));
  expect(read(formatStates(none))).toEqual({ states: none, problems: [] });
});

test('a file that somebody broke is told with its line', () => {
  expect(read('comments:\n  - { id: 12, state: finished }\n').problems.map(({ at }) => at?.line)).toContain(
    2,
  );
  expect(read('comments:\n  - { id: 12, state: finished }\n').states).toBeUndefined();
});
