/** Caches and outputs that something has damaged: each next build gives what a clean build gives. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBuildLock } from '#publish/output/build-lock.ts';
import { createRandom, type Random } from '../bench/random.ts';
import { createHelpCentre, type TestHelpCentre } from './help-centre.ts';

/** `DAMAGED_BUILDS=200 DAMAGES=1` builds after each damage. */
const builds = Number(process.env['DAMAGED_BUILDS'] ?? 5);
const damagesEach = Number(process.env['DAMAGES'] ?? 40);

let centre: TestHelpCentre;
let clean: ReadonlyMap<string, Buffer>;

beforeAll(() => {
  centre = createHelpCentre();
  const stores = join(centre.places.contentDir, 'stores');
  mkdirSync(stores);
  writeFileSync(
    join(stores, 'stores.yaml'),
    JSON.stringify({
      stores: [
        {
          code: 'TR-1',
          name: 'Kadıköy',
          address: {
            lines: 'Cadde 12',
            city: 'Kadıköy',
            region: 'İstanbul',
            postcode: '34710',
            country: 'TR',
          },
          geo: { lat: 40.99012, lng: 29.02418 },
          hours: 'Mo-Sa 10:00-22:00',
          updated: '2026-10-01',
        },
      ],
    }),
  );
  build();
  // The second build makes the spare folder.
  centre.edit('articles/en/orders/track.md', (text) => `${text}\nOne more sentence.\n`);
  build();
  clean = centre.read();
}, 240_000);

afterAll(() => centre.remove());

function build(): void {
  const { status, output } = centre.run('build');
  if (status !== 0) throw new Error(output);
}

const isClean = () => {
  const now = centre.read();
  const names = [...new Set([...clean.keys(), ...now.keys()])];
  expect(names.filter((name) => !clean.get(name)?.equals(now.get(name) ?? Buffer.alloc(0)))).toEqual([]);
};

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

const damages: readonly ((path: string, random: Random) => string)[] = [
  (path) => {
    rmSync(path);
    return 'deleted';
  },
  (path, random) => {
    const size = Math.floor(random() * lstatSync(path).size);
    truncateSync(path, size);
    return `cut to ${size}`;
  },
  (path, random) => {
    const bytes = readFileSync(path);
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(path, bytes);
    return `bit of byte ${at} flipped`;
  },
];

test(
  `${builds * damagesEach} files of the cache and the output are deleted, cut and changed: each next build is right`,
  { timeout: builds * 120_000 },
  () => {
    const random = createRandom(7);
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
    for (let round = 0; round < builds; round++) {
      const done: string[] = [];
      for (let n = 0; n < damagesEach; n++) {
        // Records first, as there are few of them; then the cache and the output alike.
        const { cacheDir, outDir } = centre.places;
        const cached = filesBelow(cacheDir);
        const records = cached.filter((path) => path.endsWith('.json') && !path.includes('/spare/'));
        const path = pick(n % 8 === 0 ? records : n % 8 === 1 ? filesBelow(outDir) : cached);
        if (path) done.push(`${path}: ${pick(damages)?.(path, random)}`);
      }
      const { status, output } = centre.run('build');
      expect([done, status, output]).toEqual([done, 0, expect.any(String)]);
      isClean();
    }
  },
);

test('a torn record does not trouble the check', () => {
  for (const path of filesBelow(centre.places.cacheDir).filter((name) => name.endsWith('.json'))) {
    truncateSync(path, Math.floor(lstatSync(path).size / 2));
  }
  const check = centre.run('check');
  expect(check.output).toContain('was built from other content');
  expect(check.output).not.toContain('    at ');
  build();
  isClean();
  expect(centre.run('check').output).not.toContain('was built from other content');
}, 240_000);

test('what somebody edits in the output is put right, and never reaches the cache', () => {
  const { outDir, cacheDir } = centre.places;
  const before = new Map(filesBelow(cacheDir).map((path) => [path, readFileSync(path)]));
  for (const path of filesBelow(outDir)) appendFileSync(path, 'edited by hand');
  const isChanged = ([path, bytes]: [string, Buffer]) =>
    !path.includes('/spare/') && !bytes.equals(readFileSync(path));
  expect([...before].filter(isChanged).map(([path]) => path)).toEqual([]);
  const again = centre.run('build');
  expect([again.status, again.rendered]).toEqual([0, 0]);
  isClean();
}, 240_000);

test('a cache of another version, or whose files are another cache’s, counts as absent', () => {
  const { cacheDir } = centre.places;
  for (const path of filesBelow(cacheDir).filter((name) => name.endsWith('.json'))) {
    if (!path.includes('/spare/')) writeFileSync(path, '{"code":"x","pages":{},"files":{}}');
  }
  build();
  isClean();
  const [first, second] = filesBelow(join(cacheDir, 'images'));
  if (first && second) {
    renameSync(first, `${first}.x`);
    renameSync(second, first);
    renameSync(`${first}.x`, second);
  }
  build();
  isClean();
}, 240_000);

test('a cache that is deleted while a build runs: no stack trace, and the next build is right', async () => {
  const { cacheDir, outDir } = centre.places;
  centre.edit('articles/en/orders/track.md', (text) => text.replace('One more', 'Another'));
  const child = centre.start('build');
  const ended = once(child, 'exit');
  await until(() => existsSync(join(cacheDir, 'rendered')) || child.exitCode !== null);
  rmSync(cacheDir, { recursive: true, force: true, maxRetries: 10 });
  await ended;
  expect(existsSync(outDir)).toBe(true);
  build();
  centre.edit('articles/en/orders/track.md', (text) => text.replace('Another', 'One more'));
  build();
  isClean();
}, 240_000);

/** Asks again at each turn of the event loop. */
async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}

/** Runs a command with a disk of its own at the cache, which no other process sees. */
const withDisk = (options: string) => [
  'unshare',
  '--user',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o ${options} cache "$0" && exec "$@"`,
  centre.places.cacheDir,
];

test.each([
  ['full', 'size=400k', 'There is no space left on the disk.'],
  ['read-only', 'ro', 'You may not write to the folder or file.'],
])(
  'a disk that is %s is a problem with a fix, and the site stays',
  (_, options, says) => {
    const [program = '', ...args] = withDisk(options);
    if (spawnSync(program, [...args, 'true']).status !== 0) return; // this system lets tests mount nothing
    const before = centre.read();
    const { status, output } = centre.run('build', [], withDisk(options));
    expect(output).toContain(says);
    expect(output).toContain('disk-refuses');
    expect(output).not.toMatch(/file:\/\/\S*\/src\//);
    expect(status).toBe(1);
    expect([...centre.read().keys()]).toEqual([...before.keys()]);
  },
  240_000,
);

test('of two builds at once, the second one says so and changes nothing', () => {
  const lock = takeBuildLock(centre.places.cacheDir);
  const { status, output } = centre.run('build');
  lock.release?.();
  expect([status, output]).toEqual([1, expect.stringContaining('build-running')]);
  build();
  isClean();
}, 240_000);
