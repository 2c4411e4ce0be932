import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';

test('messages of a language that Fener does not speak go to the site that is written to', () => {
  const top = temporaryFolder();
  for (const [locale, text] of [
    ['en', 'Send it back.'],
    ['fa', 'آن را پس بفرستید.'],
  ]) {
    mkdirSync(join(top, `here/old/${locale}`), { recursive: true });
    writeFileSync(join(top, `here/old/${locale}/refund.md`), `# Refund\n\n${text}\n`);
  }
  const env = { ...process.env, LOCALES_DIR: '' };
  const words = [resolve('scripts/import.ts'), 'old', '--out', '../site/content'];
  execFileSync(process.execPath, words, { cwd: join(top, 'here'), env, stdio: 'pipe' });
  expect(existsSync(join(top, 'site/locales/fa/common.json'))).toBe(true);
  expect(existsSync(join(top, 'here/locales'))).toBe(false);
});

test('what a disk refuses is told with the folder', () => {
  const top = temporaryFolder();
  writeFileSync(join(top, 'content'), '');
  mkdirSync(join(top, 'old'));
  writeFileSync(join(top, 'old/refund.md'), '# Refund\n\nText.\n');
  const words = ['scripts/import.ts', join(top, 'old'), '--out', join(top, 'content/help')];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('A file is where a folder should be. Name another folder, or move the file.\n');
  expect(stderr).not.toContain('    at ');
});
