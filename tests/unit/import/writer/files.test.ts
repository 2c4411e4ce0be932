import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '#import/writer/files.ts';
import { emptyManifest } from '#import/writer/manifest.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

test('nothing is written outside of the content folder', async () => {
  const folder = temporaryFolder();
  const written = writeFiles({
    contentDir: join(folder, 'content'),
    files: [{ path: 'articles/../../outside.md', source: 'a', text: 'x' }],
    assets: new Map(),
    manifest: emptyManifest,
  });
  await expect(written).rejects.toThrow('lies outside of the content folder');
  expect(existsSync(join(folder, 'outside.md'))).toBe(false);
});
