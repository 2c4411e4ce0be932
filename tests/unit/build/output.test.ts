import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publish, restoreOutput } from '#build/output.ts';
import { walk } from '#files/walk.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'fener-output-'))));
afterEach(() => rmSync(folder, { recursive: true }));

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

test('an output folder that a killed build had taken away comes back', () => {
  const { outDir } = places();
  publishAll({ 'a.html': 'a' });
  renameSync(outDir, `${outDir}.old`);
  restoreOutput(outDir);
  expect(written()).toEqual(['a.html']);
});
