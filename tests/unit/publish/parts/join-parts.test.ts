import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { contentHash } from '#base/content-hash.ts';
import { sealOf } from '#base/seal.ts';
import { placesFrom } from '#files/places.ts';
import { ledger } from '#publish/output/ledger.ts';
import { joinParts } from '#publish/parts/join-parts.ts';
import { partRecord, type MadeFrom } from '#publish/parts/part-record.ts';
import { partDir, type Part } from '#publish/parts/part.ts';
import { writePart } from '#publish/parts/write-part.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let siteDir: string;
beforeEach(() => void (siteDir = temporaryFolder()));
const places = () => placesFrom({}, siteDir);
const from: MadeFrom = { content: 'c', code: 'f', node: 'v24.0.0', siteUrl: '' };

/** Writes a part with these pages, given by their texts. */
function write(part: Part, pages: Readonly<Record<string, string>>, made: Partial<MadeFrom> = {}): string {
  const { cacheDir } = places();
  const nameOf = (path: string) => `${path.slice(1)}index.html`;
  const stored = Object.fromEntries(Object.entries(pages).map(([path, text]) => [nameOf(path), text]));
  const files = part.number === 1 ? { ...stored, '.well-known/x': 'rest' } : stored;
  rmSync(cacheDir, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cacheDir, 'site', name)), { recursive: true });
    writeFileSync(join(cacheDir, 'site', name), text);
  }
  ledger.write(join(cacheDir, 'pages.json'), {
    madeFrom: {
      code: 'k',
      ...Object.fromEntries(Object.keys(pages).map((path) => [path, `key of ${path}`])),
    },
    files: Object.fromEntries(Object.keys(files).map((name) => [name, sealOf(join(cacheDir, 'site', name))])),
  });
  writePart(part, {
    places: places(),
    from: { ...from, ...made },
    centre: { site: { locales: [] } },
    images: { files: new Set() },
    files: [],
  });
  rmSync(cacheDir, { recursive: true });
  return partDir(places(), part);
}

const one = { number: 1, of: 3 };
const two = { number: 2, of: 3 };
const empty = { number: 3, of: 3 };
const writeAll = () => [write(one, { '/en/': 'home' }), write(two, { '/tr/': 'ev' }), write(empty, {})];

const joined = (folders: readonly string[] = [join(siteDir, 'parts')]) => joinParts(folders, places(), from);
const problemsOf = (folders?: readonly string[]) =>
  joined(folders).problems?.map(({ code, file, message, fix }) => [
    code,
    file.replace(`${siteDir}/`, ''),
    message.replaceAll(`${siteDir}/`, ''),
    fix,
  ]);

const toldOf = () => problemsOf()?.map(([code, file, message]) => [code, file, message]);

test('parts become one cache, whatever it held before; one of them may be empty', () => {
  writeAll();
  const { cacheDir } = places();
  mkdirSync(join(cacheDir, 'site/old'), { recursive: true });
  expect(joined().problems).toBeUndefined();
  joined().take?.();
  const { madeFrom, files } = ledger.read(join(cacheDir, 'pages.json')) ?? {};
  expect(madeFrom).toEqual({ code: 'k', '/en/': 'key of /en/', '/tr/': 'key of /tr/' });
  expect(Object.keys(files ?? {})).toEqual(['en/index.html', '.well-known/x', 'tr/index.html']);
  for (const [name, seal] of Object.entries(files ?? {}))
    expect(seal).toEqual(sealOf(join(cacheDir, 'site', name)));
  expect(readFileSync(join(cacheDir, 'site/tr/index.html'), 'utf8')).toBe('ev');
  expect(existsSync(join(cacheDir, 'site/old'))).toBe(false);
});

test('a part that is missing is named, and how to build it', () => {
  const [first = ''] = writeAll();
  rmSync(join(siteDir, 'parts/2-of-3'), { recursive: true });
  const second = ['part-missing', 'parts', 'Part 2/3 is missing.'];
  expect(problemsOf()).toEqual([[...second, 'Copy its folder here, or run "npx fener build --part 2/3".']]);
  expect(problemsOf([first])?.map(([, , message]) => message)).toEqual([
    'Part 2/3 is missing.',
    'Part 3/3 is missing.',
  ]);
  expect(problemsOf([join(siteDir, 'nowhere')])?.map(([, , message]) => message)).toEqual([
    'There are no parts.',
  ]);
});

test('a part that is there twice is named with both its folders', () => {
  writeAll();
  cpSync(join(siteDir, 'parts/2-of-3'), join(siteDir, 'parts/copy'), { recursive: true });
  expect(problemsOf()).toEqual([
    ['part-twice', 'parts/copy', 'Part 2/3 is also in "parts/2-of-3".', 'Remove one of the two folders.'],
  ]);
});

test('a torn part is named with what is torn, and nothing is said of others that could follow from it', () => {
  const [first = '', second = '', third = ''] = writeAll();
  rmSync(join(first, 'site/.well-known'), { recursive: true });
  writeFileSync(join(first, 'site/en/index.html'), 'home, edited');
  writeFileSync(join(second, 'site/tr/index.html'), '');
  writeFileSync(join(third, 'part.json'), readFileSync(join(third, 'part.json'), 'utf8').slice(0, -9));
  const again =
    "Copy the whole folder again, with files whose names begin with a dot. If that doesn't help, run";
  expect(problemsOf()).toEqual([
    [
      'part-torn',
      'parts/3-of-3',
      'It has no part.json, or one that was changed.',
      'Copy the whole folder again. If it is not a part, move it elsewhere.',
    ],
    [
      'part-torn',
      'parts/1-of-3',
      '"site/en/index.html" and 1 other file are missing or changed.',
      `${again} "npx fener build --part 1/3" again.`,
    ],
    [
      'part-torn',
      'parts/2-of-3',
      '"site/tr/index.html" is missing or changed.',
      `${again} "npx fener build --part 2/3" again.`,
    ],
  ]);
});

test.each([
  [{ content: 'other' }, 'It was built from other content, messages or theme than there are here.'],
  [{ code: 'other' }, 'It was built by another version of Fener or of a package.'],
  [{ node: 'v24.9.0' }, 'It was built by Node v24.9.0, and this is v24.0.0.'],
  [{ siteUrl: 'https://a.example' }, 'It was built with SITE_URL="https://a.example", and here that is "".'],
])('parts of something else (%j) are named, one cause once', (made, message) => {
  write(one, { '/en/': 'home' }, made);
  write(two, { '/tr/': 'ev' }, made);
  write(empty, {});
  const too = ' The same goes for "parts/2-of-3".';
  expect(toldOf()).toEqual([['part-differs', 'parts/1-of-3', message + too]]);
});

test('parts of builds with other numbers of parts are named', () => {
  write({ number: 1, of: 2 }, { '/en/': 'home' });
  write(two, { '/tr/': 'ev' });
  expect(toldOf()).toEqual([
    ['part-differs', 'parts/2-of-3', 'It is part 2/3, but the first one is one of 2.'],
  ]);
});

test('a forged part writes nothing outside the cache', () => {
  const folder = write({ number: 1, of: 1 }, { '/en/': 'home' });
  const record = partRecord.read(join(folder, 'part.json'));
  const name = '../../forged';
  writeFileSync(join(folder, name), 'x');
  if (record) partRecord.write(join(folder, 'part.json'), { ...record, files: { [name]: contentHash('x') } });
  expect(problemsOf()?.map(([code]) => code)).toEqual(['part-torn']);
});
