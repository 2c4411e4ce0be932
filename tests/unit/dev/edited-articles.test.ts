import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { LiveContent } from '#dev/content-reader.ts';
import { createLiveContent } from '#dev/live-content.ts';
import { createWholeCheck } from '#dev/whole-check.ts';
import { placesFrom } from '#files/places.ts';
import { temporarySite } from './temporary-site.ts';

const article = (id: string, text: string, more = '') =>
  `---\nid: ${id}\ntitle: About ${id}\ndescription: All about ${id}.\n${more}---\n\n${text}\n`;

/** Three languages, one of which falls back to another. */
function site() {
  const { folder, write } = temporarySite();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  write('site.yaml', 'name: Help\nurl: https://help.example.com\nlocales: [en, de, tr]\n');
  for (const locale of ['en', 'de']) {
    write(`articles/${locale}/orders/index.md`, '---\ntitle: Orders\ndescription: All of them.\n---\n');
    write(`articles/${locale}/orders/one.md`, article('one', `## First\n\nA text in ${locale}.`));
  }
  write('articles/en/orders/two.md', article('two', 'See [one](one.md#first).'));
  const places = placesFrom({}, folder);
  return { write, places, path: (name: string) => join(places.contentDir, name) };
}

/** All that pages show. */
const viewsOf = ({ shown }: LiveContent) =>
  shown?.pages.map((page) => JSON.stringify([page.path, shown.viewOf(page)]));

const codesOf = ({ problems }: LiveContent) => problems.map(({ code }) => code);

test('an edited text shows at once as it will when everything is read again, in all languages that show it', async () => {
  const { write, places, path } = site();
  const live = createLiveContent(places, () => undefined, { waits: 0 });
  await live.read();
  const texts = ['## First\n\nOther words.', '## Before\n\n## First\n\nMore.', 'None.', '## A\n\n## First'];
  for (const [n, text] of texts.entries()) {
    const name = `articles/${n % 2 === 0 ? 'en' : 'de'}/orders/one.md`;
    write(name, article('one', text));
    live.hear(path(name));
    const edited = await live.read();
    expect(edited.isWhole).toBe(false);
    const anew = await createLiveContent(places, () => undefined).read();
    expect(viewsOf(edited)).toEqual(viewsOf(anew));
    const whole = await live.readWhole();
    expect(whole.isWhole).toBe(true);
    expect(codesOf(whole)).toEqual(codesOf(anew));
  }
});

test('problems of other pages are told when everything is checked, and belong to what was saved', async () => {
  const { write, places } = site();
  const told: string[] = [];
  const live = createLiveContent(places, (text) => told.push(text), { waits: 0 });
  await live.read();
  write('articles/en/orders/one.md', article('one', '## Renamed'));
  expect(codesOf(await live.read())).not.toContain('unknown-anchor');
  told.length = 0;
  expect(codesOf(await live.readWhole())).toContain('unknown-anchor');
  expect(told.join('')).toContain('two.md');
  // Nothing is left to check.
  expect(await live.readWhole()).toBe(live.latest());
});

test.each([
  ['an error', 'articles/en/orders/one.md', article('one', '<script>alert(1)</script>')],
  ['an empty file', 'articles/en/orders/one.md', ''],
  ['another id', 'articles/en/orders/one.md', article('other', 'Text.')],
  ['an id of another article', 'articles/en/orders/three.md', article('one', 'Text.')],
  ['a topic', 'articles/en/orders/index.md', '---\ntitle: Parcels\ndescription: All of them.\n---\n'],
  ['an article of a new topic', 'articles/en/more/three.md', article('three', 'Text.')],
  ['a translation of nothing', 'articles/de/orders/three.md', article('three', 'Text.')],
  ['a setting', 'site.yaml', 'name: Other\nurl: https://help.example.com\nlocales: [en, de, tr]\n'],
])('after %s was edited, everything is read at once', async (_, name, text) => {
  const { write, places } = site();
  const live = createLiveContent(places, () => undefined, { waits: 0 });
  await live.read();
  write(name, text);
  const content = await live.read();
  expect(content.isWhole).toBe(true);
  const anew = await createLiveContent(places, () => undefined).read();
  expect(codesOf(content)).toEqual(codesOf(anew));
});

test.each([
  ['a title', 'articles/en/orders/one.md', article('one', 'Text.').replace('About one', 'Another title')],
  ['the title of a translation', 'articles/de/orders/one.md', article('one', 'Text.').replace('About', 'Ab')],
  ['an address', 'articles/en/orders/one.md', article('one', 'Text.', 'slug: other\n')],
  ['an old address', 'articles/en/orders/one.md', article('one', 'Text.', 'movedFrom: [/en/old/]\n')],
  ['an article of one language', 'articles/en/orders/one.md', article('one', 'Text.', 'locales: [en]\n')],
  ['a new article', 'articles/en/orders/a-first.md', article('a-first', 'Text.')],
  ['a new translation', 'articles/de/orders/two.md', article('two', 'Text.')],
  ['a new local article', 'articles/de/orders/local.md', article('local', 'Text.', 'locales: [de]\n')],
])('after %s was edited, all pages show at once what they will', async (_, name, text) => {
  const { write, places, path } = site();
  const live = createLiveContent(places, () => undefined, { waits: 0 });
  const before = await live.read();
  write(name, text);
  live.hear(path(name));
  const edited = await live.read();
  expect(edited.isWhole).toBe(false);
  const anew = await createLiveContent(places, () => undefined).read();
  expect(viewsOf(edited)).toEqual(viewsOf(anew));
  expect(edited.shown?.centre.redirects).toEqual(anew.shown?.centre.redirects);
  expect(viewsOf(edited)).not.toEqual(viewsOf(before));
  expect(codesOf(await live.readWhole())).toEqual(codesOf(anew));
});

test('after many edits, one after the other, lists and addresses are what they would be', async () => {
  const { write, places, path } = site();
  write('articles/en/more/index.md', '---\ntitle: More\ndescription: All else.\n---\n');
  const live = createLiveContent(places, () => undefined, { waits: 0 });
  const before = await live.read();
  const edits: readonly (readonly [name: string, id: string, front: string])[] = [
    ['en/orders/two', 'two', 'order: 1\n'],
    ['en/orders/one', 'one', 'order: 2\nalso: [more]\n'],
    ['en/more/three', 'three', 'also: [orders]\n'],
    ['de/orders/one', 'one', 'slug: eins\n'],
    ['en/orders/one', 'one', 'unlisted: true\n'],
    ['en/orders/two', 'two', ''],
    ['en/orders/one', 'one', ''],
  ];
  for (const [name, id, front] of edits) {
    const file = `articles/${name}.md`;
    write(file, article(id, 'Text.', front));
    live.hear(path(file));
    const edited = await live.read();
    expect(edited.isWhole).toBe(false);
    const anew = await createLiveContent(places, () => undefined).read();
    expect(viewsOf(edited)).toEqual(viewsOf(anew));
  }
  expect(before.shown?.pages).not.toBe(live.latest()?.shown?.pages);
});

test('after a title was edited, the list of pages is the same one: nobody has to read it again', async () => {
  const { write, places, path } = site();
  const live = createLiveContent(places, () => undefined, { waits: 0 });
  const before = await live.read();
  write('articles/en/orders/one.md', article('one', 'Text.').replace('About one', 'Another title'));
  live.hear(path('articles/en/orders/one.md'));
  expect((await live.read()).shown?.pages).toBe(before.shown?.pages);
  expect((await live.readWhole()).shown?.pages).toBe(before.shown?.pages);
});

test.each(['articles/en/orders/two.md', 'articles/de/orders/one.md'])(
  'without %s, all pages show at once what they will',
  async (name) => {
    const { places, path } = site();
    const live = createLiveContent(places, () => undefined, { waits: 0 });
    await live.read();
    rmSync(path(name));
    live.hear(path(name));
    const edited = await live.read();
    expect(edited.isWhole).toBe(false);
    const anew = await createLiveContent(places, () => undefined).read();
    expect(viewsOf(edited)).toEqual(viewsOf(anew));
    expect(codesOf(await live.readWhole())).toEqual(codesOf(anew));
  },
);

test('a deleted article is gone at once', async () => {
  const { places, path } = site();
  const live = createLiveContent(places, () => undefined, { waits: 0 });
  expect((await live.read()).isPage('/en/orders/two/')).toBe(true);
  rmSync(path('articles/en/orders/two.md'));
  live.hear(path('articles/en/orders/two.md'));
  expect((await live.read()).isPage('/en/orders/two/')).toBe(false);
});

test('a place where everything is read quickly is checked at each edit', async () => {
  const { write, places } = site();
  const live = createLiveContent(places, () => undefined, { waits: Infinity });
  await live.read();
  write('articles/en/orders/one.md', article('one', '## Renamed'));
  expect(codesOf(await live.read())).toContain('unknown-anchor');
});

test('with many files, pages show before anything is checked, and problems are told once', async () => {
  const { write, places } = site();
  write('articles/en/orders/two.md', article('two', 'See [one](one.md#gone).'));
  const told: string[] = [];
  const check = createWholeCheck(places);
  const live = createLiveContent(places, (text) => told.push(text), {
    many: 3,
    check: () => Promise.resolve(check()),
  });
  const first = await live.read();
  const anew = await createLiveContent(places, () => undefined).read();
  expect(viewsOf(first)).toEqual(viewsOf(anew));
  expect(first.isWhole).toBe(false);
  expect(await live.read()).toBe(first);
  expect(told.splice(0)).toHaveLength(1);
  const whole = await live.readWhole();
  expect(whole.isWhole).toBe(true);
  expect(codesOf(whole)).toEqual(codesOf(anew));
  expect(codesOf(whole)).toContain('unknown-anchor');
  expect(told).toHaveLength(1);
});

/** A help centre of many files, which is checked when `whole` is called. */
function large() {
  const one = site();
  const check = createWholeCheck(one.places);
  return {
    ...one,
    live: createLiveContent(one.places, () => undefined, { many: 3, check: () => Promise.resolve(check()) }),
  };
}

test.each([
  ['a title', 'articles/en/orders/one.md', article('one', 'Text.').replace('About one', 'Another title')],
  ['an address', 'articles/en/orders/one.md', article('one', 'Text.', 'slug: other\n')],
  ['an error', 'articles/en/orders/one.md', article('one', '<script>alert(1)</script>')],
  ['an empty file', 'articles/en/orders/one.md', ''],
  ['a topic', 'articles/en/orders/index.md', '---\ntitle: Parcels\ndescription: All of them.\n---\n'],
  ['a new file', 'articles/en/orders/three.md', article('three', 'Text.')],
])('with many files, %s that was edited shows before everything is checked', async (_, name, text) => {
  const { write, live, places } = large();
  await live.read();
  await live.readWhole();
  write(name, text);
  const edited = await live.read();
  expect(edited.isWhole).toBe(false);
  const anew = await createLiveContent(places, () => undefined).read();
  const paths = [...(anew.shown?.pages ?? []).map(({ path }) => path), '/en/orders/one/'];
  expect(paths.map((path) => edited.problemsAt(path))).toEqual(paths.map((path) => anew.problemsAt(path)));
  expect(edited.shown?.pages).toEqual(anew.shown?.pages);
  const whole = await live.readWhole();
  expect(whole.isWhole).toBe(true);
  expect(codesOf(whole)).toEqual(codesOf(anew));
  expect(viewsOf(whole)).toEqual(viewsOf(anew));
});

test('with many files, a page with an error is not shown before everything is checked, and shows when it is mended', async () => {
  const { write, live } = large();
  write('articles/en/orders/one.md', article('one', '<script>alert(1)</script>'));
  write('articles/en/orders/two.md', article('two', '::snippet[note]'));
  write('snippets/en/note.md', '<script>alert(1)</script>\n');
  const first = await live.read();
  expect(first.problemsAt('/en/orders/one/').map(({ code }) => code)).toEqual(['unsafe-html']);
  expect(first.problemsAt('/en/orders/two/').map(({ code }) => code)).toContain('unsafe-html');
  const whole = await live.readWhole();
  expect(whole.problemsAt('/en/orders/one/')).toHaveLength(1);
  write('articles/en/orders/one.md', article('one', 'Text.'));
  const mended = await live.read();
  expect(mended.isWhole).toBe(false);
  expect(mended.problemsAt('/en/orders/one/')).toEqual([]);
});
