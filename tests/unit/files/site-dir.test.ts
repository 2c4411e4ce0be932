import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { siteDirOf } from '#files/site-dir.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let top: string;
beforeEach(() => (top = temporaryFolder()));
const withPackage = (folder: string, content: object) => {
  mkdirSync(join(top, folder), { recursive: true });
  writeFileSync(join(top, folder, 'package.json'), JSON.stringify(content));
};

test('content belongs to the nearest folder above it that uses Fener', () => {
  withPackage('help', { dependencies: { fener: '^1.0.0' } });
  withPackage('help/shop', { name: 'shop' });
  expect(siteDirOf(join(top, 'help/content'))).toBe(join(top, 'help'));
  expect(siteDirOf(join(top, 'help/shop/texts/content'))).toBe(join(top, 'help'));
});

test('content that no package is around belongs to the folder that it lies in', () => {
  withPackage('', { dependencies: { other: '^1.0.0' } });
  expect(siteDirOf(join(top, 'trial/content'))).toBe(join(top, 'trial'));
});
