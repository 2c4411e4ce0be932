import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { article, home, search, topic } from './pages.ts';
import { dialog, field, links, openResults, options, results } from './search-page.ts';

/** Addresses that belong to search: its code, its index, the texts of pages. */
const isOfSearch = (url: string) => /\/(?:search-index|pagefind)\/|help-search/.test(url);

for (const { name, path } of [home, topic, article, search]) {
  test(`the ${name} page fetches nothing of the search before the reader wants it`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.mouse.wheel(0, 20_000);
    await page.keyboard.press('Tab');
    await page.waitForLoadState('networkidle');
    expect(asked.filter(isOfSearch)).toEqual([]);
    await page.keyboard.press('/');
    await expect.poll(() => asked.some(isOfSearch)).toBe(true);
  });
}

test('results come as one types, in spite of a slip, and say what was looked for', async ({ page }) => {
  await page.goto(article.path);
  await field(page).click();
  await page.keyboard.type('reset pasword');
  await expect(options(page).first()).toContainText('password');
  await expect(options(page).first()).toHaveAttribute('data-result', 'reset-password');
  await expect(page.locator('.search-note')).toContainText('Showing results for “reset password”');
  await expect(page.getByRole('status').filter({ hasText: /result/ })).toHaveCount(1);
  await page.getByRole('link', { name: 'Search for “reset pasword” instead' }).click();
  await expect(page).toHaveURL(/[?&]exact=1/);
});

test('arrows choose a result, Enter opens it at its heading', async ({ page }) => {
  await page.goto(article.path);
  await field(page).click();
  await page.keyboard.type('refund card');
  await expect(page.getByRole('status').filter({ hasText: /result/ })).toHaveCount(1);
  await expect(field(page)).toHaveRole('combobox');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = options(page).nth(1);
  await expect(active).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await active.getAttribute('id')) ?? 'none',
  );
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('href', /#/);
  const target = await options(page).first().getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.pathname + url.hash === target);
});

test('Escape closes the results and leaves the text', async ({ page }) => {
  await page.goto(article.path);
  await field(page).click();
  await page.keyboard.type('refund');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('refund');
  await expect(field(page)).toBeFocused();
});

test('Enter without a choice opens the search page, which has the same words', async ({ page }) => {
  await page.goto(article.path);
  await field(page).click();
  await page.keyboard.type('refund');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/search\/\?q=refund$/);
  await expect(page.getByRole('searchbox')).toHaveValue('refund');
  await expect(links(page).first()).toHaveAttribute('data-result', /refund/);
});

for (const key of ['/', 'Control+k', 'Meta+k']) {
  test(`${key} opens the dialog, Escape closes it and gives the focus back`, async ({ page }) => {
    await page.goto(article.path);
    const link = page.locator('main a').first();
    await link.focus();
    await page.keyboard.press(key);
    await expect(dialog(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type('cancel order');
    await expect(options(page).first()).toHaveAttribute('data-result', 'cancel-order');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(link).toBeFocused();
  });
}

test('a slash that is typed into a field is a slash', async ({ page }) => {
  await page.goto(article.path);
  await field(page).click();
  await page.keyboard.type('24/7');
  await expect(dialog(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('24/7');
});

test('on a phone the dialog fills the screen, with targets of 44 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(article.path);
  await page.locator('[data-search-open]').click();
  await expect(dialog(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('return');
  await expect(page.getByRole('status').filter({ hasText: /result/ })).toHaveCount(1);
  expect(await dialog(page).boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  const heights = await dialog(page)
    .locator('input:visible, button:visible, a:visible')
    .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(2);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(dialog(page)).toHaveCount(0);
});

test('the search page answers the query of its address and keeps up with typing', async ({ page }) => {
  await openResults(page, 'where is my parcel');
  expect(await links(page).evaluateAll((all) => all.map((link) => link.dataset['result']))).toContain(
    'track-order',
  );
  await expect(page.getByRole('status').filter({ hasText: /^\d+ results?$/ })).toBeVisible();
  await page.getByRole('searchbox').fill('gift card balance');
  await expect(links(page).first()).toHaveAttribute('data-result', 'gift-cards');
  await expect(page).toHaveURL(/\?q=gift\+card\+balance$/);
  await expect(page.locator('.search-index-topics')).toBeHidden();
});

test('arrows go from the field of the search page through its results', async ({ page }) => {
  await openResults(page, 'refund');
  // Which is the first result once it's there.
  await expect(page.locator('[data-answer] a[data-result]')).toBeVisible();
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(links(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('topics filter, their numbers add up, and the focus stays', async ({ page }) => {
  await openResults(page, 'order');
  const group = page.getByRole('group', { name: 'Filter by topic' });
  const labels = await group.getByRole('button').allTextContents();
  const [all, ...others] = labels.map((label) => Number(/\((\d+)\)/.exec(label)?.[1]));
  expect(others.reduce((sum, number) => sum + number, 0)).toBe(all);
  const chosen = group.getByRole('button').nth(1);
  const title = (await chosen.textContent())?.replace(/ \(\d+\)$/, '') ?? '';
  await chosen.press('Enter');
  await expect(chosen).toHaveAttribute('aria-pressed', 'true');
  await expect(chosen).toBeFocused();
  await expect(links(page)).toHaveCount(others[0] ?? -1);
  for (const place of await results(page).locator('.search-result-place').allTextContents()) {
    expect(place.startsWith(title)).toBe(true);
  }
  await expect(page).toHaveURL(/[?&]topic=/);
});

test('what is only there in another language is shown as that', async ({ page }) => {
  await openResults(page, 'phishing', 'ar');
  await expect(links(page).first()).toHaveAttribute('data-result', 'phishing-email');
  await expect(links(page).first().locator('.search-result-title')).toHaveAttribute('lang', 'en');
  await expect(links(page).first().locator('.search-result-language')).toHaveText('الإنجليزية');
  await expect(page.locator('.search-note')).toContainText('الإنجليزية');
});

test('a question without an answer leads to topics and people, with its words', async ({ page }) => {
  await openResults(page, 'zzqx vvkj');
  await expect(page.getByRole('status').filter({ hasText: 'zzqx vvkj' })).toBeVisible();
  await expect(links(page)).toHaveCount(0);
  await expect(results(page).getByRole('navigation').getByRole('link').first()).toBeVisible();
  await expect(page.locator('[data-contact-fallback]')).toBeVisible();
  await expect(page.locator('[data-contact-fallback] [data-channel]').first()).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem('fener:search'))).toBe('zzqx vvkj');
  await page.getByRole('searchbox').fill('item');
  await expect(links(page).first()).toBeVisible();
  await expect(page.locator('[data-contact-fallback] .channel').filter({ visible: true })).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'Most asked' })).toBeHidden();
});

test('an empty search page shows what was searched for on this device, until it is deleted', async ({
  page,
}) => {
  await page.goto(search.path);
  await expect(page.getByRole('heading', { name: 'Most asked' })).toBeVisible();
  await page.getByRole('searchbox').fill('gift card balance');
  // The script is there.
  await expect(links(page).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(links(page).first()).toBeVisible();
  await page.goto(search.path);
  await page.getByRole('list', { name: 'Recent searches' }).getByRole('link').click();
  await expect(links(page).first()).toHaveAttribute('data-result', 'gift-cards');
  await page.goto(search.path);
  await page.getByRole('button', { name: 'Delete recent searches' }).click();
  await expect(page.locator('[data-recents]')).toBeEmpty();
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('searches'))),
  ).toEqual([]);
});

test('searches are remembered only once a result was opened, and forgotten on demand', async ({ page }) => {
  await page.goto(article.path);
  await field(page).click();
  await page.keyboard.type('gift card');
  await expect(options(page).first()).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await options(page).first().click();
  await expect(page).toHaveURL(/gift/);
  await field(page).click();
  await expect(options(page)).toHaveText(['gift card']);
  await page.getByRole('button', { name: 'Delete recent searches' }).click();
  await expect(options(page)).toHaveCount(0);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('recent'))),
  ).toEqual([]);
});

test('in a language from right to left the results stand under the field, and nothing is cut off', async ({
  page,
}) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/ar/');
    await field(page).click();
    await page.keyboard.type('استرداد');
    await expect(options(page).first()).toBeVisible();
    const box = await page.locator('.search-popup:visible').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    // Nothing cuts it off or covers it: a click at its end reaches it.
    await page.locator('.search-popup:visible .search-foot a').click({ trial: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('search runs under the content security policy, and logs nothing', async ({ page }) => {
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  page.on('pageerror', ({ message }) => logged.push(message));
  await openResults(page, 'refnd to my card');
  await expect(results(page).locator('mark').filter({ visible: true }).first()).toBeVisible();
  await page.goto(home.path);
  await field(page).click();
  await page.keyboard.type('coffee');
  await expect(options(page).first()).toBeVisible();
  expect(logged).toEqual([]);
});

for (const { locale, query } of [
  { locale: 'en', query: 'refnd to my card' },
  { locale: 'en', query: 'zzqx vvkj' },
  { locale: 'ar', query: 'phishing' },
  { locale: 'ar', query: 'استرداد' },
  { locale: 'en', query: 'berlin' },
]) {
  test(`axe finds nothing on the results for "${query}" (${locale}), light and dark`, async ({ page }) => {
    await openResults(page, query, locale);
    expect(await violations(page)).toEqual([]);
  });
}

for (const path of [article.path, '/ar/الطلبات/أين-طلبي/']) {
  test(`axe finds nothing in the dialog and the popup of ${path}, light and dark`, async ({ page }) => {
    const query = path.startsWith('/ar/') ? 'استرداد' : 'refnd card';
    await page.goto(path);
    await field(page).click();
    await page.keyboard.type(query);
    await page.keyboard.press('ArrowDown');
    await expect(options(page).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(query);
    await expect(dialog(page).getByRole('option').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page lists topics and articles', async ({ page }) => {
    await page.goto(`${search.path}?q=refund`);
    await expect(page.locator('.search-index h3 a').first()).toBeVisible();
    expect(await page.locator('.search-index .article-list a').count()).toBeGreaterThan(30);
  });
});
