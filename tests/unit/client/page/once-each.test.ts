import { expect, test } from 'vitest';
import { onceEach } from '#client/page/once-each.ts';

test('what was loaded is kept, by key', async () => {
  const asked: string[] = [];
  const load = onceEach(async (key: string) => (asked.push(key), key.toUpperCase()));
  expect(await Promise.all([load('a'), load('a'), load('b')])).toEqual(['A', 'A', 'B']);
  expect(asked).toEqual(['a', 'b']);
});

test('after a failure the next call tries again', async () => {
  let isOnline = false;
  const load = onceEach(async (key: string) => {
    if (!isOnline) throw new Error('offline');
    return key;
  });
  await expect(load('a')).rejects.toThrow('offline');
  isOnline = true;
  expect(await load('a')).toBe('a');
});
