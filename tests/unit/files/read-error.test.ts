import { expect, test } from 'vitest';
import { readTextFile } from '#files/text-file.ts';
import { walk } from '#files/walk.ts';
import { whyUnreadable } from '#files/read-error.ts';

test('what the system refuses is said in words', () => {
  expect(readTextFile('no-such-file.md').problems?.[0]?.message).toBe(
    "The file can't be read: it doesn't exist.",
  );
  expect(readTextFile('src').problems?.[0]?.message).toBe("The file can't be read: it is a folder.");
  expect(walk('package.json').problems[0]?.message).toBe("The folder can't be listed: it isn't a folder.");
  expect(whyUnreadable(new Error('a disk failed'))).toBe('a disk failed');
});
