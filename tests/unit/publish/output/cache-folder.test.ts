import { linkSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { cacheMegabytes, sweepCache } from '#publish/output/cache-folder.ts';
import { walk } from '#files/walk.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  for (const name of ['images', 'parsed']) mkdirSync(join(folder, name));
});
function write(name: string, day: string): string {
  const path = join(folder, name);
  writeFileSync(path, 'x'.repeat(1000));
  utimesSync(path, new Date(day), new Date(day));
  return path;
}

test('pictures that no page shows stay for 30 days; what a site shows and what is read stays', () => {
  const shown = write('images/shown.webp', '2026-01-01');
  write('images/old.webp', '2026-10-01');
  write('images/young.webp', '2026-11-01');
  write('parsed/0.json', '2026-01-01');
  const files = [{ path: '_images/shown.webp', copyOf: shown, key: 'a' }];
  sweepCache(folder, files, new Date('2026-11-22'));
  expect(walk(folder).files).toEqual(['images/shown.webp', 'images/young.webp', 'parsed/0.json']);
});

test('the size of a cache counts each file once', () => {
  const path = write('parsed/0.json', '2026-01-01');
  linkSync(path, join(folder, 'images/0.json'));
  expect(cacheMegabytes(folder)).toBe(0.001);
  expect(cacheMegabytes(join(folder, 'none'))).toBe(0);
});
