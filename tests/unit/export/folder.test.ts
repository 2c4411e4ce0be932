import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { whyNot, writeExport } from '#export/folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
const places = { contentDir: '/nowhere/content' };
beforeEach(() => {
  folder = temporaryFolder();
});
test('a folder with anything of somebody else is refused; an empty, absent or own one is not', () => {
  expect(whyNot(folder, places)).toBeUndefined();
  expect(whyNot(join(folder, 'absent'), places)).toBeUndefined();
  writeFileSync(join(folder, 'mine.txt'), 'x');
  expect(whyNot(folder, places)).toContain('no export wrote');
});

test('a file is refused', () => {
  writeFileSync(join(folder, 'mine.txt'), 'x');
  expect(whyNot(join(folder, 'mine.txt'), places)).toContain('is a file');
});

test('a folder within the content is refused, even if it is absent', () => {
  const within = { contentDir: folder };
  expect(whyNot(join(folder, 'articles/out'), within)).toContain('would be read as content');
  expect(whyNot(folder, within)).toContain('would be read as content');
});

test('the next export removes what it no longer has, and nothing else', () => {
  writeExport(folder, [
    { path: 'en/a.md', text: 'a' },
    { path: 'en/b.md', text: 'b' },
  ]);
  writeFileSync(join(folder, 'mine.txt'), 'x');
  expect(whyNot(folder, places)).toBeUndefined();
  writeExport(folder, [{ path: 'en/b.md', text: 'c' }]);
  expect(existsSync(join(folder, 'en/a.md'))).toBe(false);
  expect(readFileSync(join(folder, 'en/b.md'), 'utf8')).toBe('c');
  expect(existsSync(join(folder, 'mine.txt'))).toBe(true);
});

test('nothing is written or removed outside, whatever a list says', () => {
  expect(() => writeExport(folder, [{ path: '../a.md', text: 'a' }])).toThrow('outside');
  writeFileSync(join(folder, '.fener-export.json'), '{"files":["../../x"]}');
  expect(() => writeExport(folder, [])).toThrow('outside');
});
