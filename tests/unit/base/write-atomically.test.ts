import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { writeAtomically } from '#base/write-atomically.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
test('writes a file with the folders above it, text or bytes, and leaves nothing else', () => {
  writeAtomically(join(folder, 'a/b/text.txt'), 'grün');
  writeAtomically(join(folder, 'a/b/bytes'), Buffer.from([0, 255]), { isLasting: true });
  expect(readFileSync(join(folder, 'a/b/text.txt'), 'utf8')).toBe('grün');
  expect([...readFileSync(join(folder, 'a/b/bytes'))]).toEqual([0, 255]);
  expect(readdirSync(join(folder, 'a/b')).toSorted()).toEqual(['bytes', 'text.txt']);
});

test('replaces a file without touching it: whoever has it open goes on reading the old one', () => {
  const path = join(folder, 'file');
  writeFileSync(path, 'old', { mode: 0o444 });
  writeAtomically(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
});

test('a write that fails leaves the old file and no trace of the new one', () => {
  const path = join(folder, 'file');
  mkdirSync(path);
  writeFileSync(join(path, 'in the way'), '');
  expect(() => writeAtomically(path, 'new')).toThrow();
  expect(readdirSync(folder)).toEqual(['file']);
  expect(existsSync(join(path, 'in the way'))).toBe(true);
});
