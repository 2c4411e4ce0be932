import { cpSync, globSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parseAhead } from '#files/parse-ahead.ts';
import { KeptFiles } from '#files/kept-files.ts';
import { placesFrom, type Places } from '#files/places.ts';
import { readContent } from '#files/read-content.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
let places: Places;

beforeEach(() => {
  folder = temporaryFolder();
  for (const name of ['site.yaml', 'articles/en', 'articles/ar'])
    cpSync(join('content', name), join(folder, 'content', name), { recursive: true });
  places = placesFrom({}, folder);
});
const article = 'content/articles/en/returns/return-item.md';

/** What a process gives that has nothing in memory. */
const find = (name: string, reuse: string) =>
  new KeptFiles(places).find(join(folder, name), undefined, reuse);

/** The hash that the files of this centre were kept with. */
const reuseHash = (): string => {
  for (const name of globSync('parsed/*.json', { cwd: places.cacheDir })) {
    const known = /"reuse":"([0-9a-f]{16})"/.exec(readFileSync(join(places.cacheDir, name), 'utf8'));
    if (known?.[1]) return known[1];
  }
  throw new Error('Nothing is kept.');
};

test('every file is the same from the cache as parsed', () => {
  const read = readContent(places, { isKept: true });
  const kept = new KeptFiles(places);
  const reuse = reuseHash();
  for (const { positionOf, ...source } of read.sources) {
    const found = kept.find(source.file, source.committed, reuse)?.source;
    expect({ ...found, positionOf: undefined }).toEqual({ ...source, positionOf: undefined });
    for (const key of ['title', 'description', 'nothing'])
      expect(found?.positionOf([key])).toEqual(positionOf([key]));
  }
  expect(read.sources.length).toBeGreaterThan(60);
});

test('an edit, other snippets and variables, and a damaged cache count as absent', () => {
  readContent(places, { isKept: true });
  const reuse = reuseHash();
  expect(find(article, reuse)?.source?.kind).toBe('article');
  expect(find(article, 'other')).toBeUndefined();
  const path = join(folder, article);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('e', 'f'));
  expect(find(article, reuse)).toBeUndefined();
  writeFileSync(path, text);
  utimesSync(path, 1, 1);
  expect(find(article, reuse)?.source?.kind).toBe('article');
  for (const name of globSync('parsed/*.json', { cwd: places.cacheDir })) {
    const file = join(places.cacheDir, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"article"', '"articlf"'));
  }
  expect(find(article, reuse)).toBeUndefined();
});

test('the cache holds what is there, and what has come since', () => {
  readContent(places, { isKept: true });
  const reuse = reuseHash();
  const text = readFileSync(join(folder, article), 'utf8');
  rmSync(join(folder, article));
  const added = 'content/articles/en/returns/another.md';
  writeFileSync(join(folder, added), text);
  readContent(places, { isKept: true });
  writeFileSync(join(folder, article), text);
  expect(find(article, reuse)).toBeUndefined();
  expect(find(added, reuse)?.source?.path).toBe('returns/another');
});

test('threads parse ahead what a first check reads, the same', async () => {
  const { sources } = readContent(places);
  expect(KeptFiles.isEmpty(places)).toBe(true);
  await parseAhead(places, 20);
  expect(KeptFiles.isEmpty(places)).toBe(false);
  const kept = new KeptFiles(places);
  const reuse = reuseHash();
  const found = sources.map(({ file, committed }) => kept.find(resolve(file), committed, reuse)?.source);
  expect(found.map((source) => ({ ...source, positionOf: undefined }))).toEqual(
    sources.map((source) => ({ ...source, positionOf: undefined })),
  );
});

test('a text is parsed again where its facts are lost or damaged', () => {
  readContent(places, { isKept: true });
  const reuse = reuseHash();
  expect(find(article, reuse)?.source?.parts.facts?.words.length).toBeGreaterThan(5);
  for (const name of globSync('parsed/*.facts', { cwd: places.cacheDir })) {
    const file = join(places.cacheDir, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"words"', '"werds"'));
  }
  expect(find(article, reuse)).toBeUndefined();
});

test('facts of texts that stay are kept when another text changes', () => {
  readContent(places, { isKept: true });
  const reuse = reuseHash();
  const texts = () => globSync('articles/en/**/*.md', { cwd: join(folder, 'content') });
  for (const name of texts().slice(0, 3)) rmSync(join(folder, 'content', name));
  readContent(places, { isKept: true });
  for (const name of texts()) expect(find(join('content', name), reuse)?.source?.parts.facts).toBeDefined();
});
