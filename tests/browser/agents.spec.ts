/** The agents' page: an article in seconds, its link in the customer's language, and codes read out on the phone. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const field = (page: Page) => page.getByLabel('Article, or the code');
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('typing and Enter copy the permalink of the first article', async ({ page, baseURL }) => {
  await page.goto('/agents/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('where is my order');
  await expect(page.locator('[data-results] > li').first()).toHaveAttribute('data-id', 'track-order');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-live]')).toContainText('Copied');
  const link = await clipboard(page);
  expect(link).toBe('https://help.brightwick.example/a/track-order/');
  await page.goto(link.replace('https://help.brightwick.example', baseURL ?? ''));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where is my order?');
});

test('an article is found by id and by keyword', async ({ page }) => {
  await page.goto('/agents/');
  const first = page.locator('[data-results] > li').first();
  await field(page).fill('promo-code');
  await expect(first).toHaveAttribute('data-id', 'promo-code');
  await field(page).fill('wismo');
  await expect(page.locator('[data-live]')).toHaveText('No article found');
});

for (const pasted of [
  'https://help.brightwick.example/tr/siparisler/siparis-takibi/',
  'https://help.brightwick.example/ar/%D8%A7%D9%84%D8%B7%D9%84%D8%A8%D8%A7%D8%AA/%D8%A3%D9%8A%D9%86-%D8%B7%D9%84%D8%A8%D9%8A',
  'https://help.brightwick.example/ar/الطلبات/أين-طلبي/',
  'help.brightwick.example/en/orders/track-order#where',
  '/a/track-order/de/',
  'zendesk:360004512',
  'https://brightwick.zendesk.example/hc/en-us/articles/360004512-Where-is-it?utm=mail',
]) {
  test(`a pasted address is copied as the permalink of its article, at once: ${pasted}`, async ({ page }) => {
    await page.goto('/agents/');
    await field(page).fill('return');
    await expect(page.locator('[data-results] > li').nth(1)).toBeVisible();
    await field(page).fill(pasted);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-live]')).toContainText('Copied');
    expect(await clipboard(page)).toBe('https://help.brightwick.example/a/track-order/');
    await expect(page.locator('[data-results] > li')).toHaveCount(1);
  });
}

test('an address of no article is said to be none, and nothing is copied', async ({ page }) => {
  await page.goto('/agents/');
  await page.evaluate(() => navigator.clipboard.writeText('as it was'));
  for (const pasted of [
    'https://help.brightwick.example/en/orders/where-is-my-order/',
    'zendesk:1',
    '/en/',
  ]) {
    await field(page).fill(pasted);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-code]')).toHaveText('No article has this address or id.');
    await expect(page.locator('[data-results] > li')).toHaveCount(0);
  }
  expect(await clipboard(page)).toBe('as it was');
  await field(page).fill('return');
  await expect(page.locator('[data-results] > li').first()).toBeVisible();
  await expect(page.locator('[data-code]')).toHaveText('');
});

test('an unlisted article is found, by its address and its words, and marked', async ({ page }) => {
  await page.goto('/agents/');
  for (const query of ['cookies', 'https://help.brightwick.example/en/privacy/cookies/']) {
    await field(page).fill(query);
    const row = page.locator('[data-id="cookies"]');
    await expect(row).toContainText('Unlisted');
    await expect(row.getByRole('link')).toHaveAttribute('href', '/a/cookies/');
  }
});

test('in the customer’s language: title, link and message', async ({ page }) => {
  await page.goto('/agents/');
  await page.getByLabel('Customer’s language').selectOption('tr');
  await field(page).fill('track-order');
  const row = page.locator('[data-id="track-order"]');
  await expect(row.getByRole('link')).toHaveText('Siparişim nerede?');
  await expect(row.getByRole('link')).toHaveAttribute('lang', 'tr');
  await row.getByRole('button', { name: 'Markdown' }).click();
  await expect
    .poll(() => clipboard(page))
    .toBe('[Siparişim nerede?](https://help.brightwick.example/a/track-order/tr/)');
  await row.getByRole('button', { name: 'Message' }).click();
  await expect
    .poll(() => clipboard(page))
    .toBe(
      'Yanıtı burada bulabilirsiniz: Siparişim nerede?\nhttps://help.brightwick.example/a/track-order/tr/',
    );
  await row.getByRole('button', { name: 'Rich text' }).click();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return item?.types.includes('text/html') ? await (await item.getType('text/html')).text() : '';
      }),
    )
    .toContain('href="https://help.brightwick.example/a/track-order/tr/"');
});

test('arrow keys reach every button, Escape returns to the field', async ({ page }) => {
  await page.goto('/agents/');
  await field(page).fill('return');
  await expect(page.locator('[data-results] > li').nth(1)).toBeVisible();
  await field(page).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const second = page.locator('[data-results] > li').nth(1);
  await expect(second.getByRole('button', { name: 'Markdown' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
});

test('a code that a customer reads out names article, language and version', async ({ page }) => {
  await page.goto('/tr/siparisler/siparis-takibi/');
  const said = await page.locator('[data-channel="phone-tr"]').textContent();
  const code = /[0-9A-Z]{4}\u2011[0-9A-Z]{4}/.exec(said ?? '')?.[0] ?? '';
  await page.goto('/agents/');
  await field(page).fill(code.toLowerCase().replace('\u2011', ' '));
  await expect(page.locator('[data-code]')).toHaveText('The customer is reading this article in Türkçe.');
  await expect(page.getByLabel('Customer’s language')).toHaveValue('tr');
  await expect(page.locator('[data-results] > li')).toHaveCount(1);
  await expect(page.locator('[data-results] > li')).toHaveAttribute('data-id', 'track-order');

  const other = code.startsWith('0') ? '1' : '0';
  await field(page).fill(other + code.slice(1));
  await expect(page.locator('[data-code]')).toHaveText(/A character is wrong/);
});

test('the page is in no search engine, no sitemap, no menu', async ({ page, request }) => {
  await page.goto('/agents/');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  expect((await request.get('/agents/')).headers()['x-robots-tag']).toBe('noindex');
  expect(await (await request.get('/sitemap-en-0.xml')).text()).not.toContain('/agents/');
  await page.goto('/en/');
  await expect(page.locator('a[href^="/agents"]')).toHaveCount(0);
});

test('axe finds nothing with results', async ({ page }) => {
  await page.goto('/agents/');
  await page.getByLabel('Customer’s language').selectOption('ar');
  await field(page).fill('order');
  await expect(page.locator('[data-results] > li').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
