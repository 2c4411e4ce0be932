/** The agents' page: an article or a reply in seconds, in the customer's language, from the keyboard alone. */
import { expect, test, type Page } from '@playwright/test';
import { cardFiles, type SearchManifest } from '#model/search/browser/index-format.ts';
import { violations } from './axe.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const field = (page: Page) => page.getByRole('combobox', { name: 'Article, or the code' });
const customer = (page: Page) => page.getByLabel('Customer’s language');
const options = (page: Page) => page.locator('help-agents [role="option"]');
const chosen = (page: Page) => page.locator('help-agents [role="option"][aria-selected="true"]');
const preview = (page: Page) => page.locator('[data-preview]');
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const site = 'https://help.brightwick.example';
/** What the service worker keeps. The cards of the index are fetched last. */
const keptFiles = (page: Page) =>
  page.evaluate(async () => (await (await caches.open('fener-agents-1')).keys()).map(({ url }) => url));

/** Waits for what a copy says of itself, and returns what is in the clipboard. */
async function copied(page: Page, start: RegExp): Promise<string> {
  await expect.poll(() => clipboard(page)).toMatch(start);
  await expect(page.locator('[data-live]')).toContainText('Copied');
  return clipboard(page);
}

test('a whole answer by keyboard: words with a slip, the customer’s language, every form, a reply', async ({
  page,
  baseURL,
}) => {
  await page.goto('/agents/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('refnud');
  await expect(chosen(page)).toHaveAttribute('data-id', 'refund-times');
  await page.keyboard.press('Enter');
  const link = await copied(page, /refund-times/);
  expect(link).toBe(`${site}/a/refund-times/`);

  await page.keyboard.press('Tab');
  await expect(customer(page)).toBeFocused();
  await page.keyboard.press('T');
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
  await expect(chosen(page)).toContainText('Para iadem hâlâ gelmedi');
  await expect(preview(page)).toContainText('Used in saved replies: refund-late');
  await page.keyboard.press('Enter');
  expect(await copied(page, /\/tr\//)).toBe(`${site}/a/refund-times/tr/`);
  await page.keyboard.press('Alt+2');
  expect(await copied(page, /^\[/)).toBe(`[Para iadem hâlâ gelmedi](${site}/a/refund-times/tr/)`);
  await page.keyboard.press('Alt+3');
  await copied(page, /^Para iadem hâlâ gelmedi\nhttps/);
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return item ? (await item.getType('text/html')).text() : '';
  });
  expect(html).toContain(`href="${site}/a/refund-times/tr/"`);
  await page.keyboard.press('Alt+4');
  expect(await copied(page, /^Para iadem hâlâ gelmedi\n\n/)).toMatch(
    /\n\n1\. [^]*\n2\. [^]*\/a\/refund-times\/tr\/$/,
  );
  await page.keyboard.press('Alt+5');
  expect(await copied(page, /^\*Para iadem hâlâ gelmedi\*/)).toMatch(/\n\n\*[^*\n]+\*\n\n/);
  await page.keyboard.press('Alt+6');
  expect((await copied(page, /^\S.* https:\S+$/)).length).toBeLessThanOrEqual(134);
  await page.keyboard.press('Alt+7');
  expect(await copied(page, /^Yanıtı burada/)).toContain(`/a/refund-times/tr/`);

  // The form is remembered, and the customer.
  await page.reload();
  await expect(field(page)).toBeFocused();
  await expect(customer(page)).toHaveValue('tr');
  await page.keyboard.type('where is my order');
  await expect(chosen(page)).toHaveAttribute('data-id', 'track-order');
  await page.keyboard.press('Enter');
  await copied(page, /^Yanıtı burada bulabilirsiniz: Siparişim nerede\?/);

  // A saved reply has keywords of its own, stands last, and is sent in the customer's language.
  await page.keyboard.press('Escape');
  await page.keyboard.type('wismo');
  await expect(page.locator('[data-reply]')).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toHaveAttribute('data-reply', 'where-is-my-order');
  await expect(preview(page)).toContainText('Merhaba [customer.first-name],');
  await page.keyboard.press('Alt+4');
  expect(await copied(page, /^Merhaba/)).toContain(`siparişi takip et (${site}/a/track-order/tr/)`);

  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await page.goto(link.replace(site, baseURL ?? ''));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My refund has not arrived');
});

test('every address that an article has or had finds it, and its id', async ({ page }) => {
  await page.goto('/agents/');
  for (const pasted of [
    'track-order',
    `${site}/tr/siparisler/siparis-takibi/`,
    `${site}/ar/%D8%A7%D9%84%D8%B7%D9%84%D8%A8%D8%A7%D8%AA/%D8%A3%D9%8A%D9%86-%D8%B7%D9%84%D8%A8%D9%8A`,
    `${site}/ar/الطلبات/أين-طلبي/`,
    'help.brightwick.example/en/orders/track-order#where',
    '/a/track-order/de/',
    'zendesk:360004512',
    'https://brightwick.zendesk.example/hc/en-us/articles/360004512-Where-is-it?utm=mail',
  ]) {
    await field(page).fill('return');
    await expect(options(page).nth(1)).toBeVisible();
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await field(page).fill(pasted);
    await page.keyboard.press('Enter');
    expect(await copied(page, /./)).toBe(`${site}/a/track-order/`);
    await expect(options(page)).toHaveCount(1);
  }
  await page.evaluate(() => navigator.clipboard.writeText('as it was'));
  for (const pasted of [`${site}/en/orders/where-is-my-order/`, 'zendesk:1', '/en/']) {
    await field(page).fill(pasted);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-note]')).toHaveText('No article has this address or id.');
    await expect(options(page)).toHaveCount(0);
  }
  expect(await clipboard(page)).toBe('as it was');
});

test('a frame that may not use the clipboard copies all the same, rich text too', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
    Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
  });
  await page.goto('/agents/?q=track order');
  await expect(chosen(page)).toHaveAttribute('data-id', 'track-order');
  await field(page).press('Enter');
  expect(await copied(page, /track-order/)).toBe(`${site}/a/track-order/`);
  await page.keyboard.press('Alt+3');
  await copied(page, /^Where is my order\?\nhttps/);
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return item ? (await item.getType('text/html')).text() : '';
  });
  expect(html).toContain(`href="${site}/a/track-order/"`);
});

test('what is unlisted or not translated is marked, and a heading has a link', async ({ page }) => {
  await page.goto('/agents/?q=cookies');
  await expect(chosen(page)).toHaveAttribute('data-id', 'cookies');
  await expect(preview(page)).toContainText('Unlisted');
  await field(page).fill('tax free');
  await customer(page).selectOption('ja');
  await expect(preview(page)).toContainText('Not translated yet: readers see it in English');
  await expect(chosen(page).locator('[data-mark="missing"]')).toHaveText('EN');
  await field(page).fill('return-item');
  await preview(page).getByRole('button', { name: 'Hand it in at a store' }).click();
  await copied(page, /^https:\S+\/a\/return-item\/ja\/#in-store$/);
});

test('a code that a customer reads out names article, language and version', async ({ page }) => {
  await page.goto('/tr/siparisler/siparis-takibi/');
  const said = await page.locator('[data-channel="phone-tr"]').textContent();
  const code = /[0-9A-Z]{4}\u2011[0-9A-Z]{4}/.exec(said ?? '')?.[0] ?? '';
  await page.goto('/agents/');
  await field(page).fill(code.toLowerCase().replace('\u2011', ' '));
  await expect(page.locator('[data-note]')).toHaveText('The customer is reading this article in Türkçe.');
  await expect(customer(page)).toHaveValue('tr');
  await expect(options(page)).toHaveCount(1);
  await expect(chosen(page)).toHaveAttribute('data-id', 'track-order');

  const other = code.startsWith('0') ? '1' : '0';
  await field(page).fill(other + code.slice(1));
  await expect(page.locator('[data-note]')).toHaveText(/A character is wrong/);
});

test('after the first visit, it works without a network', async ({ page, context }) => {
  await page.goto('/agents/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  // From here on, the worker sees what the page asks for.
  await page.reload();
  await field(page).fill('refund');
  await expect(preview(page)).toContainText('Count from the day');
  await expect.poll(() => keptFiles(page)).toContainEqual(expect.stringMatching(/\/en\/\w+\/cards-0\.bin$/));
  // This finds nothing, so other languages are asked: from now on they are there as a whole.
  await field(page).fill('aqqqqq');
  const answer = await page.request.get('/search-index/tr/manifest.json');
  const { pages, postings } = (await answer.json()) as SearchManifest;
  const parts = Array.from({ length: postings.length + 1 }, (_, part) => `postings-${part}.bin`);
  expect(parts.length).toBeGreaterThan(1);
  for (const name of [...parts, ...cardFiles(pages)])
    await expect
      .poll(() => keptFiles(page))
      .toContainEqual(expect.stringMatching(new RegExp(`search-index/tr/\\w+/${name}$`)));
  await context.setOffline(true);
  await page.goto('/agents/?q=return');
  await expect(chosen(page)).toHaveAttribute('data-id', 'return-item');
  await field(page).fill('refund');
  await expect(preview(page)).toContainText('Count from the day');
  await context.setOffline(false);
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations())[0]?.scope),
  ).toMatch(/\/agents\/$/);
});

test('a page that was left open finds what was published since', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/agents/');
  await field(page).fill('refund');
  await expect(chosen(page)).toHaveAttribute('data-id', 'refund-times');
  const version = /(?<=search-index\/\w+\/)\w{16}(?=\/)/;
  const manifest = await page.request.get('/search-index/en/manifest.json');
  const published = /(?<="version":")\w+/.exec(await manifest.text())?.[0] ?? '';
  await context.route('**/search-index/en/manifest.json', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ body: (await answer.text()).replace(published, 'next') });
  });
  await context.route(/search-index\/en\/(next|\w{16})\//, async (route) => {
    const url = route.request().url();
    if (version.test(url)) await route.fulfill({ status: 404 });
    else
      await route.fulfill({ response: await route.fetch({ url: url.replace('/next/', `/${published}/`) }) });
  });
  const renewed = page.waitForRequest(/search-index\/en\/next\/cards-/);
  await page.clock.setFixedTime(Date.now() + 3_600_000);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await renewed;
  await field(page).fill('delivery');
  await expect(chosen(page)).toHaveAttribute('data-id', 'delivery-times');
  await context.unrouteAll({ behavior: 'wait' });
  await context.close();
});

test('beside a ticket, and framed by a named helpdesk, there is nothing but the tool; search engines list none', async ({
  page,
  request,
  baseURL,
}) => {
  await page.setViewportSize({ width: 420, height: 700 });
  await page.goto('/agents/ar/?beside&q=طلبي');
  await expect(chosen(page)).toHaveAttribute('data-id', 'track-order');
  await expect(page.getByRole('banner')).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
  await expect(preview(page)).toContainText('آخر تحديث');
  expect(await violations(page)).toEqual([]);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  const answer = await request.get('/agents/');
  expect(answer.headers()['x-robots-tag']).toBe('noindex');
  const description = await request.get('/agents/opensearch-en.xml');
  expect(await description.text()).toContain(`template="${site}/agents/?q={searchTerms}"`);
  expect(await (await request.get('/sitemap-en-0.xml')).text()).not.toContain('/agents/');
  await page.goto('/en/');
  await expect(page.locator('a[href^="/agents"]')).toHaveCount(0);

  // Browsers keep pages of the internet from what runs on this machine, so the site is asked for by its name.
  await page.route(`${site}/**`, async (route) => {
    const url = baseURL + new URL(route.request().url()).pathname;
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const framed = async (origin: string, path: string) => {
    const body = `<iframe src="${site}${path}"></iframe>`;
    await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${origin}/ticket`);
    const frame = page.frames()[1];
    await frame?.waitForLoadState();
    return frame?.evaluate(() => document.querySelector('#main') !== null);
  };
  expect(await framed('https://brightwick.zendesk.com', '/agents/')).toBe(true);
  expect(await framed('https://brightwick.zendesk.com', '/en/')).toBe(false);
  expect(await framed('https://elsewhere.example', '/agents/')).toBe(false);
});
