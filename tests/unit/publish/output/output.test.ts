import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { isAsLeft } from '#publish/output/held.ts';
import { publish } from '#publish/output/output.ts';
import { finishExchange } from '#publish/output/output-places.ts';
import { walk } from '#files/walk.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
const places = () => ({ outDir: join(folder, 'dist'), cacheDir: join(folder, 'cache') });
const page = (path: string, content: string) => ({ path, content });

function publishAll(files: Readonly<Record<string, string>>): void {
  mkdirSync(places().cacheDir, { recursive: true });
  publish(
    Object.entries(files).map(([path, content]) => page(path, content)),
    places(),
  );
}

const written = () => walk(places().outDir).files.toSorted();

test('the output folder holds exactly the files, after many changes as after a few', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${n}/index.html`, `page ${n}`]));
  publishAll(many);
  expect(written()).toEqual(Object.keys(many).toSorted());

  const { 'p0/index.html': _, ...fewer } = many;
  publishAll({ ...fewer, 'p1/index.html': 'changed' });
  expect(written()).toEqual(Object.keys(fewer).toSorted());
  expect(readFileSync(join(places().outDir, 'p1/index.html'), 'utf8')).toBe('changed');
  expect(existsSync(join(places().outDir, 'p0'))).toBe(false);

  publishAll({ 'only.html': 'one' });
  expect(written()).toEqual(['only.html']);
});

test('a file that somebody has changed in the output folder is written again', () => {
  publishAll({ 'a.html': 'a', 'b.html': 'b', 'c.html': 'c' });
  writeFileSync(join(places().outDir, 'a.html'), 'tampered');
  publishAll({ 'a.html': 'a', 'b.html': 'b', 'c.html': 'c' });
  expect(readFileSync(join(places().outDir, 'a.html'), 'utf8')).toBe('a');
});

test('what else lies in the output folder is gone: files, links, and a folder where a page should be', () => {
  const files = { 'a.html': 'a', 'b/index.html': 'b' };
  publishAll(files);
  const { outDir } = places();
  mkdirSync(join(outDir, 'own/notes'), { recursive: true });
  writeFileSync(join(outDir, 'own/notes/thesis.txt'), 'mine');
  mkdirSync(join(folder, 'elsewhere'));
  rmSync(join(outDir, 'b'), { recursive: true });
  symlinkSync(join(folder, 'elsewhere'), join(outDir, 'b'));
  rmSync(join(outDir, 'a.html'));
  mkdirSync(join(outDir, 'a.html'));
  publishAll(files);
  expect(written()).toEqual(Object.keys(files));
  publishAll({ ...files, 'a.html': 'new' });
  expect(written()).toEqual(Object.keys(files));
  expect(walk(join(folder, 'elsewhere')).files).toEqual([]);
});

test('only what is as it was left counts as there, wherever somebody has been', () => {
  const { outDir } = places();
  const files = { 'a.html': 'a', 'b/index.html': 'b', 'b/c/index.html': 'c', 'd/index.html': 'd' };
  publishAll(files);
  const isLeft = () => isAsLeft(outDir, '', places());
  const visits: Readonly<Record<string, () => void>> = {
    'a file in a folder': () => writeFileSync(join(outDir, 'b/c/own.html'), 'own'),
    'an empty folder': () => mkdirSync(join(outDir, 'd/empty')),
    'a file that is gone': () => rmSync(join(outDir, 'b/c/index.html')),
    'a file under another name': () => renameSync(join(outDir, 'd/index.html'), join(outDir, 'd/e.html')),
    'a folder behind a link': () => {
      renameSync(join(outDir, 'b'), join(folder, 'moved'));
      symlinkSync(join(folder, 'moved'), join(outDir, 'b'));
    },
    'a file in place of a folder': () => {
      rmSync(join(outDir, 'b'), { recursive: true });
      writeFileSync(join(outDir, 'b'), 'b');
    },
  };
  for (const [visit, make] of Object.entries(visits)) {
    expect([visit, isLeft()]).toEqual([visit, true]);
    make();
    expect([visit, isLeft()]).toEqual([visit, false]);
    publishAll(files);
    expect([visit, written()]).toEqual([visit, Object.keys(files).toSorted()]);
  }
  expect(existsSync(join(outDir, 'd/empty'))).toBe(false);
});

test('a page gives way to a folder, and back', () => {
  publishAll({ a: 'a', b: 'b' });
  publishAll({ 'a/index.html': 'a', b: 'b' });
  publishAll({ 'a/index.html': 'new', b: 'b' });
  expect(written()).toEqual(['a/index.html', 'b']);
  publishAll({ a: 'a', b: 'b' });
  publishAll({ a: 'a', b: 'new' });
  expect(written()).toEqual(['a', 'b']);
});

test('editing the output by hand reaches neither the cache nor the next output', () => {
  const cached = join(folder, 'image.webp');
  writeFileSync(cached, 'pixels');
  const files = (text: string) => [
    { path: 'image.webp', copyOf: cached, key: 'k' },
    { path: 'other.webp', copyOf: cached, key: 'k' },
    page('a.html', text),
  ];
  const read = (name: string) => readFileSync(join(places().outDir, name), 'utf8');
  for (const text of ['1', '2', '3', '4']) {
    publish(files(text), places());
    expect([read('image.webp'), read('other.webp'), read('a.html')]).toEqual(['pixels', 'pixels', text]);
    writeFileSync(join(places().outDir, 'image.webp'), 'edited');
    expect(readFileSync(cached, 'utf8')).toBe('pixels');
  }
  publish(files('4'), places());
  expect(read('image.webp')).toBe('pixels');
});

test('an edit writes what it changes, and nothing else', () => {
  const pages = Array.from({ length: 20 }, (_, n) => page(`p${n}/index.html`, `page ${n}`));
  const with0 = (text: string) => [page('p0/index.html', text), ...pages.slice(1)];
  const inodes = () => pages.map(({ path }) => statSync(join(places().outDir, path)).ino);
  publish(pages, places());
  publish(with0('edited'), places());
  const before = inodes();
  publish(with0('edited again'), places());
  publish(with0('and again'), places());
  const after = inodes();
  expect(after.filter((inode, n) => inode !== before[n])).toEqual([after[0]]);
});

test('an exchange that a killed build left half done is put right', () => {
  const { outDir, cacheDir } = places();
  publishAll({ 'a.html': 'old' });
  publishAll({ 'a.html': 'new' });
  renameSync(outDir, join(cacheDir, 'spare.old'));
  finishExchange(places());
  expect(readFileSync(join(outDir, 'a.html'), 'utf8')).toBe('new');

  renameSync(join(cacheDir, 'spare'), join(cacheDir, 'spare.old'));
  finishExchange(places());
  expect(readFileSync(join(cacheDir, 'spare/a.html'), 'utf8')).toBe('old');
});

test('an output folder that is a link stays one', () => {
  const { outDir } = places();
  mkdirSync(join(folder, 'web'));
  symlinkSync(join(folder, 'web'), outDir);
  for (const text of ['1', '2', '3']) {
    publishAll({ 'a.html': text });
    expect(readFileSync(join(folder, 'web/a.html'), 'utf8')).toBe(text);
  }
  expect(lstatSync(outDir).isSymbolicLink()).toBe(true);
});

test('killed at any moment, a build that publishes leaves the old site or the new one', async () => {
  const code = `
    const { publish } = await import('#publish/output/output.ts');
    const { finishExchange } = await import('#publish/output/output-places.ts');
    const places = ${JSON.stringify(places())};
    finishExchange(places);
    for (let site = 1; ; site++) {
      const files = Array.from({ length: 60 }, (_, n) => ({ path: 'p' + n + '/index.html', content: 'site ' + site }));
      publish(files, places);
      if (site === 2) process.stdout.write('ready');
    }`;
  for (let kill = 0; kill < 8; kill++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    // So long as the publishing goes on, at another place of it each time.
    for (const until = performance.now() + kill * 1.7; performance.now() < until;) await setImmediate();
    child.kill('SIGKILL');
    await once(child, 'exit');
    finishExchange(places());
    const texts = written().map((name) => readFileSync(join(places().outDir, name), 'utf8'));
    expect(texts).toHaveLength(60);
    expect(new Set(texts).size).toBe(1);
  }
});
