import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { prepareImages } from '#publish/images/images.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

test('a file that somebody waits for is made before its turn, and all are made once', async () => {
  const folder = temporaryFolder();
  const paths = new Map<string, string>();
  for (let n = 0; n < 12; n++) {
    const path = join(folder, `${n}.png`);
    const background = { r: n, g: 0, b: 0 };
    writeFileSync(
      path,
      await sharp({ create: { width: 600, height: 400, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    paths.set(`${n}.png`, path);
  }
  const { images, files, converted, awaitFile } = await prepareImages(paths, folder);
  const last = images.get('11.png')?.src.split('/').at(-1) ?? '';
  expect(files.has(last)).toBe(true);
  await awaitFile(last);
  expect(existsSync(join(folder, 'images', last))).toBe(true);
  await awaitFile('nothing.webp');
  expect(await converted).toEqual([]);
  for (const file of files) expect(existsSync(join(folder, 'images', file))).toBe(true);
});
