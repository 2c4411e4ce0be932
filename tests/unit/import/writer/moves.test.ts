import { expect, test } from 'vitest';
import { findGone } from '#import/writer/gone.ts';
import type { Manifest, ManifestEntry } from '#import/writer/manifest.ts';
import { findMoves } from '#import/writer/moves.ts';
import { originOf } from '#import/writer/origins.ts';

const entry = (id?: string, more: Partial<ManifestEntry> = {}): ManifestEntry => ({
  source: `key of ${id ?? 'topic'}`,
  hash: 'topic',
  id,
  ...more,
});

function movesOf(imported: Record<string, string | undefined>, present: Record<string, string | undefined>) {
  const files = Object.fromEntries(Object.entries(imported).map(([path, id]) => [path, entry(id)]));
  const { movedTo, deleted } = findMoves({
    manifest: { version: 1, files },
    present: new Set(Object.keys(present)),
    ids: new Map(Object.entries(present).flatMap(([path, id]) => (id === undefined ? [] : [[path, id]]))),
    hashAt: () => 'another',
  });
  return { movedTo: Object.fromEntries(movedTo), deleted: [...deleted] };
}

test('an article is found again by its id, in its language', () => {
  const imported = { 'articles/en/a/x.md': 'x', 'articles/de/a/x.md': 'x' };
  expect(movesOf(imported, { 'articles/en/b/y.md': 'x', 'articles/de/a/x.md': 'x' })).toEqual({
    movedTo: { 'articles/en/a/x.md': 'articles/en/b/y.md' },
    deleted: [],
  });
  expect(movesOf(imported, { 'articles/en/b/y.md': 'x' }).deleted).toEqual(['articles/de/a/x.md']);
});

test('a topic is where most of its articles are', () => {
  const imported = {
    'articles/en/a/index.md': undefined,
    'articles/en/a/x.md': 'x',
    'articles/en/a/y.md': 'y',
    'articles/en/a/z.md': 'z',
  };
  const present = {
    'articles/en/b/index.md': undefined,
    'articles/en/b/x.md': 'x',
    'articles/en/b/y.md': 'y',
    'articles/en/c/index.md': undefined,
    'articles/en/c/z.md': 'z',
  };
  expect(movesOf(imported, present).movedTo['articles/en/a/index.md']).toBe('articles/en/b/index.md');
});

test('a topic without articles is found if its index is unchanged', () => {
  const { movedTo } = findMoves({
    manifest: { version: 1, files: { 'articles/en/a/index.md': entry() } },
    present: new Set(['articles/en/b/index.md', 'articles/en/c/index.md']),
    ids: new Map(),
    hashAt: (path) => (path.includes('/c/') ? 'topic' : 'another'),
  });
  expect([...movedTo]).toEqual([['articles/en/a/index.md', 'articles/en/c/index.md']]);
});

const manifestOf = (...groups: readonly (readonly [string | undefined, readonly string[]])[]): Manifest => ({
  version: 1,
  files: Object.fromEntries(
    groups.flatMap(([from, keys], group) =>
      keys.map((source) => [`articles/en/${group}/${source}.md`, { source, hash: '', from }]),
    ),
  ),
});

test.each([
  { what: 'a first import', manifest: manifestOf(), keys: ['a'], from: 'markdown docs' },
  {
    what: 'the same folder',
    manifest: manifestOf(['markdown docs', ['a', 'b', 'c', 'd']]),
    keys: ['a', 'x', 'y'],
    from: 'markdown docs',
  },
  {
    what: 'the same folder under another name',
    manifest: manifestOf(['markdown help', ['a', 'b', 'c', 'd']]),
    keys: ['a', 'b', 'x'],
    from: 'markdown help',
  },
  {
    what: 'another folder of the same name',
    manifest: manifestOf(['markdown docs', ['a', 'b', 'c', 'd']]),
    keys: ['x', 'y'],
    from: 'markdown docs 2',
  },
  {
    what: 'another folder with a name or two in common',
    manifest: manifestOf(['markdown help', ['README', 'b', 'c', 'd']]),
    keys: ['README', 'y'],
    from: 'markdown docs',
  },
  {
    what: 'an import from before sources had names',
    manifest: manifestOf([undefined, ['a', 'b']]),
    keys: ['a', 'b'],
    from: undefined,
  },
])('origin: $what', ({ manifest, keys, from }) => {
  expect(originOf({ name: 'markdown docs', isUnique: false, keys: new Set(keys) }, manifest)).toBe(from);
});

const goneOf = (files: Record<string, ManifestEntry>, wanted: readonly string[]) =>
  findGone({
    entries: new Map(Object.entries(files)),
    from: undefined,
    isWanted: (path) => wanted.includes(path),
    leftOut: ['fr'],
    sourceKeys: new Set(['en\nkey of deleted']),
  }).map(({ path, mayRetire }) => [path, mayRetire]);

test('what is gone from the source, and what of it may leave the lists', () => {
  const files = {
    'articles/en/a.md': entry('a'),
    'articles/de/a.md': entry('a'),
    'articles/en/b.md': entry('b'),
    'articles/de/b.md': entry('b'),
    'articles/fr/a.md': entry('a'),
    'articles/en/t/index.md': entry(),
    'articles/en/other.md': entry('c', { from: 'zendesk acme' }),
    'articles/en/deleted.md': entry('deleted'),
  };
  expect(goneOf(files, ['articles/en/a.md'])).toEqual([
    ['articles/de/a.md', false],
    ['articles/en/b.md', false],
    ['articles/de/b.md', false],
    ['articles/en/t/index.md', false],
  ]);
});

test('one article of three that is gone may leave the lists; two of three stay', () => {
  const files = {
    'articles/en/a.md': entry('a'),
    'articles/en/b.md': entry('b'),
    'articles/en/c.md': entry('c'),
  };
  expect(goneOf(files, ['articles/en/a.md', 'articles/en/b.md'])).toEqual([['articles/en/c.md', true]]);
  expect(goneOf(files, ['articles/en/a.md']).every(([, mayRetire]) => mayRetire === false)).toBe(true);
});
