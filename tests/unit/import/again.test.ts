/** A second import into the same folder: what the source changed comes, what writers changed stays. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { importContent } from '#import/import.ts';
import { openFolder } from '#import/sources/place.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { usualImport } from './usual-import.ts';

const pixel = (color: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" fill="${color}"/>`);

const texts = {
  'en/returns/index.md': '---\ntitle: Returns\n---\n',
  'en/returns/refund.md':
    '---\ntitle: Get a refund\n---\n\nWe refund within a week.\n\n## How\n\nUse the form.\n\n![The form](form.svg)\n',
  'en/returns/label.md':
    '---\ntitle: Print a label\n---\n\nPrint it at home.\n\nSee [refunds](refund.md#how).\n',
  'en/returns/exchange.md': '---\ntitle: Exchange an item\n---\n\nSend it back first.\n',
  'en/orders/index.md': '---\ntitle: Orders\n---\n',
  'en/orders/track.md': '---\ntitle: Track a parcel\n---\n\nYou need the number.\n',
  'en/orders/cancel.md': '---\ntitle: Cancel an order\n---\n\nWithin an hour.\n',
};

const german = {
  'de/orders/index.md': '---\ntitle: Bestellungen\n---\n',
  'de/orders/track.md': '---\ntitle: Paket verfolgen\n---\n\nDazu brauchen Sie die Nummer.\n',
};

let source: string;
let out: string;

const put = (folder: string, name: string, content: string | Buffer) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const edit = (folder: string, name: string, from: string, to: string) => {
  const text = readFileSync(join(folder, name), 'utf8');
  if (!text.includes(from)) throw new Error(`"${from}" is not in ${name}`);
  put(folder, name, text.replace(from, to));
};
const move = (folder: string, from: string, to: string) => {
  mkdirSync(dirname(join(folder, to)), { recursive: true });
  renameSync(join(folder, from), join(folder, to));
};
const read = (name: string) => readFileSync(join(out, name), 'utf8');

async function run(from = source) {
  const { written, notes } = await importContent({
    ...usualImport,
    place: openFolder(from),
    contentDir: out,
    url: 'https://help.example.com',
  });
  const here = notes.filter(({ kind }) => here_.has(kind));
  return {
    written: Object.fromEntries(Object.entries(written).filter(([, count]) => count > 0)),
    notes: here.map(({ file, line, kind }) => `${kind} ${file.split('/content/')[1] ?? file}:${line ?? ''}`),
  };
}
const here_ = new Set(['conflict', 'merged', 'deleted-here', 'language-left-out', 'source-gone']);

/** Everything in the output, with the time at which it was written. */
const stateOf = () =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
    .map((path) => [path, readFileSync(path, 'utf8'), statSync(path).mtimeMs]);

const errorsNow = () =>
  loadContent(placesFrom({ CONTENT_DIR: out }), { drafts: false, today: '2026-11-29' }).problems.filter(
    ({ severity }) => severity === 'error',
  );

beforeEach(async () => {
  source = join(temporaryFolder(), 'help');
  out = join(temporaryFolder(), 'content');
  for (const [name, text] of Object.entries({ ...texts, ...german })) put(source, name, text);
  put(source, 'en/returns/form.svg', pixel('red'));
  await run();
});

test('nothing changed: nothing is written', async () => {
  const before = stateOf();
  expect(await run()).toEqual({ written: { unchanged: 10 }, notes: [] });
  expect(stateOf()).toEqual(before);
});

test('edits here and changes in the source meet in one text', async () => {
  edit(out, 'articles/en/returns/refund.md', 'Use the form.', 'Use the form below.');
  edit(out, 'articles/en/returns/refund.md', 'title: Get a refund', 'title: How do I get my money back?');
  edit(source, 'en/returns/refund.md', 'within a week', 'within five days');
  expect(await run()).toEqual({
    written: { unchanged: 9, merged: 1 },
    notes: ['merged articles/en/returns/refund.md:'],
  });
  const text = read('articles/en/returns/refund.md');
  for (const part of ['How do I get my money back?', 'within five days', 'Use the form below.'])
    expect(text).toContain(part);
  expect(await run()).toEqual({ written: { unchanged: 9, kept: 1 }, notes: [] });
  expect(errorsNow()).toEqual([]);
});

test('the same lines: ours stay, theirs lie beside, told with the line until somebody settles it', async () => {
  const file = 'articles/en/returns/refund.md';
  edit(out, file, 'within a week.\n\n#', 'within two weeks.\n\n#');
  edit(source, 'en/returns/refund.md', 'within a week', 'within a month');
  edit(source, 'en/returns/refund.md', 'Use the form.', 'Use the new form.');
  const line = read(file).split('\n').indexOf('We refund within two weeks.') + 1;
  expect((await run()).notes).toEqual([`conflict ${file}:${line}`, `merged ${file}:`].toSorted(byLine));
  expect(read(file)).toContain('two weeks');
  expect(read(file)).toContain('new form');
  expect(read(file)).not.toMatch(/[<>=]{7}/);
  expect(read(`.import/theirs/${file}`)).toContain('within a month');
  expect((await run()).notes).toEqual([`conflict ${file}:`]);
  rmSync(join(out, '.import/theirs', file));
  expect((await run()).notes).toEqual([]);
  expect(errorsNow()).toEqual([]);
});
const byLine = (a: string, b: string) => Number(a.endsWith(':')) * -1 - Number(b.endsWith(':')) * -1;

test('deleted in the source: unlisted if nobody edited it, back when the source has it again', async () => {
  const file = 'articles/en/returns/exchange.md';
  const before = read(file);
  rmSync(join(source, 'en/returns/exchange.md'));
  expect((await run()).notes).toEqual([`source-gone ${file}:`]);
  expect(read(file)).toContain('unlisted: true');
  expect(errorsNow()).toEqual([]);
  const state = stateOf();
  expect((await run()).notes).toEqual([`source-gone ${file}:`]);
  expect(stateOf()).toEqual(state);
  put(source, 'en/returns/exchange.md', texts['en/returns/exchange.md']);
  expect((await run()).notes).toEqual([]);
  expect(read(file)).toBe(before);
});

test('deleted in the source, edited here: stays as it is', async () => {
  const file = 'articles/en/returns/exchange.md';
  edit(out, file, 'first', 'at once');
  const before = read(file);
  rmSync(join(source, 'en/returns/exchange.md'));
  expect((await run()).notes).toEqual([`source-gone ${file}:`]);
  expect(read(file)).toBe(before);
});

test('a source that lacks most articles, or could not be read whole, takes nothing out of lists', async () => {
  put(source, 'en/returns/broken.md', Buffer.from('caf\xe9', 'latin1'));
  rmSync(join(source, 'en/returns/exchange.md'));
  await run();
  expect(read('articles/en/returns/exchange.md')).not.toContain('unlisted');
  rmSync(join(source, 'en/returns'), { recursive: true });
  await run();
  expect(read('articles/en/returns/refund.md')).not.toContain('unlisted');
});

test('renamed in the source: the same article, found by its title', async () => {
  move(source, 'en/returns/exchange.md', 'en/returns/swap.md');
  expect(await run()).toEqual({ written: { unchanged: 10 }, notes: [] });
  expect(existsSync(join(out, 'articles/en/returns/swap.md'))).toBe(false);
});

test('moved in the source and edited here: the edit moves along, the old address is kept', async () => {
  edit(out, 'articles/en/returns/exchange.md', 'first', 'at once');
  move(source, 'en/returns/exchange.md', 'en/orders/exchange.md');
  await run();
  const text = read('articles/en/orders/exchange.md');
  expect(text).toContain('at once');
  expect(text).toContain('movedFrom: [/en/returns/exchange/]');
  expect(existsSync(join(out, 'articles/en/returns/exchange.md'))).toBe(false);
  expect(errorsNow()).toEqual([]);
});

test('moved, renamed or made MDX here: found again by id, and changed where it is', async () => {
  move(out, 'articles/en/returns/exchange.md', 'articles/en/orders/swap.md');
  move(out, 'articles/en/returns/label.md', 'articles/en/returns/label.mdx');
  edit(source, 'en/returns/exchange.md', 'first', 'soon');
  edit(source, 'en/returns/label.md', 'at home', 'in the shop');
  expect((await run()).notes).toEqual([]);
  expect(read('articles/en/orders/swap.md')).toContain('soon');
  expect(read('articles/en/returns/label.mdx')).toContain('in the shop');
  expect(existsSync(join(out, 'articles/en/returns/exchange.md'))).toBe(false);
  const state = stateOf();
  expect(await run()).toEqual({ written: { unchanged: 10 }, notes: [] });
  expect(stateOf()).toEqual(state);
  expect(errorsNow()).toEqual([]);
});

test('a topic renamed and retitled here keeps both, and takes new articles', async () => {
  move(out, 'articles/en/returns', 'articles/en/money-back');
  edit(out, 'articles/en/money-back/index.md', 'title: Returns', 'title: Money back');
  put(source, 'en/returns/fees.md', '---\ntitle: What does it cost?\n---\n\nNothing at all.\n');
  expect((await run()).notes).toEqual(['merged articles/en/money-back/index.md:']);
  expect(read('articles/en/money-back/fees.md')).toContain('Nothing at all.');
  expect(read('articles/en/money-back/index.md')).toContain('title: Money back');
  expect(existsSync(join(out, 'articles/en/returns'))).toBe(false);
  expect(errorsNow()).toEqual([]);
});

test('deleted here: not made again, and links of new texts to it are marked', async () => {
  rmSync(join(out, 'articles/en/returns/refund.md'));
  edit(out, 'articles/en/returns/label.md', '[refunds](id:refund#how)', 'refunds');
  put(source, 'en/orders/more.md', '---\ntitle: More\n---\n\nSee [refunds](../returns/refund.md).\n');
  const { notes } = await run();
  expect(notes).toContain('deleted-here articles/en/returns/refund.md:');
  expect(existsSync(join(out, 'articles/en/returns/refund.md'))).toBe(false);
  expect(read('articles/en/orders/more.md')).toContain('[refunds](todo:');
  expect(errorsNow()).toEqual([]);
  await run();
  expect(existsSync(join(out, 'articles/en/returns/refund.md'))).toBe(false);
});

test('pictures: a changed one is taken over, an edited one stays', async () => {
  const picture = 'articles/en/returns/images/form.svg';
  put(source, 'en/returns/form.svg', pixel('blue'));
  expect((await run()).written).toEqual({ unchanged: 9, updated: 1 });
  expect(read(picture)).toContain('blue');
  put(out, picture, pixel('green'));
  put(source, 'en/returns/form.svg', pixel('black'));
  expect((await run()).notes).toEqual([`conflict ${picture}:`]);
  expect(read(picture)).toContain('green');
  expect(read(`.import/theirs/${picture}`)).toContain('black');
});

test('a language that the source adds joins site.yaml as it was edited; one that was taken out stays out', async () => {
  edit(out, 'site.yaml', 'name: Help', 'name: Our help # ours');
  put(source, 'fr/returns/index.md', '---\ntitle: Retours\n---\n');
  put(source, 'fr/returns/refund.md', '---\ntitle: Remboursement\n---\n\nNous remboursons en une semaine.\n');
  await run();
  expect(read('site.yaml')).toContain('name: Our help # ours');
  expect(read('site.yaml')).toContain('locales: [en, de, fr]');
  expect(read('articles/fr/returns/refund.md')).toContain('id: refund');
  expect(errorsNow()).toEqual([]);
  edit(out, 'site.yaml', '[en, de, fr]', '[en, de]');
  rmSync(join(out, 'articles/fr'), { recursive: true });
  expect((await run()).notes).toEqual(['language-left-out site.yaml:']);
  expect(existsSync(join(out, 'articles/fr'))).toBe(false);
  expect((await run()).notes).toEqual(['language-left-out site.yaml:']);
});

test('an import that ended half-way is mended by the next', async () => {
  const whole = stateOf().map(([path, text]) => [path, text]);
  rmSync(join(out, '.import.json'));
  rmSync(join(out, '.import'), { recursive: true });
  rmSync(join(out, 'articles/en/orders/track.md'));
  rmSync(join(out, 'articles/en/returns/images/form.svg'));
  expect((await run()).notes).toEqual([]);
  expect(stateOf().map(([path, text]) => [path, text])).toEqual(whole);
});

test('a folder with somebody’s own content keeps it: the same article is told, topics are shared', async () => {
  out = join(temporaryFolder(), 'content');
  put(out, 'site.yaml', 'name: Ours\nurl: https://ours.example\nlocales: [en]\n');
  put(out, 'articles/en/returns/index.md', '---\ntitle: Our returns\ndescription: Ours.\n---\n');
  const own = '---\nid: own-refund\ntitle: Our refund\ndescription: Ours.\n---\n\nOurs.\n';
  put(out, 'articles/en/returns/refund.md', own);
  put(
    out,
    'articles/en/returns/exchange.md',
    own.replace('own-refund', 'exchange').replace('Our refund', 'Exchange an item'),
  );
  const before = stateOf();
  expect((await run()).notes).toEqual(['conflict articles/en/returns/exchange.md:']);
  expect(stateOf()).toEqual(
    expect.arrayContaining(before.filter(([path]) => !String(path).endsWith('site.yaml'))),
  );
  expect(read('articles/en/returns/refund-2.md')).toContain('We refund');
  expect(read('.import/theirs/articles/en/returns/exchange.md')).toContain('Send it back');
  expect(errorsNow()).toEqual([]);
});

test('a second source beside the first: nothing of either is lost or taken for the other', async () => {
  const before = read('articles/en/returns/refund.md');
  const other = join(temporaryFolder(), 'shop');
  put(other, 'returns/index.md', '---\ntitle: Shop returns\n---\n');
  put(
    other,
    'en/returns/refund.md',
    '---\ntitle: Refunds in the shop\n---\n\nAt the till.\n\n![The till](form.svg)\n',
  );
  put(other, 'returns/form.svg', pixel('gold'));
  expect((await run(other)).notes).toEqual([]);
  expect(read('articles/en/returns/refund.md')).toBe(before);
  expect(read('articles/en/returns/images/form.svg')).toContain('red');
  const all = stateOf().map(([path, text]) => [path, text]);
  expect(all.filter(([, text]) => String(text).includes('At the till.')).length).toBe(2);
  const state = stateOf();
  expect((await run()).notes).toEqual([]);
  expect((await run(other)).notes).toEqual([]);
  expect(stateOf()).toEqual(state);
  expect(errorsNow()).toEqual([]);
});
