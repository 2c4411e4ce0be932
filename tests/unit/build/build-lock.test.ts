import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeBuildLock } from '#build/build-lock.ts';

let folder: string;
let lockFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fener-lock-'));
  lockFile = join(folder, 'build.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a build takes the lock and gives it back', () => {
  const lock = takeBuildLock(folder);
  expect(readFileSync(lockFile, 'utf8')).toBe(String(process.pid));
  lock.release?.();
  expect(takeBuildLock(folder).problem).toBeUndefined();
});

test('while another process builds, the build is refused and the process named', () => {
  writeFileSync(lockFile, String(process.ppid));
  const { problem } = takeBuildLock(folder);
  expect(problem).toMatchObject({
    code: 'build-running',
    message: `Process ${process.ppid} is building the same content.`,
  });
  expect(readFileSync(lockFile, 'utf8')).toBe(String(process.ppid));
});

test.each(['', 'not a number', String(spawnSync(process.execPath, ['-e', '']).pid)])(
  'a lock that says %j, whose build has ended, is taken over',
  (left) => {
    writeFileSync(lockFile, left);
    expect(takeBuildLock(folder).problem).toBeUndefined();
  },
);
