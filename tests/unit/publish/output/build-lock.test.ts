import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { takeBuildLock } from '#publish/output/build-lock.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
test('a build takes the lock and gives it back', () => {
  const lock = takeBuildLock(folder);
  expect(takeBuildLock(folder).problem).toMatchObject({ code: 'build-running' });
  lock.release?.();
  expect(takeBuildLock(folder).problem).toBeUndefined();
});

test('while another process builds, the build is refused; when that is killed, its lock is gone', async () => {
  const code = `
    const { takeBuildLock } = await import('#publish/output/build-lock.ts');
    takeBuildLock(${JSON.stringify(folder)});
    process.stdout.write('taken');
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code]);
  await once(holder.stdout, 'data');
  expect(takeBuildLock(folder).problem).toMatchObject({
    code: 'build-running',
    message: 'Another process is building the same content.',
  });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(takeBuildLock(folder).problem).toBeUndefined();
});

test.each(['', 'not a lock', '4711'])("a damaged lock file that says %j is in nobody's way", (left) => {
  writeFileSync(join(folder, 'build.lock'), left);
  expect(takeBuildLock(folder).problem).toBeUndefined();
});
