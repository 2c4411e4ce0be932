import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLocales } from '#files/read-locales.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'fener-locales-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const problems = () =>
  readLocales(folder).problems.map(({ code, at, message }) => [
    code,
    at && `${at.line}:${at.column}`,
    message,
  ]);

test('messages are read by locale and namespace, with the place of each key', () => {
  write('en/common.json', '{\n  "title": "A",\n  "menu": {\n    "title": "B"\n  }\n}\n');
  write('en/notes.txt', 'x');
  const { resources, files, problems: found } = readLocales(folder);
  expect(found).toEqual([]);
  expect(resources).toEqual({ en: { common: { title: 'A', menu: { title: 'B' } } } });
  expect(files[0]?.positionOf('menu.title')).toEqual({ line: 4, column: 5 });
});

test.each([
  ['{\n  "a": "b"\n  "c": "d"\n}', 'json-syntax', '3:3', /comma is missing/],
  ['{\n  "a": b\n}', 'json-syntax', '2:8', /"b" has no quotes/],
  ['{\n  "a": 5\n}', 'invalid-value', '2:8', /^"a" is the number 5/],
  ['{\n  "a": { "b": null }\n}', 'invalid-value', '2:15', /"b" in "a" is empty/],
  ['[]', 'invalid-value', '1:1', /doesn't consist of keys/],
  ['{\n  "a": "x",\n  "a": "y"\n}', 'yaml-syntax', '3:3', /is already above/],
])('%j is a problem', (text, code, place, message) => {
  write('en/common.json', text);
  expect(problems()).toEqual([[code, place, expect.stringMatching(message)]]);
  expect(readLocales(folder).broken).toEqual([{ locale: 'en', namespace: 'common' }]);
});

test('a folder without English is a problem: nothing could be said', () => {
  write('tr/common.json', '{}');
  expect(problems()).toEqual([['message-missing', undefined, 'There are no messages in "en".']]);
});
