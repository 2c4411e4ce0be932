import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkThemeFiles } from '#files/read-theme.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('links of tokens and slots that lead out of the theme are told; those of own folders are not', () => {
  const folder = temporaryFolder();
  const themeDir = join(folder, 'theme');
  mkdirSync(join(themeDir, 'slots'), { recursive: true });
  mkdirSync(join(themeDir, 'own'));
  writeFileSync(join(folder, 'secret'), '');
  writeFileSync(join(themeDir, 'own/note.html'), '');
  for (const name of ['tokens.css', 'slots/footer.html', 'own/shared'])
    symlinkSync(join(folder, 'secret'), join(themeDir, name));
  symlinkSync(join(themeDir, 'own/note.html'), join(themeDir, 'slots/home-end.html'));
  const found = checkThemeFiles({ themeDir }).map(({ code, file }) => [
    code,
    file.replace(/.*\/theme\//, ''),
  ]);
  expect(found).toEqual([
    ['file-outside', 'slots/footer.html'],
    ['file-outside', 'tokens.css'],
  ]);
});
