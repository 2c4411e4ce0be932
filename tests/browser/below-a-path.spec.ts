/** A site at `/help/`, as `npm start` and `fener dev` serve it: whatever a reader does stays below that path. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { placesFrom } from '#files/places.ts';
import { freePort } from '../free-port.ts';
import { links } from './search-page.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

let folder: string;
let server: ChildProcess;
let home: string;
let asked: string[] = [];

/** Runs a command over a copy of the content, until the site answers. */
async function serve(command: 'start' | 'dev'): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'fener-below-'));
  const port = await freePort();
  home = `http://localhost:${port}/help`;
  const env = {
    ...process.env,
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    PORT: String(port),
    DATABASE_URL: `sqlite:${join(folder, 'feedback.db')}`,
  };
  cpSync('tests/site/below', env.CONTENT_DIR, { recursive: true });
  server = spawn(process.execPath, [`scripts/${command}.ts`], { env });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (data: Buffer) => (printed += data.toString('utf8')));
  }
  const status = () =>
    fetch(`${home}/en/`).then(
      (answer) => answer.status,
      () => printed,
    );
  await expect.poll(status, { timeout: 170_000 }).toBe(200);
}

async function stop(): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null && server.kill('SIGTERM')) await ended;
  rmSync(placesFrom({ CONTENT_DIR: join(folder, 'content') }).cacheDir, { recursive: true, force: true });
  rmSync(folder, { recursive: true });
}

test.beforeEach(({ context }) => {
  asked = [];
  context.on('request', (request) => asked.push(request.url()));
});

/** Addresses that were asked for and don't lie below the path of the site. */
const outside = () => asked.filter((url) => url.startsWith('http') && !url.startsWith(`${home}/`));

const field = (page: Page) => page.getByRole('combobox').or(page.getByRole('searchbox')).first();

test.describe('npm start', () => {
  test.beforeAll(() => serve('start'));
  test.afterAll(stop);

  test('search forgives a slip, and its results, passages and notes lead on below the path', async ({
    page,
  }) => {
    await page.goto(`${home}/en/`);
    await page.locator('[data-search-form] input').first().fill('parsel');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${home}/en/search/?q=parsel`);
    await expect(page.locator('[data-answer]')).toContainText(/parcel/i);
    await links(page).and(page.locator('[data-result="track-order"]')).click();
    await expect(page).toHaveURL(new RegExp(`^${home}/en/orders/track/`));
    await expect(page.locator('.prose img')).toHaveJSProperty('complete', true);
    expect(outside()).toEqual([]);
  });

  test('a rating reaches the collector, with JavaScript and without', async ({ page, browser }) => {
    await page.goto(`${home}/en/orders/track/`);
    await page.locator('[data-rating][data-state]').waitFor();
    const sent = page.waitForResponse(/_feedback/);
    await page.locator('[data-rating] button[value="yes"]').click();
    const answer = await sent;
    expect([answer.url(), answer.status()]).toEqual([`${home}/_feedback/v1/e`, 204]);

    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(`${home}/ar/orders/track/`);
    await plain.locator('[data-rating] button[value="yes"]').click();
    await expect(plain).toHaveURL(`${home}/ar/orders/track/#rating-thanks`);
    await plain.close();
    expect(outside()).toEqual([]);
  });

  test.describe('a reader whose browser asks for Arabic', () => {
    test.use({ locale: 'ar' });

    test('opens the root of the path and permalinks in Arabic, and chooses English in the menu', async ({
      page,
    }) => {
      await page.goto(`${home}/`);
      await expect(page).toHaveURL(`${home}/ar/`);
      await page.goto(`${home}/a/track-order/`);
      await expect(page).toHaveURL(`${home}/ar/orders/track/`);
      await page.locator('.language-menu summary').click();
      await page.locator('.language-menu a[hreflang="en"]').click();
      await expect(page).toHaveURL(`${home}/en/orders/track/`);
      await page.goto(`${home}/`);
      await expect(page).toHaveURL(`${home}/en/`);
      expect(outside()).toEqual([]);
    });
  });

  test('stores are found, listed and drawn on the map', async ({ page }) => {
    await page.goto(`${home}/en/stores/`);
    await page.locator('[data-open]').click();
    await expect(page.locator('.maplibregl-canvas')).toBeVisible({ timeout: 20_000 });
    await expect.poll(() => asked.filter((url) => url.endsWith('.pmtiles'))).not.toEqual([]);
    await page.locator('#store-query').fill('Bristol');
    await page.locator('#store-query').press('Enter');
    // The list that comes with the page gives way to that of the results.
    const found = page.locator('[data-store="GB-BRS-01"]:not([data-static] *)');
    const card = found.locator('a[href]').filter({ visible: true }).first();
    await expect(card).toBeVisible();
    await card.click();
    await expect(page).toHaveURL(`${home}/en/stores/gb/bristol/company-bristol-gb-brs-01/`);
    expect(outside()).toEqual([]);
  });

  test('what is missing shows the page for that, alive in its language', async ({ page }) => {
    const answer = await page.goto(`${home}/ar/nothing/`);
    expect(answer?.status()).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await field(page).fill('طرد');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`^${home}/ar/search/`));
    expect(outside()).toEqual([]);
  });

  test('agents find an article by words and by its address, and copy what works', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${home}/agents/`);
    const first = page.locator('help-agents [role="option"]').first();
    for (const typed of [
      'where is my parcel',
      'https://www.company.example/help/en/orders/track/',
      '/help/a/track-order/',
      '/en/orders/track/',
      'https://help.company.example/en/old/track',
    ]) {
      await page.getByLabel('Article, or the code').fill(typed);
      await expect(first).toHaveAttribute('data-id', 'track-order');
    }
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-live]')).toContainText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe('https://www.company.example/help/a/track-order/');
    await expect(page.locator('[data-open]')).toHaveAttribute('href', '/help/a/track-order/');
    expect(outside()).toEqual([]);
  });

  test('channels of another country come from below the path', async ({ page }) => {
    await page.goto(`${home}/en/contact/`);
    await page.locator('.contact-country select').selectOption({ index: 1 });
    await expect.poll(() => asked).toContain(`${home}/api/v1/en/contact.json`);
    await expect(page.locator('[data-channel="stores"] a, a[data-channel="stores"]').first()).toHaveAttribute(
      'href',
      /^\/help\/en\/stores\//,
    );
    expect(outside()).toEqual([]);
  });

  test("Pagefind's own API finds the base by itself", async ({ page }) => {
    await page.goto(`${home}/en/`);
    const found = await page.evaluate(async (path) => {
      const pagefind = (await import(path)) as {
        search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
      };
      const { results } = await pagefind.search('warehouse');
      return (await results[0]?.data())?.url;
    }, '/help/pagefind/en/pagefind.js');
    expect(found).toBe('/help/en/orders/track/');
  });
});

test.describe('fener dev', () => {
  test.beforeAll(() => serve('dev'));
  test.afterAll(stop);

  test('shows pages, search and ratings below the path, and leads there from the rest', async ({ page }) => {
    await page.goto(new URL('/', home).href);
    await expect(page).toHaveURL(`${home}/en/`);
    await page.locator('[data-search-form] input').first().fill('parsel');
    await page.keyboard.press('Enter');
    await links(page).and(page.locator('[data-result="track-order"]')).click();
    await expect(page).toHaveURL(new RegExp(`^${home}/en/orders/track/`));
    await page.locator('[data-rating][data-state]').waitFor();
    const sent = page.waitForResponse(/_feedback/);
    await page.locator('[data-rating] button[value="yes"]').click();
    expect((await sent).status()).toBe(204);
    // Vite serves modules at the top.
    const pages = outside().filter((url) => !/^\/(?:@|src\/|node_modules\/|$)/.test(new URL(url).pathname));
    expect(pages).toEqual([]);
  });
});
