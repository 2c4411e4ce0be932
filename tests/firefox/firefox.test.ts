/** The demo site in Firefox, over WebDriver BiDi: that what Chromium is tested with in full works in another engine. */
import { launch, type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import startDemoSite from '../browser/demo-site.ts';
import { serveApplication } from '../browser/widget-host.ts';

/** `npm test` looks for a Firefox and sets it. */
const executablePath = process.env['FIREFOX_PATH'] ?? '';
const inFirefox = test.skipIf(executablePath === '');

let stopSite: (() => Promise<void>) | undefined;
let browser: Browser | undefined;
let page: Page;
let faults: string[];
const site = () => process.env['FENER_TEST_URL'] ?? '';

beforeAll(async () => {
  if (!executablePath) return;
  stopSite = await startDemoSite();
  browser = await launch({
    browser: 'firefox',
    executablePath,
    // A reader whose first language the site has as a sibling only.
    extraPrefsFirefox: { 'intl.accept_languages': 'de-AT, en' },
  });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await stopSite?.();
});

beforeEach(async () => {
  if (!browser) return undefined;
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  return async () => {
    expect(faults).toEqual([]);
    await page.close();
  };
});

/** Opens a page when its scripts are there. */
const open = (path: string) => page.goto(site() + path, { waitUntil: 'networkidle0' });

/** Waits until an element is seen whose text has these words. */
const see = (selector: string, words = '') =>
  page.waitForFunction(
    (wanted, text) =>
      [...document.querySelectorAll<HTMLElement>(wanted)].some(
        (element) => element.checkVisibility() && element.textContent.includes(text),
      ),
    { timeout: 60_000 },
    selector,
    words,
  );

const pathNow = () => decodeURI(new URL(page.url()).pathname);
const waitForPath = (path: string) =>
  page.waitForFunction((wanted) => decodeURI(location.pathname) === wanted, { timeout: 60_000 }, path);

inFirefox('the first page is in the reader’s language, and all languages are shown to who asks', async () => {
  await open('/');
  await waitForPath('/de/');
  await see('h1');
  await open('/?choose');
  expect(pathNow()).toBe('/');
  expect(await page.$$eval('.chooser li', (items) => items.length)).toBe(5);
});

inFirefox('a question with a slip is answered as one types, from the key that opens the field', async () => {
  await open('/en/orders/track-order/');
  await page.keyboard.press('/');
  await page.keyboard.type('refnd');
  await see('.search-dialog [role="option"]', 'refund');
  await page.keyboard.press('Escape');
  await open('/en/search/?q=refnd');
  await page.waitForSelector('[data-search-results][data-state="done"] a[data-result]');
});

inFirefox('tabs show one part, and a link opens the part that it leads into', async () => {
  await open('/en/orders/track-order/');
  await see('[role="tab"][aria-selected="true"]', 'Website');
  await page.$eval('.tab[hidden] > :last-child', (text) => (text.id = 'target'));
  await page.evaluate(() => (location.hash = '#target'));
  await see('[role="tab"][aria-selected="true"]', 'App');
  expect(await page.$$eval('[role="tabpanel"]', (panels) => panels.length)).toBe(1);
});

inFirefox('a rating is thanked, and offers people', async () => {
  await open('/en/returns/return-item/');
  await page.$eval('[data-rating] button[value="no"]', (button) => button.click());
  await see('[data-rating] [data-status]', 'Thank you');
  await see('[data-rating] textarea');
  await see('[data-rating] [data-contact] a');
});

inFirefox('contact channels say who is there, and follow the country', async () => {
  await open('/en/contact/');
  await see('[data-channel] [data-status]');
  await page.select('help-contact select', 'TR');
  await see('[data-channel="whatsapp-tr"], [data-channel]');
});

inFirefox('the finder finds a town in any spelling', async () => {
  await open('/en/stores/');
  await page.type('#store-query', 'kadikoy');
  await see('[data-found] [data-store="TR-IST-01"]');
});

inFirefox('the language menu leads to the same article, and is remembered by permalinks', async () => {
  await open('/a/track-order/');
  await waitForPath('/de/bestellungen/bestellung-verfolgen/');
  await page.click('.language-menu summary');
  await page.click('.language-menu a[hreflang="tr"]');
  await waitForPath('/tr/siparisler/siparis-takibi/');
  await open('/a/track-order/');
  await waitForPath('/tr/siparisler/siparis-takibi/');
});

inFirefox('the help widget answers in an application of another origin with a strict policy', async () => {
  const application = await serveApplication(site());
  /** Waits until the view that is shown has these words. */
  const shows = (words: string) =>
    page.waitForFunction(
      (text) =>
        document
          .querySelector('help-widget')
          ?.shadowRoot?.querySelector('.view:not([hidden])')
          ?.textContent.includes(text),
      { timeout: 60_000 },
      words,
    );
  await page.goto(`${application.origin}/tr/orders/17`);
  await page.waitForFunction(() => document.querySelector('help-widget')?.matches(':defined'));
  await page.click('[data-help]');
  await shows('Mağazaya');
  await page.evaluate(() =>
    (window as unknown as { helpWidget: (...call: string[]) => void }).helpWidget('search', 'iade'),
  );
  await page.waitForFunction(
    () => document.querySelector('help-widget')?.shadowRoot?.querySelector('[role="option"]') !== null,
    { timeout: 60_000 },
  );
  await page.keyboard.press('Escape');
  const [told, focused] = await page.evaluate(() => [
    JSON.stringify((window as unknown as { told: unknown[] }).told),
    document.activeElement?.textContent,
  ]);
  expect(told).toContain('["article","return-item"]');
  expect(told).not.toContain('violation');
  expect(focused).toContain('send it back');
  application.close();
});
