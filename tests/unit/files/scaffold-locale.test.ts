import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scaffoldLocale } from '#files/add-locale.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const localesDir = temporaryFolder();
const places = placesFrom({ LOCALES_DIR: localesDir });

test('a language without messages of ours gets English ones, once', () => {
  const written = scaffoldLocale(places, 'fa');
  expect(written).toContain(join(localesDir, 'fa/common.json'));
  expect(readFileSync(join(localesDir, 'fa/common.json'), 'utf8')).toContain('"[en] ');
  expect(scaffoldLocale(places, 'fa')).toEqual([]);
});

test('a language that Fener speaks needs none, nor does one of its countries', () => {
  expect([...scaffoldLocale(places, 'de'), ...scaffoldLocale(places, 'pt-pt')]).toEqual([]);
  expect(existsSync(join(localesDir, 'de'))).toBe(false);
});
