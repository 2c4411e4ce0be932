import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { placesFrom } from '#files/places.ts';
import { readLocales } from '#files/read-locales.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const read = (locales = ['en']) =>
  readLocales(
    { shippedLocalesDir: join(folder, 'shipped'), localesDir: join(folder, 'own') },
    locales.map((id) => ({ id, lang: id })),
  );

const problems = () =>
  read().problems.map(({ code, at, message }) => [code, at && `${at.line}:${at.column}`, message]);

beforeEach(() => {
  write('shipped/en/common.json', '{ "title": "Help", "menu": { "close": "Close", "open": "Open" } }');
  write('shipped/de/common.json', '{ "title": "Hilfe", "menu": { "close": "Zu", "open": "Auf" } }');
});

test('messages are those that come with Fener, and in their place what the site says differently', () => {
  write('own/de/common.json', '{\n  "menu": {\n    "close": "Schließen"\n  }\n}\n');
  write('own/de/notes.txt', 'x');
  const { resources, written, problems: found } = read(['en', 'de']);
  expect(found).toEqual([]);
  expect(resources).toEqual({
    en: { common: { title: 'Help', menu: { close: 'Close', open: 'Open' } } },
    de: { common: { title: 'Hilfe', menu: { close: 'Schließen', open: 'Auf' } } },
  });
  expect(written.files.map(({ file }) => file)).toEqual([join(folder, 'own/de/common.json')]);
  expect(written.files[0]?.positionOf('menu.close')).toEqual({ line: 3, column: 5 });
  expect(written.shipped).toEqual(new Set(['en', 'de']));
});

test('a site needs no messages of its own; a language of a country takes those of the language', () => {
  const { resources, written } = read(['de-at']);
  expect(resources).toMatchObject({ 'de-at': { common: { title: 'Hilfe' } } });
  expect(written.shipped).toEqual(new Set(['de-at']));
});

test('a language that does not come with Fener has the messages that the site writes', () => {
  write('own/is/common.json', '{ "title": "Hjálp" }');
  const { resources, written } = read(['en', 'is']);
  expect(resources['is']).toEqual({ common: { title: 'Hjálp' } });
  expect(written.shipped).toEqual(new Set(['en']));
});

test('where both folders are one, the site writes all of its messages', () => {
  const both = { shippedLocalesDir: join(folder, 'shipped'), localesDir: join(folder, 'shipped') };
  const { written, resources } = readLocales(both, [{ id: 'de', lang: 'de' }]);
  expect(written.shipped).toEqual(new Set());
  expect(written.reference.map(({ locale }) => locale)).toEqual(['en']);
  expect(resources['de']).toMatchObject({ common: { title: 'Hilfe' } });
});

test('folders of other locales are not read', () => {
  write('own/fi/common.json', '{');
  expect(problems()).toEqual([]);
});

test.each([
  ['{\n  "a": "b"\n  "c": "d"\n}', 'json-syntax', '3:3', /comma is missing/],
  ['{\n  "a": b\n}', 'json-syntax', '2:8', /"b" has no quotes/],
  ['{\n  "a": 5\n}', 'invalid-value', '2:8', /^"a" is the number 5/],
  ['{\n  "a": { "b": null }\n}', 'invalid-value', '2:15', /"b" in "a" is empty/],
  ['[]', 'invalid-value', '1:1', /doesn't consist of keys/],
  ['{\n  "a": "x",\n  "a": "y"\n}', 'yaml-syntax', '3:3', /is already above/],
])('%j is a problem', (text, code, place, message) => {
  write('own/en/common.json', text);
  expect(problems()).toEqual([[code, place, expect.stringMatching(message)]]);
  expect(read().written.broken).toEqual([{ locale: 'en', namespace: 'common' }]);
});

test('a folder that LOCALES_DIR names has to be there; the default may be absent', () => {
  const read = (env: Readonly<Record<string, string>>) =>
    readLocales(placesFrom(env, '/nowhere'), [{ id: 'en', lang: 'en' }]).problems.map(
      ({ code, file, message }) => [code, file, message],
    );
  expect(read({})).toEqual([]);
  expect(read({ LOCALES_DIR: 'texts' })).toEqual([
    ['file-unreadable', 'LOCALES_DIR', 'There is no folder "/nowhere/texts".'],
  ]);
});
