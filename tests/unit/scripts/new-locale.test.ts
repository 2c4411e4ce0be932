import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'content'));
  writeFileSync(site(), `name: Help # ours\nurl: https://help.example.com\nlocales: [en]\n`);
});
const site = () => join(folder, 'content/site.yaml');
const env = () => ({
  CONTENT_DIR: join(folder, 'content'),
  LOCALES_DIR: join(folder, 'locales'),
  OUT_DIR: join(folder, 'dist'),
});
const options = () => ({ env: { ...process.env, ...env() }, encoding: 'utf8' }) as const;
const add = (tag: string) => execFileSync(process.execPath, ['scripts/new.ts', 'locale', tag], options());

const problems = () =>
  loadContent(placesFrom(env()), { drafts: false })
    .problems.filter(({ code }) => code.startsWith('message-'))
    .map(({ code }) => code);

test('a language that comes with Fener is one line in site.yaml', () => {
  expect(add('fr')).toContain('French is a language of the site now.');
  expect(readFileSync(site(), 'utf8')).toBe(
    'name: Help # ours\nurl: https://help.example.com\nlocales: [en, fr]\n',
  );
  expect(existsSync(join(folder, 'locales'))).toBe(false);
  expect(problems()).toEqual([]);
});

test('another language gets messages to translate, which are named until they are', () => {
  add('is');
  expect(readdirSync(join(folder, 'locales/is'))).toEqual(readdirSync('locales/en'));
  expect(new Set(problems())).toEqual(new Set(['message-untranslated']));
  const { translator } = loadContent(placesFrom(env()), { drafts: false });
  expect(translator?.('is')('search:failed')).not.toContain('[en]');
});

test('texts that somebody has begun to translate are left as they are', () => {
  mkdirSync(join(folder, 'locales/is'), { recursive: true });
  writeFileSync(join(folder, 'locales/is/search.json'), '{ "own": "x" }');
  add('is');
  expect(readFileSync(join(folder, 'locales/is/search.json'), 'utf8')).toBe('{ "own": "x" }');
});

test.each([
  ['french', 2, '"french" is not a language tag (BCP 47). Did you mean "fr"?'],
  ['en', 1, '"en" is in site.yaml already.'],
])('%s changes nothing', (tag, code, message) => {
  const before = readFileSync(site(), 'utf8');
  const { status, stderr } = spawnSync(process.execPath, ['scripts/new.ts', 'locale', tag], options());
  expect({ status, message: stderr.split('\n')[0] }).toEqual({ status: code, message });
  expect(readFileSync(site(), 'utf8')).toBe(before);
  expect(readdirSync(folder)).toEqual(['content']);
});

test('an article for one locale says so, and a translation begins with its source', () => {
  writeFileSync(site(), 'name: Help\nurl: https://help.example.com\nlocales: [en, de]\n');
  const make = (...words: string[]) => spawnSync(process.execPath, ['scripts/new.ts', ...words], options());
  const read = (path: string) => readFileSync(join(folder, 'content/articles', path), 'utf8');
  make('article', 'orders/return-item');
  make('article', 'orders/tax-office', '--locale', 'de');
  expect(read('en/orders/return-item.md')).not.toContain('locales:');
  expect(read('de/orders/tax-office.md')).toContain('locales: [de]\n');
  expect(make('article', 'orders/return-item', '--locale', 'de').stderr).toContain(
    'Translate it: npx fener new translation orders/return-item de',
  );
  expect(make('translation', 'orders/return-item', 'de').status).toBe(0);
  expect(read('de/orders/return-item.md')).toContain('id: return-item\n');
});

test('a dry run says what would be written, and writes nothing', () => {
  writeFileSync(site(), 'name: Help\nurl: https://help.example.com\nlocales: [en, de]\n');
  const make = (...words: string[]) =>
    execFileSync(process.execPath, ['scripts/new.ts', ...words], options()).replaceAll(`${folder}/`, '');
  make('article', 'orders/track-order');
  const names = () => new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  const before = names();
  const said = [
    make('article', 'returns/large/return-item', '--dry-run'),
    make('translation', 'track-order', 'de', '--dry-run'),
    make('locale', 'fr', '--dry-run'),
    make('locale', 'is', '--dry-run'),
  ];
  expect(said.map((text) => text.split('\n').at(-2))).toEqual(Array(4).fill('Nothing was changed.'));
  expect(said[0]?.split('\n').slice(0, 3)).toEqual([
    'content/articles/en/returns/index.md',
    'content/articles/en/returns/large/index.md',
    'content/articles/en/returns/large/return-item.md',
  ]);
  expect(said[1]).toContain('content/articles/de/orders/track-order.md\n');
  expect(said[3]).toContain('locales/is/common.json\n');
  expect(names()).toEqual(before);
  expect(readFileSync(site(), 'utf8')).toContain('locales: [en, de]\n');
});
