import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { importContent } from '#import/import.ts';
import { openFolder } from '#import/sources/place.ts';
import type { ImportResult } from '#import/writer/writer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { contentAlone, usualImport } from './usual-import.ts';

const fixture = join(import.meta.dirname, '../../fixtures/import-markdown');
let source: string;
let out: string;

beforeEach(() => {
  source = join(temporaryFolder(), 'Kestrel Help');
  cpSync(fixture, source, { recursive: true });
  out = join(temporaryFolder(), 'content');
});

const run = (options: { readonly isDry?: boolean } = {}) =>
  importContent({
    ...usualImport,
    ...options,
    place: openFolder(source),
    shownName: 'Kestrel Help',
    contentDir: out,
    url: 'https://help.example.com',
  });

/** Every file of the output with its bytes. */
const readOut = () =>
  Object.fromEntries(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .map((path) => [path.slice(out.length + 1), readFileSync(path, 'utf8')]),
  );

const shorten = (notes: ImportResult['notes']) =>
  notes.map(
    ({ file, line, kind, what }) =>
      `${file.replace(/.*(Kestrel Help|content)\//, '')}:${line} ${kind} ${what}`,
  );

const track = 'articles/en/orders-delivery/track-your-parcel.md';

test('a folder of Markdown becomes content that builds, with what is open marked', async () => {
  const { notes, counts } = await run();
  expect(counts).toEqual({
    sources: 4,
    articles: 3,
    topics: 3,
    images: 2,
    files: 0,
    links: 3,
    addresses: 2,
  });
  expect(Object.keys(readOut()).filter((name) => !name.startsWith('.import/'))).toEqual([
    '.import.json',
    'articles/en/orders-delivery/images/parcel.png',
    'articles/en/orders-delivery/index.md',
    track,
    'articles/en/returns/grossen/index.md',
    'articles/en/returns/grossen/sizes.md',
    'articles/en/returns/images/label.png',
    'articles/en/returns/index.md',
    'articles/en/returns/return-a-parcel.md',
    'site.yaml',
  ]);
  const { problems } = loadContent(contentAlone(out), { drafts: false, today: '2026-01-01' });
  expect(problems.map(({ code }) => code)).toEqual(['todo-image', 'todo-image', 'todo-link']);
  expect(shorten(notes)).toMatchInlineSnapshot(`
    [
      "Orders & Delivery/Track-your-parcel.md:16 image-missing img/form.png",
      "Orders & Delivery/Track-your-parcel.md:26 style-removed 1 inline style",
      "README.md:undefined top-text the home page has no text of its own",
      "Returns/Größen/Sizes.md:3 image-missing chart.png",
      "Returns/Return-a-parcel.md:4 front-matter-key author: "Wren"",
      "Returns/Return-a-parcel.md:14 heading-level level 3 became 2: Labels",
      "Returns/Return-a-parcel.md:16 link-unknown https://help.kestrel.example/hc/en-us/articles/9",
      "Returns/Return-a-parcel.md:20 video-transcript https://www.youtube.com/watch?v=k3strel-0001",
    ]
  `);
});

test('the converted texts read as if they had been written here', async () => {
  await run();
  const files = readOut();
  expect(files[track]).toMatchInlineSnapshot(`
    "---
    id: track-your-parcel
    title: Track your parcel
    description: Follow your parcel from our warehouse to your door. You need the order number from your confirmation e-mail.
    legacy: [zendesk:4400100200300]
    ---

    Follow your parcel from our warehouse to your door. You need the order number from your confirmation e-mail.

    ## With the order number {#by-number}

    1. Open :kbd[Menu] and press ![Parcel button](images/parcel.png).

    2. Enter the number, for example \`10:30:AB\`.

       ![The form with the field for the order number](todo:img/form.png)

    > [!NOTE]
    > Between 8:00 and 10:30 the page may be slow.

    ## If nothing shows up

    See [return a parcel](id:return-a-parcel#labels) or
    [Sizes](id:sizes), or read what [the carrier](https://carrier.example/hc/en-us/articles/77) says.

    :::details[Carriers]

    | Carrier | Days |
    | - | - |
    | Swift | 2 in cities<br>4 elsewhere |

    :::
    "
  `);
  expect(files['articles/en/returns/return-a-parcel.md']).toMatchInlineSnapshot(`
    "---
    id: return-a-parcel
    title: Return a parcel
    description: Every parcel can come back within thirty days…
    legacy: [zendesk:4400100200301]
    ---

    Every parcel can come back within thirty days:

    * unworn
    * with its [number](id:track-your-parcel#by-number)

    ## Labels

    Print the label, or ask for one in [our old guide](todo:https://help.kestrel.example/hc/en-us/articles/9).

    ![The label on a parcel](images/label.png "The label on a parcel")

    :::video{src="https://www.youtube.com/watch?v=k3strel-0001" title="Packing a parcel"}

    To be written.

    :::
    "
  `);
  expect(files['articles/en/orders-delivery/index.md']).toMatchInlineSnapshot(`
    "---
    title: Orders & Delivery
    description: Track your parcel
    ---
    "
  `);
  expect(files['site.yaml']).toMatchInlineSnapshot(`
    "name: Kestrel Help
    url: https://help.example.com
    locales: [en]
    "
  `);
});

test('a second import changes nothing', async () => {
  await run();
  const first = readOut();
  expect((await run()).written).toMatchObject({ unchanged: 8, added: 0, updated: 0, kept: 0 });
  expect(readOut()).toEqual(first);
});

test('a changed source changes only its own file', async () => {
  await run();
  const first = readOut();
  const file = join(source, 'Returns/Return-a-parcel.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('thirty days', 'sixty days'));
  expect((await run()).written).toMatchObject({ updated: 1, unchanged: 7, added: 0, kept: 0 });
  const changed = Object.entries(readOut()).filter(([name, text]) => first[name] !== text);
  expect(changed.map(([name]) => name)).toEqual([
    '.import.json',
    '.import/last/articles/en/returns/return-a-parcel.md',
    'articles/en/returns/return-a-parcel.md',
  ]);
});

test('what is left to do is named in the source and in the new file', async () => {
  const { notes } = await run();
  const lines = notes
    .filter(({ kind }) => /^(?:image-missing|link-unknown|heading-level)$/.test(kind))
    .map(({ what, output }) => {
      const path = output?.file.replace(/.*content\//, '') ?? '';
      return `${what}: ${readOut()[path]?.split('\n')[(output?.line ?? 0) - 1]}`;
    });
  expect(lines).toMatchInlineSnapshot(`
    [
      "img/form.png:    ![The form with the field for the order number](todo:img/form.png)",
      "chart.png: ![Chart](todo:chart.png)",
      "level 3 became 2: Labels: ## Labels",
      "https://help.kestrel.example/hc/en-us/articles/9: Print the label, or ask for one in [our old guide](todo:https://help.kestrel.example/hc/en-us/articles/9).",
    ]
  `);
});

test('a dry run reports the same and writes nothing', async () => {
  const dry = await run({ isDry: true });
  expect(existsSync(out)).toBe(false);
  expect(await run()).toEqual(dry);
});

test('a site.yaml that is there stays', async () => {
  await run();
  writeFileSync(join(out, 'site.yaml'), 'name: Mine\nurl: https://mine.example\nlocales: [en]\n');
  await run();
  expect(readOut()['site.yaml']).toContain('Mine');
});

test('a renamed source keeps its id, its file and the links to it', async () => {
  await run();
  const first = readOut();
  const text = readFileSync(join(source, 'Returns/Return-a-parcel.md'), 'utf8');
  rmSync(join(source, 'Returns/Return-a-parcel.md'));
  writeFileSync(join(source, 'Returns/Zurück.md'), text);
  await run();
  const second = readOut();
  expect(Object.keys(second)).toEqual(Object.keys(first));
  expect(second[track]).toBe(first[track]);
});

test('an article that moves takes its file along and leaves a redirect', async () => {
  await run();
  cpSync(join(source, 'Returns/Return-a-parcel.md'), join(source, 'Orders & Delivery/Return-a-parcel.md'));
  rmSync(join(source, 'Returns/Return-a-parcel.md'));
  const { notes } = await run();
  const files = readOut();
  expect(files['articles/en/returns/return-a-parcel.md']).toBeUndefined();
  const moved = files['articles/en/orders-delivery/return-a-parcel.md'];
  expect(moved).toMatch(/^id: return-a-parcel$/m);
  expect(moved).toMatch(/^movedFrom: \[\/en\/returns\/return-a-parcel\/\]$/m);
  expect(shorten(notes).filter((note) => note.includes(' moved '))).toHaveLength(1);
  await run();
  expect(readOut()).toEqual(files);
});

const write = (name: string, content: string | Buffer) =>
  writeFileSync(join(source, 'Returns', name), content);

test('files that no editor should produce are listed, never a stack trace', async () => {
  write(
    'bom.md',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('---\ntitle: Bom\n---\nText')]),
  );
  write('crlf.md', '---\r\ntitle: Windows\r\n---\r\nText\r\n\r\nMore');
  write('empty.md', ' \n');
  write('latin.md', Buffer.from('caf\xe9', 'latin1'));
  write('yaml.md', '---\ntitle: [a\n---\nText');
  write('code.mdx', '<A');
  write('.hidden.md', 'x');
  const notes = shorten((await run()).notes).filter((note) => /(file|front-matter)-(?!key)/.test(note));
  expect(notes).toMatchInlineSnapshot(`
    [
      "Returns/bom.md:1 file-cleaned byte-order mark removed",
      "Returns/crlf.md:1 file-cleaned CRLF line ends became LF",
      "Returns/empty.md:undefined file-empty the file is empty",
      "Returns/latin.md:1 file-skipped The file isn't UTF-8 text.",
      "Returns/yaml.md:2 front-matter-invalid The list that begins with "[" isn't closed.",
    ]
  `);
  const files = readOut();
  expect(files['articles/en/returns/crlf.md']).toBe(
    '---\nid: crlf\ntitle: Windows\ndescription: Text\n---\n\nText\n\nMore\n',
  );
  expect(files['articles/en/returns/bom.md']).toContain('title: Bom\n');
  expect(files['articles/en/returns/empty.md']).toBeUndefined();
});

test('an unreadable manifest is like none: nothing that differs is overwritten', async () => {
  await run();
  writeFileSync(join(out, '.import.json'), '{');
  const edited = `${readOut()[track] ?? ''}\nOne more thing.\n`;
  writeFileSync(join(out, track), edited);
  expect((await run()).written).toMatchObject({ unchanged: 7, kept: 1, added: 0, updated: 0 });
});
