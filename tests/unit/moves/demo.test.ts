/** What happens to a real help centre in five languages, and what its writers are told: the right problem at the right line. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom, type Places } from '#files/places.ts';
import { translationStatus } from '#model/articles/status.ts';
import { writeLedger } from '#model/published/ledger.ts';
import { carryOut, leftByRetired } from '#moves/carry-out.ts';
import { planMove } from '#moves/plan-move.ts';
import { planRetire } from '#moves/plan-retire.ts';
import { planSlug } from '#moves/plan-slug.ts';
import type { Plan } from '#moves/plan.ts';
import { takeSnapshot, type Snapshot } from '#moves/snapshot.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
let places: Places;

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: 'pipe' });
const commit = () => {
  git('add', '--all');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'Content');
};
const load = () => loadContent(places, { drafts: false });
const centre = () => {
  const { centre: loaded } = load();
  if (!loaded) throw new Error('The copy is broken.');
  return loaded;
};

beforeAll(() => {
  folder = temporaryFolder();
  cpSync('content', join(folder, 'content'), { recursive: true });
  places = placesFrom({}, folder);
  writeFileSync(join(places.contentDir, 'published.json'), writeLedger([], centre()));
  git('init', '--quiet');
  commit();
  git('tag', 'before');
});
const undo = () => {
  git('reset', '--quiet', '--hard', 'before');
  git('clean', '--quiet', '--force', '-d');
};
afterEach(undo);
const pathOf = (name: string) => join(places.contentDir, name);
const read = (name: string) => readFileSync(pathOf(name), 'utf8');
const write = (name: string, text: string) => writeFileSync(pathOf(name), text);
const edit = (name: string, from: string | RegExp, to: string) => {
  const before = read(name);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${name} has no ${String(from)}`);
  write(name, after);
};
const remove = (name: string) => rmSync(pathOf(name), { recursive: true });

/** All problems, warnings too, as "file:line code". */
const told = (): string[] =>
  load().problems.map(({ file, at, code }) =>
    [file.split('/content/').at(-1), ...(at ? [at.line] : [])].join(':').concat(' ', code),
  );
/** How many problems there are of each code. */
const counted = (): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(told(), (line) => line.split(' ')[1] ?? '')].map(([code, lines]) => [code, lines.length]),
  );
const stale = () => translationStatus(centre()).reduce((sum, one) => sum + one.stale.length, 0);
const carry = (plan: (snapshot: Snapshot) => Plan) =>
  expect(carryOut(places, plan(takeSnapshot(places)), { force: false, leaves: leftByRetired }).kind).toBe(
    'done',
  );

const locales = ['ar', 'de', 'en', 'ja', 'tr'];
const article = 'returns/return-item';

test('nothing happens', () => {
  expect(told()).toEqual([]);
});

test('a topic with all its articles moves in five languages, and git takes it back', () => {
  const before = stale();
  carry((snapshot) => planMove(snapshot, 'returns', 'orders'));
  expect([told(), stale() - before]).toEqual([[], 0]);
  undo();
  expect(told()).toEqual([]);
});

test('a topic is renamed', () => {
  const before = stale();
  carry((snapshot) => planMove(snapshot, 'returns', 'sending-back'));
  expect([told(), stale() - before]).toEqual([[], 0]);
});

test('an article moves, and its slug changes', () => {
  carry((snapshot) => planMove(snapshot, article, 'orders'));
  commit();
  carry((snapshot) => planSlug(snapshot, { named: 'return-item', slug: 'send-back' }));
  expect([told(), stale()]).toEqual([[], 0]);
});

test('an article is deleted', () => {
  for (const locale of locales) remove(`articles/${locale}/${article}.md`);
  expect(counted()).toEqual({
    'published-lost': 1,
    'unused-picture': 1,
  });
});

test('an article is retired, with and without another in its place', () => {
  carry((snapshot) => planRetire(snapshot, 'return-item', 'refund-times'));
  expect(told()).toEqual([]);
  undo();
  carry((snapshot) => planRetire(snapshot, 'return-item', undefined));
  expect(counted()).toEqual({
    'link-to-retired': 39,
    'question-unknown-article': 5,
    'search-unknown-article': 5,
  });
});

test('a source changes', () => {
  edit(`articles/en/${article}.md`, /\n*$/, '\n\nOne sentence more.\n');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/ar/returns/return-item.md:20 translation-stale",
      "articles/de/returns/return-item.md:22 translation-stale",
      "articles/ja/returns/return-item.md:18 translation-stale",
      "articles/tr/returns/return-item.md:19 translation-stale",
    ]
  `);
});

test.for([
  ['typo', 0],
  ['minor', 4],
  ['major', 4],
] as const)('a source changes, and its writer calls it %s', ([is, count]) => {
  const name = `articles/en/${article}.md`;
  const stamp = () => centre().articles.get('return-item')?.translations.get('en')?.source.stamp;
  const from = stamp();
  edit(name, /\n*$/, '\n\nOne sentence more.\n');
  edit(name, /^id:/m, `changes:\n  - { is: ${is}, from: ${from}, to: ${stamp()} }\nid:`);
  expect(told().map((line) => line.split(' ')[1])).toEqual(Array(count).fill('translation-stale'));
});

test('a translation loses a step', () => {
  edit(`articles/de/${article}.md`, /^3\. .*\n/m, '');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/de/returns/return-item.md:27 translation-part",
    ]
  `);
});

test('a translation loses a placeholder', () => {
  edit('articles/de/delivery/delivery-times.md', ' (ab {{ free-delivery-from }})', '');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/de/delivery/delivery-times.md:38 translation-placeholder",
    ]
  `);
});

test('a heading that others link to loses its id', () => {
  edit(`articles/en/${article}.md`, ' {#in-store}', '');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/en/returns/refunds/refund-times.md:34 unknown-anchor",
      "articles/en/stores/pickup/reserve-in-store.md:58 unknown-anchor",
      "replies/en/start-return.md:15 unknown-anchor",
    ]
  `);
});

test('a locale is added', () => {
  edit('site.yaml', /^locales:/m, 'locales:\n  - fr');
  expect(told().slice(0, 5)).toMatchInlineSnapshot(`
    [
      "stores/services.yaml:8 store-service-untranslated",
      "stores/services.yaml:16 store-service-untranslated",
      "stores/services.yaml:25 store-service-untranslated",
      "stores/services.yaml:33 store-service-untranslated",
      "stores/services.yaml:42 store-service-untranslated",
    ]
  `);
});

test('two files swap their places in one language', () => {
  const [a, b] = [`articles/de/${article}.md`, 'articles/de/orders/track-order.md'];
  const text = read(a);
  write(a, read(b));
  write(b, text);
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/de/orders/track-order.md:2 id-differs",
    ]
  `);
});

test('two languages swap their texts', () => {
  const [a, b] = [`articles/de/${article}.md`, `articles/tr/${article}.md`];
  const text = read(a);
  write(a, read(b));
  write(b, text);
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/de/returns/return-item.md:3 translation-language",
      "articles/tr/returns/return-item.md:3 translation-language",
      "published.json:53 published-lost",
    ]
  `);
});

test('a merge leaves its marks', () => {
  edit(`articles/de/${article}.md`, /\n*$/, '\n\n<<<<<<< HEAD\nEins.\n=======\nZwei.\n>>>>>>> branch\n');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/de/returns/return-item.md:77 merge-conflict",
    ]
  `);
});

test('a link names no article, and another no heading', () => {
  edit(`articles/en/${article}.md`, /\n*$/, '\n\n[Track it](id:track-ordr)\n\n[Fees](id:track-order#fees)\n');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/ar/returns/return-item.md:20 translation-stale",
      "articles/de/returns/return-item.md:22 translation-stale",
      "articles/en/returns/return-item.md:79 unknown-link",
      "articles/en/returns/return-item.md:81 unknown-anchor",
      "articles/ja/returns/return-item.md:18 translation-stale",
      "articles/tr/returns/return-item.md:19 translation-stale",
    ]
  `);
});

test('front matter breaks', () => {
  edit(`articles/ja/${article}.md`, /^title: /m, 'title: [');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/ja/returns/return-item.md:3 yaml-syntax",
    ]
  `);
});

test('a picture is added that no text shows, and one is missing', () => {
  write('articles/en/returns/alone.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/en/returns/alone.svg unused-picture",
    ]
  `);
  edit(`articles/en/${article}.md`, /\n*$/, '\n\n![Label](alnoe.svg)\n');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/ar/returns/return-item.md:20 translation-stale",
      "articles/de/returns/return-item.md:22 translation-stale",
      "articles/en/returns/return-item.md:79 image-missing",
      "articles/ja/returns/return-item.md:18 translation-stale",
      "articles/tr/returns/return-item.md:19 translation-stale",
    ]
  `);
});

test('a number of channels.yaml is written into an article', () => {
  edit(`articles/de/${article}.md`, /\n*$/, '\n\nRufen Sie 030 / 23 12 51 00 an.\n');
  expect(told()).toMatchInlineSnapshot(`
    [
      "articles/de/returns/return-item.md:77 contact-in-text",
    ]
  `);
});
