import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
const eject = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('scripts/eject.ts'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

test('a component is copied once, and never overwritten', () => {
  expect(eject('Rating')).toEqual({
    status: 0,
    stdout:
      'theme/components/Rating.astro\n' +
      'Keep <help-rating>, its form with its names and values, and everything with data-…: scripts look for it.\n',
    stderr: '',
  });
  const file = join(folder, 'theme/components/Rating.astro');
  expect(readFileSync(file, 'utf8')).toMatch(/^---\n\/\/ Copy of Rating, fener /);
  writeFileSync(file, 'mine');
  expect(eject('Rating', '--wrap')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'theme/components/Rating.astro already exists. Delete or rename it first.\n',
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(eject('--list').stdout).toMatch(/^ {2}Rating .*\(in theme\/components\/\)$/m);
});

test('a component that does not exist is told with the nearest', () => {
  const { status, stderr } = eject('Haeder');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^There is no component "Haeder"\. Did you mean "Header"\? Known: Header, Footer, /);
  expect(eject().stderr).toMatch(/^Name a component, or use --list\./);
});
