import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { FileFacts } from '#files/file-facts.ts';
import { placesFrom } from '#files/places.ts';
import { readInputs } from '#publish/output/inputs.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
const now = new Date('2026-11-22T10:00:00Z');
const keyOf = (more: Partial<Parameters<typeof readInputs>[0]> = {}, env: Record<string, string> = {}) => {
  const places = placesFrom(env, folder);
  return readInputs({ places, now, ...more }, new FileFacts(places.cacheDir)).inputs;
};

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

test.each([
  'content/site.yaml',
  'content/articles/en/t/a.md',
  'content/public/.well-known/security.txt',
  'public/.well-known/security.txt',
  'locales/en/common.json',
  'theme/tokens.css',
  'theme/slots/footer.html',
  'package-lock.json',
])('a change of %s shows, and what is as before is the same', (name) => {
  const none = keyOf();
  write(name, 'one');
  const one = keyOf();
  expect(one).not.toBe(none);
  expect(keyOf()).toBe(one);
  write(name, 'two');
  expect(keyOf()).not.toBe(one);
});

test('another day, address or output is another site; another minute is not', () => {
  const key = keyOf();
  expect(keyOf({ now: new Date('2026-11-22T23:59:00Z') })).toBe(key);
  expect(keyOf({ now: new Date('2026-11-23T00:00:00Z') })).not.toBe(key);
  expect(keyOf({ isCompressed: true })).not.toBe(key);
  expect(keyOf({}, { SITE_URL: 'https://other.example' })).not.toBe(key);
  expect(keyOf({}, { OUT_DIR: 'other' })).not.toBe(key);
});
