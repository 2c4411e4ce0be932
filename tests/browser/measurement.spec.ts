/** What a page tells the collector, and that it tells nothing of searches and contacts to whoever objects. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test, type Page } from '@playwright/test';
import { article } from './pages.ts';

interface SentEvent {
  readonly k: string;
  readonly [key: string]: unknown;
}

let server: Server;
let site: string;
let events: SentEvent[];

/** The demo site with a collector that only listens: what a page sends while it goes away passes no interception. */
test.beforeEach(async ({ baseURL }) => {
  events = [];
  server = createServer((request, response) => {
    const answer = async () => {
      if (request.url?.startsWith('/_feedback/')) {
        events.push(...(JSON.parse(await text(request)) as { readonly e: SentEvent[] }).e);
        response.writeHead(204).end();
        return;
      }
      const found = await fetch(new URL(request.url ?? '/', baseURL), { redirect: 'manual' });
      const headers = [...found.headers].filter(
        ([name]) => name !== 'content-encoding' && name !== 'content-length',
      );
      response.writeHead(found.status, headers.flat()).end(Buffer.from(await found.arrayBuffer()));
    };
    answer().catch((error: unknown) => response.destroy(error as Error));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('This cannot happen: TCP has ports.');
  site = `http://127.0.0.1:${address.port}`;
});
test.afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Searches in vain, searches again, opens a result, then asks a channel for help. */
async function behave(page: Page, measured = false): Promise<void> {
  const redaction = measured
    ? page.waitForEvent('requestfinished', (request) => request.url().includes('/events.'))
    : undefined;
  await page.goto(`${site}/en/search/?q=zzqxv`);
  await expect(page.locator('[data-search-results]')).toHaveAttribute('data-state', 'done');
  // Words are sent without personal data, so a page that goes away before it can take them out sends none.
  const file = (await redaction)?.url();
  if (file !== undefined) await page.evaluate((url) => import(url).then(() => undefined), file);
  await page.goto(`${site}/en/search/?q=refund`);
  // The answer is the first of the results.
  await page.locator('[data-answer] a[data-result]').click();
  await page.waitForURL((url) => !url.pathname.includes('/search/'));
  await page.goto(`${site}/en/contact/`);
  await page.locator('help-contact select').waitFor();
  await page.locator('[data-channel="stores"] a').first().click();
  await page.waitForURL(/\/stores\//);
}

/** Presses "no" and waits until that one event is there, after all that was sent before it. */
async function vote(page: Page): Promise<void> {
  await page.goto(`${site}${article.path}`);
  await page.locator('[data-rating][data-state]').waitFor();
  await page.locator('[data-rating] button[value="no"]').click();
  await expect.poll(() => events.map(({ k }) => k)).toContain('rate');
}

test('a reader who does not object is counted, without anything that says who it was', async ({ page }) => {
  await behave(page, true);
  await vote(page);
  expect(new Set(events.map(({ k }) => k))).toEqual(new Set(['search', 'result_click', 'contact', 'rate']));
  expect(events.find(({ q }) => q === 'zzqxv')).toMatchObject({ k: 'search', l: 'en', n: 0 });
  // No country was chosen here: the contact says whose channels the page showed.
  expect(events.find(({ k }) => k === 'contact')).toMatchObject({ ch: 'stores', co: 'GB' });
  expect(events.filter(({ co }) => co !== undefined).map(({ k }) => k)).toEqual(['contact']);
  const known = new Set('id k t l ep i q n pos a x via ch co'.split(' '));
  const telemetry = events.filter(({ k }) => k !== 'rate');
  expect(telemetry.flatMap((event) => Object.keys(event).filter((key) => !known.has(key)))).toEqual([]);
});

test.describe('with Global Privacy Control', () => {
  test.use({ extraHTTPHeaders: { 'sec-gpc': '1' } });

  test('nothing is sent but the vote that the reader gives', async ({ page, context }) => {
    // What browsers with the signal do (https://w3c.github.io/gpc/): Chromium has none of its own.
    await context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
    );
    await behave(page);
    await vote(page);
    expect(events.map(({ k, x }) => [k, x])).toEqual([['rate', -1]]);
  });
});

test('with “Do Not Track” switched on in the browser nothing is sent but the vote', async ({ page }) => {
  // As it is where the reader has switched it on: https://www.w3.org/TR/tracking-dnt/#js-dom
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' }),
  );
  await page.goto(`${site}/en/`);
  await behave(page);
  await vote(page);
  expect(events.map(({ k, x }) => [k, x])).toEqual([['rate', -1]]);
});
