/** The rating in a real browser: with the collector there, away and back, without storage, without JavaScript. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { formatHtml } from '#report/html.ts';
import { openBrowser, serveRatingSite, type ServedSite } from './browser.ts';
import { temporaryFolder } from './samples.ts';
import { hostileReport } from '../unit/report/sample-report.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = temporaryFolder();
const databaseFile = join(folder.path, 'feedback.db');
let site: ServedSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([serveRatingSite(folder.path), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
  folder.remove();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await openArticle();
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
  await site.setCollector(true);
  query('DELETE FROM vote; DELETE FROM comment');
});

/** Reads what the collector has written, beside it. */
function query(sql: string): Record<string, unknown>[] {
  const db = new DatabaseSync(databaseFile, { timeout: 2000 });
  try {
    if (sql.startsWith('DELETE')) db.exec(sql);
    return sql.startsWith('SELECT') ? db.prepare(sql).all() : [];
  } finally {
    db.close();
  }
}
const stored = () => query('SELECT value, reasons, seq FROM vote');
const comments = () => query(`SELECT body FROM comment WHERE body <> ''`).map(({ body }) => body);

async function openArticle(locale = 'en', inside = context): Promise<Page> {
  const opened = await inside.newPage();
  errors = [];
  opened.on('pageerror', (error) => errors.push(error.message));
  await opened.goto(`${site.url}/${locale}/orders/return-item/`);
  // The script is imported by the page's own and may come after "load"; until then the plain form answers.
  if (inside === context) await opened.locator('[data-rating][data-state]').waitFor();
  return opened;
}

const eventually = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 20_000, interval: 50 });
const storedEventually = (expected: object[]) => eventually(() => expect(stored()).toMatchObject(expected));
const press = (value: 'yes' | 'no', on = page) => on.click(`[data-rating] button[value="${value}"]`);
const queued = (on = page) =>
  on.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('hc.v1.q:')).length);
const pressed = (on = page) => on.locator('[data-rating] button[aria-pressed="true"]').getAttribute('value');

test('a vote is thanked at once and arrives', async () => {
  await press('yes');
  expect(await page.textContent('[data-status]')).toContain('Thank you');
  expect(await pressed()).toBe('yes');
  await storedEventually([{ value: 1 }]);
  expect(await queued()).toBe(0);
});

test('after "no" come reasons, a comment and contact; all can be changed and taken back', async () => {
  expect(await page.isVisible('[data-reasons]')).toBe(false);
  await press('no');
  expect(await page.isVisible('[data-contact] a')).toBe(true);
  await page.check('input[value="outdated"]');
  await page.fill('textarea', 'Step 2 is gone, write to ada@example.com');
  await page.click('[data-send]');
  await storedEventually([{ value: -1, reasons: 2 }]);
  await eventually(() => expect(comments()).toEqual(['Step 2 is gone, write to […]']));
  await press('yes');
  expect(await page.isVisible('[data-reasons]')).toBe(false);
  await storedEventually([{ value: 1, reasons: 0 }]);
  await page.click('[data-undo]');
  await storedEventually([{ value: 0 }]);
  await eventually(() => expect(comments()).toEqual([]));
  expect(await page.locator('[data-rating] button[aria-pressed="true"]').count()).toBe(0);
});

test('the same vote is known on the next visit, and changing it is still one vote', async () => {
  await press('no');
  await storedEventually([{ value: -1 }]);
  await page.reload();
  expect(await pressed()).toBe('no');
  await press('yes');
  await storedEventually([{ value: 1, seq: 2 }]);
});

test('nothing is kept on the device before the reader acts', async () => {
  expect(
    await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length),
  ).toBe(0);
});

test('with the collector away the reader is thanked, and the vote arrives once when it is back', async () => {
  await site.setCollector(false);
  const failed = page.waitForResponse((response) => response.url().includes('/_feedback/'));
  await press('yes');
  expect(await page.textContent('[data-status]')).toContain('Thank you');
  await failed;
  expect(await queued()).toBe(1);
  await site.setCollector(true);
  await page.reload();
  await storedEventually([{ value: 1, seq: 1 }]);
  await eventually(async () => expect(await queued()).toBe(0));
});

test.each([500, 503, 429, 404, 403, 200])(
  'an answer of %i that is no verdict loses nothing',
  async (status) => {
    await context.route('**/_feedback/**', (route) =>
      route.fulfill({ status, body: '<h1>Sign in to the Wi-Fi</h1>' }),
    );
    const answered = page.waitForResponse((response) => response.url().includes('/_feedback/'));
    await press('no');
    await answered;
    await eventually(async () => expect(await queued()).toBe(1));
    await context.unroute('**/_feedback/**');
    await page.reload();
    await storedEventually([{ value: -1, seq: 1 }]);
  },
);

test.each(['connectionrefused', 'namenotresolved', 'blockedbyclient', 'timedout'])(
  'a request that ends in %s loses nothing',
  async (reason) => {
    await context.route('**/_feedback/**', (route) => route.abort(reason));
    const failed = page.waitForEvent('requestfailed');
    await press('yes');
    await failed;
    await context.unroute('**/_feedback/**');
    await page.reload();
    await storedEventually([{ value: 1, seq: 1 }]);
  },
);

test('a request that the page’s own policy forbids loses nothing, and the article works', async () => {
  const strict = `${site.url}/en/orders/return-item/`;
  await context.route(strict, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "connect-src 'none'" };
    await route.fulfill({ response, headers });
  });
  await page.reload();
  await page.locator('[data-rating][data-state]').waitFor();
  await press('yes');
  expect(await page.textContent('[data-status]')).toContain('Thank you');
  expect(await queued()).toBe(1);
  await context.unroute(strict);
  await page.reload();
  await storedEventually([{ value: 1, seq: 1 }]);
});

test('an event that the collector refuses is not sent for ever', async () => {
  await context.route('**/_feedback/**', (route) => route.fulfill({ status: 422, body: '{"bad":[0]}' }));
  await press('yes');
  await eventually(async () => expect(await queued()).toBe(0));
});

test('a vote made offline arrives after the page was closed and opened again', async () => {
  await context.setOffline(true);
  await press('no');
  await page.close();
  await context.setOffline(false);
  page = await openArticle();
  await storedEventually([{ value: -1, seq: 1 }]);
});

test('two tabs with one queue send one vote', async () => {
  await site.setCollector(false);
  await press('yes');
  const other = await openArticle();
  await site.setCollector(true);
  await Promise.all([page, other].map((tab) => tab.reload()));
  await storedEventually([{ value: 1, seq: 1 }]);
  expect(stored()).toHaveLength(1);
});

test('the queue is bounded', async () => {
  await context.route('**/_feedback/**', (route) => route.abort());
  await page.evaluate(() => {
    const buttons = document.querySelectorAll<HTMLButtonElement>('[data-rating] button[value]');
    for (let i = 0; i < 70; i += 1) buttons[(i + 1) % 2]?.click();
  });
  await page.reload();
  await eventually(async () => expect(await queued()).toBeLessThanOrEqual(50));
  await context.unroute('**/_feedback/**');
  await page.reload();
  await storedEventually([{ value: 1, seq: 70 }]);
});

test.each([
  [
    'forbidden',
    'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })',
  ],
  ['full', 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }'],
])('with storage %s the vote still arrives', async (_, script) => {
  await context.addInitScript(script);
  await page.reload();
  await press('yes');
  await storedEventually([{ value: 1 }]);
});

test('broken and huge values in storage do no harm', async () => {
  await page.evaluate(() => {
    localStorage.setItem('hc.v1:return-item:en:1', '{"vk":');
    localStorage.setItem('hc.v1.q:1', 'null');
    localStorage.setItem('hc.v1.q:2', '{"id":"other","t":1}');
    localStorage.setItem('hc.v1.q:3', 'x'.repeat(1_000_000));
  });
  await page.reload();
  await press('yes');
  await storedEventually([{ value: 1 }]);
  await eventually(async () => expect(await queued()).toBe(0));
});

test('works by keyboard, says what happened, and axe finds nothing, in both directions', async () => {
  for (const locale of ['en', 'ar']) {
    const tab = await openArticle(locale);
    await tab.focus('[data-rating] button[value="yes"]');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    expect(await pressed(tab)).toBe('no');
    expect(await tab.getAttribute('[data-status]', 'aria-live')).toBe('polite');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Space');
    expect(await tab.isChecked('input[value="wrong-article"]')).toBe(true);
    const { violations } = await new AxeBuilder({ page: tab }).include('[data-rating]').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  await eventually(() => expect(stored()).toHaveLength(2));
});

test('without JavaScript the form keeps vote, reason and comment, and returns to the article', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const tab = await openArticle('ar', plain);
  await tab.click('[data-follow-up] summary');
  await tab.check('input[value="unclear"]');
  await tab.fill('textarea', 'خطوة ناقصة');
  await press('no', tab);
  expect(tab.url()).toBe(`${site.url}/ar/orders/return-item/#rating-thanks`);
  expect(await tab.isVisible('#rating-thanks')).toBe(true);
  expect(await tab.isVisible('#rating-failed')).toBe(false);
  expect(stored()).toMatchObject([{ value: -1, reasons: 4 }]);
  expect(comments()).toEqual(['خطوة ناقصة']);
  await plain.close();
});

test('a page of another origin can send nothing', async () => {
  const evil = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>evil</title>'),
  );
  evil.listen(0, '127.0.0.1');
  await once(evil, 'listening');
  const address = evil.address();
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  const event = {
    id: crypto.randomUUID(),
    k: 'rate',
    t: 0,
    a: 'return-item',
    l: 'en',
    r: 'a1b2c3d4e5f6',
    vk: crypto.randomUUID(),
    s: 1,
    x: 1,
  };
  const target = `${site.url}/_feedback/v1/`;
  const body = JSON.stringify({ v: 1, now: 1, e: [event] });
  const read = await page.evaluate(
    async ([url, text]) => {
      navigator.sendBeacon(`${url}e`, text);
      await fetch(`${url}e`, { method: 'POST', mode: 'no-cors', body: text ?? '' });
      return await fetch(`${url}e`, { method: 'POST', body: text ?? '' }).then(
        ({ status }) => status,
        () => 'blocked',
      );
    },
    [target, body],
  );
  expect(read).toBe('blocked');
  await page.setContent(
    `<form method="post" action="${target}form"><input name="value" value="yes"><button>go</button></form>`,
  );
  const [response] = await Promise.all([page.waitForResponse(`${target}form`), page.click('button')]);
  expect(response.status()).toBe(403);
  expect(stored()).toEqual([]);
  evil.close();
});

test('the report of hostile texts runs no script and asks for nothing', async () => {
  const text = `<script>document.title='hacked'</script><img src=//evil.test/x onerror="document.title='hacked'">"'><svg onload=alert(1)>`;
  const requests: string[] = [];
  page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => requests.push(dialog.message()));
  await page.setContent(formatHtml(hostileReport(text), site.url));
  expect(await page.title()).toBe('Help centre report');
  expect(requests).toEqual([]);
  expect(await page.textContent('blockquote')).toBe(text);
  expect(await page.textContent('#searches th[scope=row]')).toBe(text);
});
