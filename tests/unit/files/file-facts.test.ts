import { symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { contentHash } from '#base/content-hash.ts';
import { FileFacts } from '#files/file-facts.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
function hashOf(name: string): string {
  const facts = new FileFacts(folder);
  const hash = facts.hashOf(join(folder, name));
  facts.write();
  return hash;
}

test('an edit shows, also one that keeps size and time', () => {
  const path = join(folder, 'a.md');
  writeFileSync(path, 'one');
  expect(hashOf('a.md')).toBe(contentHash('one'));
  writeFileSync(path, 'two');
  utimesSync(path, 1, 1);
  expect(hashOf('a.md')).toBe(contentHash('two'));
  writeFileSync(path, 'six');
  utimesSync(path, 1, 1);
  expect(hashOf('a.md')).toBe(contentHash('six'));
});

test('a link stands for what it leads to, and a file that is not there has no hash', () => {
  writeFileSync(join(folder, 'a.md'), 'one');
  symlinkSync(join(folder, 'a.md'), join(folder, 'b.md'));
  expect(hashOf('b.md')).toBe(contentHash('one'));
  writeFileSync(join(folder, 'a.md'), 'other');
  expect([hashOf('b.md'), hashOf('c.md')]).toEqual([contentHash('other'), '']);
});
