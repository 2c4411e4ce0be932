/** Building again after random edits of every kind gives what a clean build of the same site gives, byte for byte. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walk } from '#files/walk.ts';
import { writeCorpus } from '../bench/corpus.ts';
import { createRandom, type Random } from '../bench/random.ts';
import { edits } from './random-edits.ts';

/** `WARM_ARTICLES=300 WARM_EDITS=200 WARM_EACH=1` builds after each of 200 edits, and compares each build. */
const articles = Number(process.env['WARM_ARTICLES'] ?? 30);
const editsInAll = Number(process.env['WARM_EDITS'] ?? 60);
const editsEach = Number(process.env['WARM_EACH'] ?? 60);
const seed = Number(process.env['WARM_SEED'] ?? 1);

const parts = ['content', 'locales', 'theme', 'public'] as const;

let top: string;
let warm: string;
/** The site before all edits, with its clean build. */
let first: string;

beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), 'fener-warm-'));
  warm = join(top, 'warm');
  for (const part of parts) mkdirSync(join(warm, part), { recursive: true });
  await writeCorpus({ folder: join(warm, 'content'), articles, locales: ['en', 'tr'], seed: 1 });
  expect(build(warm)).toMatchObject({ status: 0 });
  first = join(top, 'first');
  copySite(warm, first);
  cpSync(join(warm, 'dist'), join(first, 'dist'), { recursive: true });
}, 600_000);

afterAll(() => rmSync(top, { recursive: true, force: true }));

function build(
  folder: string,
  args: readonly string[] = [],
): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('bin/fener.js'), 'build', '--brief', ...args],
    {
      cwd: folder,
      env: { ...process.env, CI: 'true' },
      encoding: 'utf8',
    },
  );
  return { status, output: stdout + stderr };
}

/** Puts what people write in the place of what is there. */
function copySite(from: string, to: string): void {
  for (const part of parts) {
    rmSync(join(to, part), { recursive: true, force: true });
    cpSync(join(from, part), join(to, part), { recursive: true, preserveTimestamps: true });
  }
}

/** Some edits at once; those after which the site could not be built are taken back. */
function edit(from: number, to: number, random: Random): readonly string[] {
  const before = join(top, 'before');
  copySite(warm, before);
  // Each kind in turn, so that none is left out.
  const kinds = Object.entries(edits);
  const done: string[] = [];
  for (let n = from; n < to; n++) {
    const [name, make] = kinds[n % kinds.length] ?? [];
    make?.({ folder: warm, random }, n);
    done.push(`${n}: ${name}`);
  }
  const { status, output } = build(warm);
  if (status !== 0 && !output.includes('Nothing was written'))
    throw new Error(`${done.join(', ')}\n${output}`);
  if (status === 0) return done;
  copySite(before, warm);
  expect(build(warm)).toMatchObject({ status: 0 });
  return [...done, `taken back: ${output}`];
}

/** Names of files that two built sites have differently. */
function differences(...sites: readonly [string, string]): string[] {
  const [ours, theirs] = sites.map((folder) => {
    const dist = join(folder, 'dist');
    return new Map(
      walk(dist, { hasHidden: true }).files.map((name) => [name, readFileSync(join(dist, name))]),
    );
  });
  const names = [...new Set([...(ours?.keys() ?? []), ...(theirs?.keys() ?? [])])];
  return names.filter((name) => !ours?.get(name)?.equals(theirs?.get(name) ?? Buffer.from('none')));
}

function differencesFromCleanBuild(n: number): string[] {
  const clean = join(top, `clean-${n}`);
  copySite(warm, clean);
  expect(build(clean)).toMatchObject({ status: 0 });
  const different = differences(warm, clean);
  rmSync(clean, { recursive: true });
  return different;
}

test(
  `after ${editsInAll} random edits of every kind, warm builds equal clean ones`,
  () => {
    const random = createRandom(seed);
    let takenBack = 0;
    for (let from = 0; from < editsInAll; from += editsEach) {
      const done = edit(from, Math.min(from + editsEach, editsInAll), random);
      if (done.at(-1)?.startsWith('taken back')) takenBack++;
      expect([done, differencesFromCleanBuild(from)]).toEqual([done, []]);
    }
    // Most edits must have been real ones.
    expect(takenBack * editsEach).toBeLessThan(editsInAll / 4);
  },
  editsInAll * 120_000,
);

test.each([2, 3])(
  '%d parts, joined on a machine without a cache, equal one build',
  (of) => {
    const joined = join(top, `joined-${of}`);
    rmSync(join(warm, 'parts'), { recursive: true, force: true });
    copySite(warm, joined);
    for (let part = 1; part <= of; part++)
      expect(build(warm, ['--part', `${part}/${of}`])).toMatchObject({ status: 0 });
    const { status, output } = build(joined, ['--join', join(warm, 'parts')]);
    expect([status, output]).toEqual([0, expect.stringMatching(/ 0 of them rendered now/)]);
    expect(differences(warm, joined)).toEqual([]);
  },
  600_000,
);

test('with the cache of another folder and other content, some of it torn, a build equals a clean one', () => {
  const foreign = join(top, 'foreign');
  copySite(first, foreign);
  cpSync(join(warm, '.cache'), join(foreign, '.cache'), { recursive: true });
  const cached = walk(join(foreign, '.cache'), { hasHidden: true }).files.map((name) =>
    join(foreign, '.cache', name),
  );
  for (const path of cached.filter((_, n) => n % 5 === 0))
    truncateSync(path, Math.floor(statSync(path).size / 2));
  expect(build(foreign)).toMatchObject({ status: 0 });
  expect(differences(foreign, first)).toEqual([]);
}, 600_000);
