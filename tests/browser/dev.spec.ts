/** A writer's hour with `npm run dev`: each change shows at once, and nothing takes the rest down. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { placesFrom } from '#files/places.ts';
import { freePort } from '../free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'fener-dev-'));
const content = join(folder, 'content');
let server: ChildProcess;
let url: string;
let printed = '';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test.beforeAll(async () => {
  cpSync('tests/site/content', content, { recursive: true });
  edit('site.yaml', (text) => text.replace(/\n {2}- \{ id: en-xa.*|, en-xa: [^}]*/g, ''));
  const port = await freePort();
  url = `http://localhost:${port}`;
  const env = { ...process.env, CONTENT_DIR: content, PORT: String(port), DATA_DIR: join(folder, 'data') };
  server = spawn(process.execPath, ['scripts/dev.ts'], {
    env: { ...env, DATABASE_URL: `sqlite:${join(folder, 'feedback.db')}` },
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (data: Buffer) => (printed += data.toString('utf8')));
  }
  await expect
    .poll(() => statusOf('/en/').then((status) => (status === 200 ? 'shown' : printed)), { timeout: 100_000 })
    .toBe('shown');
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null && server.kill('SIGTERM')) await ended;
  rmSync(folder, { recursive: true });
  rmSync(placesFrom({ CONTENT_DIR: content }).cacheDir, { recursive: true, force: true });
});

// A page that still listens for changes can keep its browser from closing.
test.afterEach(({ page }) => page.close());

test('a bar tells writers what is wrong with a page, with the keyboard too', async ({ page }) => {
  const track = readFileSync(join(content, 'articles/en/orders/track.md'), 'utf8');
  edit('articles/en/orders/track.md', (text) => `${text}\nSee [nothing](id:no-such-article).\n`);
  await page.goto(`${url}/en/orders/track/`);
  const summary = page.locator('fener-writers-bar summary');
  await expect(summary).toHaveText(/^\d+ problems?$/);
  await summary.focus();
  await page.keyboard.press('Enter');
  const bar = page.getByRole('complementary', { name: 'For writers' });
  await expect(bar).toContainText('no-such-article');
  await expect(bar.getByRole('link', { name: /^Line \d+$/ }).first()).toHaveAttribute(
    'href',
    /open-in-editor/,
  );
  edit('articles/en/orders/track.md', () => track);
  await expect(bar).not.toContainText('no-such-article');
  await expect(bar.getByRole('heading', { name: 'Translations' })).toBeVisible();
  await summary.focus();
  await page.keyboard.press('Escape');
  await expect(bar.getByRole('heading', { name: 'Translations' })).toBeHidden();
});

test('a typo in the front matter: the page says what is wrong and where, others go on, and it heals by itself', async ({
  page,
}) => {
  await page.goto(`${url}/en/orders/track/`);
  await expect(page.locator('h1')).toHaveText('Where is my order?');
  const before = printed.length;
  edit('articles/en/orders/track.md', (text) => text.replace('title: Where', 'title: "Where'));
  await expect(page.locator('h1')).toHaveText(/problem/);
  await expect(page.locator('main')).toContainText('articles/en/orders/track.md:');
  expect(await statusOf('/en/orders/problems/late/')).toBe(200);
  expect(await statusOf(encodeURI('/tr/siparişler/siparisim-nerede/'))).toBe(200);
  const told = printed.slice(before);
  expect(told).toContain('yaml-syntax');
  expect(told.match(/ {2}error {2}/g)).toHaveLength(1);
  expect(told).not.toMatch(/unhandled|rejection|\n {4}at /i);

  edit('articles/en/orders/track.md', (text) => text.replace('title: "Where', 'title: Where'));
  await expect(page.locator('h1')).toHaveText('Where is my order?');
  expect(await reloadsOf(page)).toBe(0);
});

test('a new article is there at once, moves with its file and its slug, and goes with it', async ({
  page,
}) => {
  write('articles/en/orders/gift.md', article('gift', 'Wrap a gift', 'We wrap it in zebra paper.'));
  await open(page, '/en/orders/gift/', 'Wrap a gift');

  renameSync(join(content, 'articles/en/orders/gift.md'), join(content, 'articles/en/returns/present.md'));
  await open(page, '/en/returns/present/', 'Wrap a gift');
  expect(await statusOf('/en/orders/gift/')).toBe(404);
  expect(await statusOf('/a/gift/')).toBe(200);

  edit('articles/en/returns/present.md', (text) => text.replace('id:', 'slug: wrapped\nid:'));
  await open(page, '/en/returns/wrapped/', 'Wrap a gift');
  expect(await statusOf('/en/returns/present/')).toBe(404);
  await open(page, '/en/returns/', 'Wrap a gift', 'main');

  rmSync(join(content, 'articles/en/returns/present.md'));
  await expect.poll(() => statusOf('/en/returns/wrapped/')).toBe(404);
});

test('a page follows the variables and snippets that it names', async ({ page }) => {
  write('articles/en/orders/gift.md', article('gift', 'Wrap a gift', '::snippet[paper]'));
  write('snippets/en/paper.md', 'We wrap it for {{ wrapping-fee }}.\n');
  write('variables.yaml', 'wrapping-fee: { amount: 3, currency: EUR }\n');
  await page.goto(`${url}/en/orders/gift/`);
  await expect(page.locator('.prose')).toHaveText('We wrap it for €3.');
  edit('variables.yaml', (text) => text.replace('3', '4'));
  await expect(page.locator('.prose')).toHaveText('We wrap it for €4.');
  edit('snippets/en/paper.md', (text) => text.replace('We wrap it', 'Zebra paper'));
  await expect(page.locator('.prose')).toHaveText('Zebra paper for €4.');
  edit('variables.yaml', () => 'wrapping: 1\n');
  await expect.poll(() => printed).toContain('snippets/en/paper.md:1');
  for (const name of ['articles/en/orders/gift.md', 'snippets/en/paper.md', 'variables.yaml'])
    rmSync(join(content, name));
  await expect.poll(() => statusOf('/en/orders/gift/')).toBe(404);
});

test('search answers from what was saved just now', async ({ page }) => {
  edit('articles/en/orders/track.md', (text) => `${text}\nThe word of the day is xylophone.\n`);
  await page.goto(`${url}/en/search/?q=xylophone`);
  await expect(page.locator('main')).toContainText('Where is my order?');
});

test('a new topic with an article, a renamed topic', async ({ page }) => {
  write('articles/en/gifts/card.md', article('card', 'Gift cards', 'They never end.'));
  await expect.poll(() => printed).toContain('topic-without-index');
  write('articles/en/gifts/index.md', '---\ntitle: Gifts\ndescription: For others.\n---\n');
  await open(page, '/en/gifts/', 'Gifts');
  await open(page, '/en/gifts/card/', 'Gift cards');
  renameSync(join(content, 'articles/en/gifts'), join(content, 'articles/en/presents'));
  await open(page, '/en/presents/card/', 'Gift cards');
  expect(await statusOf('/en/gifts/card/')).toBe(404);
});

test('a page is broken from the start, with a name in another script', async ({ page }) => {
  write('articles/en/orders/größe.md', '---\ntitle: Sizes\n  id: sizes\n---\n\nText.\n');
  await page.goto(`${url}/en/orders/größe/`);
  await expect(page.locator('main')).toContainText('größe.md:');
  rmSync(join(content, 'articles/en/orders/größe.md'));
  await expect.poll(() => statusOf(encodeURI('/en/orders/größe/'))).toBe(404);
});

test('of several problems, those of the file just saved are printed last, old ones are counted', async () => {
  edit('articles/en/orders/track.md', (text) => `${text}\n![A picture](./images/gone.png)\n`);
  await expect.poll(() => printed).toContain('image-missing');
  const before = printed.length;
  edit('articles/en/returns/exchange.md', (text) => `${text}\n[Nowhere](id:nowhere)\n`);
  await expect.poll(() => printed.slice(before)).toContain('unknown-link');
  const told = printed.slice(before);
  expect(told).not.toContain('image-missing');
  expect(told).toMatch(/^\d+ more problems in \d files\.\n/);
  edit('articles/en/orders/track.md', (text) => text.replace('\n![A picture](./images/gone.png)\n', ''));
  edit('articles/en/returns/exchange.md', (text) => text.replace('\n[Nowhere](id:nowhere)\n', ''));
  await expect.poll(() => printed).toMatch(/\n\d+ problems? in \d files?\.\n(?!.*unknown-link)[^]*$/);
});

test('site.yaml breaks and heals; a new locale and a folder of stores need no restart', async ({ page }) => {
  await page.goto(`${url}/en/`);
  edit('site.yaml', (text) => text.replace('locales:', 'locale:'));
  await expect(page.locator('main')).toContainText('site.yaml:');
  edit('site.yaml', (text) => text.replace('locale:', 'locales:').replace('  - ar\n', '  - ar\n  - de\n'));
  await expect(page.locator('main h1')).not.toHaveText(/problem/);
  await open(page, '/de/orders/track/', 'Where is my order?');

  write('stores/stores.yaml', store);
  await open(page, '/en/stores/', 'Kadıköy', 'main');
  // A page that is open would load itself again just then.
  await page.goto('about:blank');
  rmSync(join(content, 'stores'), { recursive: true });
  await expect.poll(() => statusOf('/en/stores/')).toBe(404);
});

const store = `stores:
  - code: TR-1
    name: Shop Kadıköy
    address: { lines: Cadde 12, city: Kadıköy, region: İstanbul, postcode: "34710", country: TR }
    geo: { lat: 40.99012, lng: 29.02418 }
    hours: "Mo-Sa 10:00-22:00"
    updated: "2026-10-01"
`;

const article = (id: string, title: string, text: string) =>
  `---\nid: ${id}\ntitle: ${title}\ndescription: In short.\n---\n\n${text}\n`;

function write(name: string, text: string): void {
  mkdirSync(dirname(join(content, name)), { recursive: true });
  writeFileSync(join(content, name), text);
}

function edit(name: string, change: (text: string) => string): void {
  write(name, change(readFileSync(join(content, name), 'utf8')));
}

async function open(page: Page, path: string, text: string, where = 'main h1'): Promise<void> {
  // A page that is open would load itself again just then.
  await page.goto('about:blank');
  const response = await page.goto(url + path);
  expect(response?.status()).toBe(200);
  await expect(page.locator(where).first()).toContainText(text);
}

const get = (path: string) => fetch(url + path).then((response) => response.text());

const statusOf = (path: string) =>
  fetch(url + path).then(
    ({ status }) => status,
    () => 0, // not listening yet
  );

/** How often a page loads itself while nothing changes, for as long as it takes to load it ten times. */
async function reloadsOf(page: Page): Promise<number> {
  await page.waitForLoadState('load');
  let loads = 0;
  page.on('load', () => loads++);
  for (let n = 0; n < 10; n++) await get('/en/');
  return loads;
}
