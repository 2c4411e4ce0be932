/** The demo site in WebKit: that what Chromium is tested with in full works in Safari's engine. */
import { By, Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import startDemoSite from '../browser/demo-site.ts';
import { startWebKit, type WebKit } from './webkit.ts';

/** `npm test` looks for WebKitGTK's driver and sets it. */
const driverPath = process.env['WEBKIT_DRIVER_PATH'] ?? '';
const inWebKit = test.skipIf(driverPath === '');

let stopSite: (() => Promise<void>) | undefined;
let webKit: WebKit | undefined;

beforeAll(async () => {
  if (!driverPath) return;
  stopSite = await startDemoSite();
  webKit = await startWebKit(driverPath);
}, 300_000);

afterAll(async () => {
  await webKit?.close();
  await stopSite?.();
});

function driver() {
  if (!webKit) throw new Error('this cannot happen: no WebKit');
  return webKit.driver;
}

const open = (path: string) => driver().get((process.env['FENER_TEST_URL'] ?? '') + path);
const $ = (selector: string) => driver().findElement(By.css(selector));
const click = (selector: string) => $(selector).click();

/** Waits until an element is seen whose text has these words. */
const see = (selector: string, words = '') =>
  driver().wait(
    () =>
      driver().executeScript<boolean>(
        `const [selector, words] = arguments;
         return [...document.querySelectorAll(selector)].some(
           (element) => element.checkVisibility() && element.textContent.includes(words));`,
        selector,
        words,
      ),
    60_000,
    `${selector} with “${words}”`,
  );

const waitForPath = (path: string) =>
  driver().wait(
    async () => decodeURI(new URL(await driver().getCurrentUrl()).pathname) === path,
    60_000,
    path,
  );

inWebKit('who reads none of the languages chooses one', async () => {
  await open('/');
  expect(await driver().findElements(By.css('.chooser li'))).toHaveLength(5);
  await click('.chooser a[hreflang="en"]');
  await waitForPath('/en/');
  await see('h1', 'help');
  await see('.topic-cards a');
});

inWebKit('a question with a slip is answered as one types, from the key that opens the field', async () => {
  await open('/en/orders/track-order/');
  await $('body').sendKeys('/');
  await see('.search-dialog input');
  await $('.search-dialog input').sendKeys('refnd');
  await see('.search-dialog [role="option"]', 'refund');
  await $('.search-dialog input').sendKeys(Key.ESCAPE);
  await open('/en/search/?q=refnd');
  await see('[data-search-results][data-state="done"] a[data-result]');
});

inWebKit('tabs show one part, and a link opens the part that it leads into', async () => {
  await open('/en/orders/track-order/');
  await see('[role="tab"][aria-selected="true"]', 'Website');
  await driver().executeScript(
    `document.querySelector('.tab[hidden] > :last-child').id = 'target'; location.hash = '#target';`,
  );
  await see('[role="tab"][aria-selected="true"]', 'App');
  expect(await driver().findElements(By.css('[role="tabpanel"]'))).toHaveLength(1);
});

inWebKit('a rating is thanked, and offers people', async () => {
  await open('/en/returns/return-item/');
  await see('help-rating:defined button');
  await click('[data-rating] button[value="no"]');
  await see('[data-rating] [data-status]', 'Thank you');
  await see('[data-rating] textarea');
  await see('[data-rating] [data-contact] a');
});

inWebKit('contact channels say who is there, and follow the country', async () => {
  await open('/en/contact/');
  // It shows once its script is there, which hears of the change.
  await see('help-contact select');
  await see('[data-channel] [data-status]');
  await driver().executeScript(
    `const choice = document.querySelector('help-contact select');
     choice.value = 'TR';
     choice.dispatchEvent(new Event('change', { bubbles: true }));`,
  );
  await see('[data-channel="whatsapp-tr"]');
});

inWebKit('the finder finds a town in any spelling', async () => {
  await open('/en/stores/');
  await $('#store-query').sendKeys('kadikoy');
  await see('[data-found] [data-store="TR-IST-01"]');
});

inWebKit('a map that moves takes the place of the drawn one', async () => {
  await open('/en/stores/');
  await see('[data-before] [data-open]');
  expect(await driver().executeScript("return matchMedia('(prefers-reduced-motion: reduce)').matches")).toBe(
    true,
  );
  await driver().executeScript(`document.querySelector('[data-before]:not([hidden]) [data-open]').click()`);
  await see('.maplibregl-ctrl-zoom-in');
  await driver().wait(
    () => driver().executeScript<boolean>(`return document.querySelector('[data-before]').hidden`),
    60_000,
  );
});

inWebKit('the language menu leads to the same article, and is remembered by permalinks', async () => {
  await open('/a/track-order/');
  await waitForPath('/en/orders/track-order/');
  await click('.language-menu summary');
  await click('.language-menu a[hreflang="tr"]');
  await waitForPath('/tr/siparisler/siparis-takibi/');
  await open('/a/track-order/');
  await waitForPath('/tr/siparisler/siparis-takibi/');
});

inWebKit('agents find an article by words with a slip', async () => {
  await open('/agents/');
  await see('#agents-field');
  await $('#agents-field').sendKeys('refnud');
  await see('help-agents [role="option"][data-id="refund-times"]');
});
