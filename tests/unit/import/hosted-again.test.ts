/** A hosted help centre that is imported again while its writers go on, and ours have begun. */
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { importContent } from '#import/import.ts';
import { makeCentre } from '../../hosted/centre.ts';
import { startHosted, type HostedServer } from '../../hosted/server.ts';
import { zendeskApi } from '../../hosted/zendesk.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { usualImport } from './usual-import.ts';

/** What the help centre has now: its languages, how many of its eight articles, and texts with others in their place. */
interface Now {
  readonly locales: readonly string[];
  readonly articles: number;
  readonly texts: Readonly<Record<string, string>>;
}

let now: Now;
let server: HostedServer;
let out: string;

beforeEach(async () => {
  now = { locales: ['en-us', 'de'], articles: 8, texts: {} };
  server = await startHosted((asked) => {
    const size = { articles: 8, locales: now.locales, filesEvery: 4, links: 0 };
    const centre = makeCentre(size);
    const reply = zendeskApi({ ...centre, articles: centre.articles.slice(0, now.articles) })(asked);
    if (typeof reply?.body !== 'object' || reply.body instanceof Uint8Array) return reply;
    const body = Object.entries(now.texts).reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      JSON.stringify(reply.body),
    );
    return { ...reply, body, headers: { 'content-type': 'application/json' } };
  });
  out = join(temporaryFolder(), 'content');
  await run();
});

afterEach(async () => {
  await server.close();
});

async function run() {
  const { written, notes } = await importContent({
    ...usualImport,
    source: 'zendesk',
    place: { kind: 'url', url: new URL(server.origin) },
    contentDir: out,
    url: 'https://help.example.com',
    downloads: true,
  });
  const told = notes.filter(({ kind }) => /^(?:conflict|merged|source-gone|file-skipped)$/.test(kind));
  return {
    written: Object.fromEntries(Object.entries(written).filter(([, count]) => count > 0)),
    notes: told.map(({ kind, file }) => `${kind} ${basename(file)}`),
  };
}

/** The file of an article by its number in the made centre: translations are called as their source. */
function fileOf(number: number, locale = 'en'): string {
  const [file] = globSync(`articles/${locale}/**/*-${number}-en-us.md`, { cwd: out });
  if (file === undefined) throw new Error(`article ${number} is not there in ${locale}`);
  return file;
}
const read = (file: string) => readFileSync(join(out, file), 'utf8');
const edit = (file: string, from: string, to: string) => {
  if (!read(file).includes(from)) throw new Error(`"${from}" is not in ${file}`);
  writeFileSync(join(out, file), read(file).replaceAll(from, to));
};
const errorsNow = () =>
  loadContent(placesFrom({ CONTENT_DIR: out }), { drafts: false, today: '2026-11-29' }).problems.filter(
    ({ severity }) => severity === 'error',
  );

test('nothing changed: nothing is written, and pictures are the same', async () => {
  const { written, notes } = await run();
  expect([Object.keys(written), notes]).toEqual([['unchanged'], []]);
});

test('both went on: what the source says elsewhere comes in, what writers said here stays', async () => {
  const [merged, taken, conflict] = [fileOf(1), fileOf(2), fileOf(3)];
  edit(merged, 'Before you start', 'First');
  edit(merged, 'title: ', 'title: Really, ');
  edit(conflict, 'Text 360003 in en-us', 'Our text');
  now = {
    ...now,
    texts: {
      'Text 360001 in en-us says': 'The new text says',
      'Text 360002 in en-us': 'Text two',
      'Text 360003 in en-us': 'Their text',
    },
  };
  expect((await run()).notes.toSorted()).toEqual([
    `conflict ${basename(conflict)}`,
    `merged ${basename(merged)}`,
  ]);
  for (const part of ['## First', 'title: Really, ', 'The new text says'])
    expect(read(merged)).toContain(part);
  expect(read(taken)).toContain('Text two');
  expect(read(conflict)).toContain('Our text');
  expect(read(`.import/theirs/${conflict}`)).toContain('Their text');
  expect(errorsNow()).toEqual([]);
  // Settled by hand, it is over.
  rmSync(join(out, '.import/theirs', conflict));
  const { written, notes } = await run();
  expect([written['updated'], written['merged'], notes]).toEqual([undefined, undefined, []]);
});

test('deleted there: out of lists in every language, and still at its address', async () => {
  const files = [fileOf(7), fileOf(7, 'de')];
  now = { ...now, articles: 7 };
  expect((await run()).notes).toEqual(files.map((file) => `source-gone ${basename(file)}`).toSorted());
  for (const file of files) expect(read(file)).toContain('unlisted: true');
  now = { ...now, articles: 8 };
  expect((await run()).notes).toEqual([]);
  expect(read(fileOf(7))).not.toContain('unlisted');
});

test('a new language there: beside the others, under the same ids, and what was edited stays', async () => {
  edit(fileOf(1), 'Before you start', 'First');
  now = { ...now, locales: [...now.locales, 'fr'] };
  const { notes } = await run();
  expect(notes).toEqual([]);
  const idOf = (file: string) => /^id: .*$/m.exec(read(file))?.[0];
  expect(
    globSync('articles/fr/**/*.md', { cwd: out }).filter((file) => !file.endsWith('index.md')),
  ).toHaveLength(8);
  expect(idOf(fileOf(1, 'fr'))).toBe(idOf(fileOf(1)));
  expect(read('site.yaml')).toMatch(/fr/);
  expect(read(fileOf(1))).toContain('## First');
  expect(errorsNow()).toEqual([]);
});

test('a page of articles that breaks off takes nothing out of lists', async () => {
  const before = read(fileOf(7));
  now = { ...now, articles: 7, texts: { '"id":360006': '"id":"none"' } };
  const { notes } = await run();
  expect(notes.filter((note) => note.startsWith('file-skipped'))).not.toEqual([]);
  expect(read(fileOf(7))).toBe(before);
  expect(existsSync(join(out, fileOf(6)))).toBe(true);
});
