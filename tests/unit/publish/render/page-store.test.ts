import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { PageReference } from '#model/pages/page-list.ts';
import {
  keepRest,
  planRendering,
  readStored,
  storedFiles,
  storeRendered,
} from '#publish/render/page-store.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let cacheDir: string;
beforeEach(() => void (cacheDir = temporaryFolder()));
const reference = (path: string): PageReference => ({
  path,
  key: '',
  isIndexed: true,
  hasCopy: true,
  locale: 'en',
  kind: 'topic',
  route: 'locale',
});

/** What a build would do; `views` are what pages print, by path. */
const planFor = (views: Readonly<Record<string, string>>, { code = 'code', chooser = 'chooser' } = {}) =>
  planRendering(
    readStored(cacheDir),
    { pages: Object.keys(views).map(reference), keys: new Map(Object.entries(views)), code, chooser },
    cacheDir,
  );

/** Plans, renders what is planned, and gives the output with its texts. */
function build(views: Readonly<Record<string, string>>, keys?: { code?: string; chooser?: string }) {
  const plan = planFor(views, keys);
  const rendered = join(cacheDir, 'rendered');
  rmSync(rendered, { recursive: true, force: true });
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(rendered, name)), { recursive: true });
    writeFileSync(join(rendered, name), text);
  };
  if (plan.isNeeded) {
    for (const { path } of plan.changed) write(`${path.slice(1)}index.html`, views[path] ?? '');
    write('index.html', 'chooser');
    write('demo/index.html', 'public');
    write(`_astro/${keys?.code ?? 'code'}.css`, 'styles');
  }
  const files = storedFiles(storeRendered(plan, rendered, cacheDir), cacheDir, '/en/404/');
  const texts = files.map((file) => [file.path, 'copyOf' in file ? readFileSync(file.copyOf, 'utf8') : '']);
  return { changed: plan.changed.map(({ path }) => path), isNeeded: plan.isNeeded, texts };
}

const views = { '/en/': 'home', '/en/a/': 'a', '/en/404/': 'not found' };
const site = [
  ['en/index.html', 'home'],
  ['en/a/index.html', 'a'],
  ['en/404.html', 'not found'],
  ['404.html', 'not found'],
  ['_astro/code.css', 'styles'],
  ['demo/index.html', 'public'],
  ['index.html', 'chooser'],
];

test('a first build renders all, the next one nothing, and both give the same files', () => {
  expect(build(views)).toEqual({ changed: Object.keys(views), isNeeded: true, texts: site });
  const again = build(views);
  expect([again.changed, again.isNeeded]).toEqual([[], false]);
  expect(new Set(again.texts)).toEqual(new Set(site));
});

test('a page whose view has changed is rendered, and no other', () => {
  build(views);
  const next = build({ ...views, '/en/a/': 'edited' });
  expect(next.changed).toEqual(['/en/a/']);
  expect(next.texts).toContainEqual(['en/a/index.html', 'edited']);
  expect(next.texts).toContainEqual(['en/index.html', 'home']);
});

test('what somebody has changed in the cache is rendered again', () => {
  build(views);
  writeFileSync(join(cacheDir, 'site/en/a/index.html'), 'tampered');
  expect(build(views).texts).toContainEqual(['en/a/index.html', 'a']);
  rmSync(join(cacheDir, 'site/_astro/code.css'));
  const next = build(views);
  expect([next.changed, next.isNeeded]).toEqual([[], true]);
  expect(next.texts).toContainEqual(['_astro/code.css', 'styles']);
});

test('a page that is gone leaves the site and the cache', () => {
  build(views);
  const { '/en/a/': _, ...fewer } = views;
  expect(build(fewer).texts.map(([path]) => path)).not.toContain('en/a/index.html');
  expect(existsSync(join(cacheDir, 'site/en/a/index.html'))).toBe(false);
});

test('another chooser needs the renderer, other code renders every page', () => {
  build(views);
  const listed = planFor(views, { chooser: 'another' });
  expect([listed.changed, listed.isNeeded]).toEqual([[], true]);
  const next = build(views, { code: 'new' });
  expect(next.changed).toEqual(Object.keys(views));
  expect(next.texts.map(([path]) => path)).not.toContain('_astro/code.css');
});

test('a build that ends between two states is followed by a full one', () => {
  build(views);
  const plan = planFor({ ...views, '/en/a/': 'edited' });
  expect(() => storeRendered(plan, join(cacheDir, 'nothing'), cacheDir)).toThrow();
  expect(planFor(views).changed.map(({ path }) => path)).toEqual(Object.keys(views));
});

test('what belongs to no page stays without the renderer, but for a new chooser', () => {
  build(views);
  const plan = planFor({ ...views, '/en/a/': 'edited' }, { chooser: 'another' });
  const rendered = join(cacheDir, 'rendered');
  mkdirSync(join(rendered, 'en/a'), { recursive: true });
  writeFileSync(join(rendered, 'en/a/index.html'), 'edited');
  writeFileSync(join(rendered, 'index.html'), 'new chooser');
  const stored = storeRendered(keepRest(plan), rendered, cacheDir);
  const texts = storedFiles(stored, cacheDir, '/en/404/').map(({ path, ...file }) => [
    path,
    'copyOf' in file ? readFileSync(file.copyOf, 'utf8') : '',
  ]);
  expect(new Map(texts as [string, string][])).toEqual(
    new Map([...(site as [string, string][]), ['en/a/index.html', 'edited'], ['index.html', 'new chooser']]),
  );
});
