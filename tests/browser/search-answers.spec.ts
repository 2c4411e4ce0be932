/** What the search finds, in articles and stores, and what it tells of that. */
import { expect, test, type Page } from '@playwright/test';
import { article, home, search } from './pages.ts';
import { field, links, openResults, options } from './search-page.ts';

for (const { locale, query, code } of [
  { locale: 'en', query: 'opening hours berlin', code: 'DE-BER-01' },
  { locale: 'tr', query: 'KADIKOY', code: 'TR-IST-01' },
  { locale: 'de', query: 'Berlin', code: 'DE-BER-01' },
  { locale: 'ar', query: 'دبي', code: 'AE-DXB-01' },
  { locale: 'ja', query: '渋谷の店舗', code: 'JP-TYO-01' },
]) {
  test(`"${query}" finds stores, too (${locale})`, async ({ page }) => {
    await openResults(page, query, locale);
    const store = page.locator(`.search-stores [data-store="${code}"]`);
    await expect(store.locator('.search-result-title')).not.toBeEmpty();
    await expect(store.locator('.search-result-text')).not.toBeEmpty();
    await store.click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/stores/.+/`));
    await expect(page.locator('h1')).toBeVisible();
  });
}

test('stores come below the articles as one types, are reached by arrows, and cost nothing before', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(article.path);
  await field(page).click();
  // Asked for when the reader rests, so later than results.
  const names = page.waitForResponse('**/_stores/names.json');
  await page.keyboard.type('gift card');
  await expect(options(page).first()).toHaveAttribute('data-result', 'gift-cards');
  await (await names).finished();
  const forStores = asked.filter((url) => /\/_stores\/|named-in-query/.test(url));
  expect(forStores.map((url) => new URL(url).pathname)).toEqual(['/_stores/names.json']);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('kadik');
  const group = page.getByRole('group', { name: 'Stores' });
  await expect(group.getByRole('option').first()).toHaveAttribute('data-store', 'TR-IST-01');
  expect(asked.filter((url) => url.includes('/_stores/places'))).toEqual([]);
  await expect(page.locator('.search-note')).toHaveText(
    'No articles about “kadik”, but we found these stores.',
  );
  await page.keyboard.press('ArrowUp');
  await expect(group.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'Brightwick Kadıköy' })).toHaveCount(1);
  await group.getByRole('option').first().click();
  await expect(page).toHaveURL(/\/en\/stores\/.*kadikoy/);
});

test('words that only begin like a place show no stores', async ({ page }) => {
  await openResults(page, 'gift card');
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[data-store]')).toHaveCount(0);
});

/**
 * What `fener-search` tells. It is kept in the tab's storage: calls from a page that is going away do not reach the
 * test.
 */
async function watchSearches(page: Page): Promise<() => Promise<unknown>> {
  await page.addInitScript(() => {
    document.addEventListener('fener-search', (event) => {
      const detail = JSON.stringify(event instanceof CustomEvent ? event.detail : undefined);
      sessionStorage.setItem('told', `${sessionStorage.getItem('told') ?? ''}${detail},`);
    });
  });
  return () =>
    page.evaluate((): unknown => JSON.parse(`[${(sessionStorage.getItem('told') ?? '').slice(0, -1)}]`));
}

test('a result that is opened is told, with its rank', async ({ page }) => {
  const told = await watchSearches(page);
  await openResults(page, 'refund');
  await links(page).nth(1).click();
  await expect(page).toHaveURL(/\/en\/(?!search\/)/);
  expect(await told()).toMatchObject([{ query: 'refund', locale: 'en', opened: { rank: 2 } }]);
});

test('a search that is given up is told when the page is left', async ({ page }) => {
  const told = await watchSearches(page);
  await openResults(page, 'carrier pigeon');
  await page.locator('.wordmark').click();
  await expect(page).toHaveURL(home.path);
  expect(await told()).toMatchObject([{ query: 'carrier pigeon', locale: 'en' }]);
  expect(JSON.stringify(await told())).not.toContain('"opened"');
});

test('a search that finds only stores is not told as one that found nothing', async ({ page }) => {
  const told = await watchSearches(page);
  await openResults(page, 'kadikoy');
  await expect(page.locator('.search-stores').locator('[data-store]')).toHaveCount(1);
  await page.locator('.wordmark').click();
  await expect(page).toHaveURL(home.path);
  expect(await told()).toMatchObject([{ query: 'kadikoy', results: 1 }]);
});

test('a page that was open while the site was published anew finds the new index', async ({ page }) => {
  await page.route('**/search-index/en/manifest.json', async (route) => {
    const answer = await route.fetch();
    const manifest: unknown = await answer.json();
    const gone = typeof manifest === 'object' ? { ...manifest, version: 'gone' } : manifest;
    await route.fulfill({ json: gone });
  });
  await page.goto(search.path);
  await page.getByRole('searchbox').fill('refund');
  await expect(page.getByRole('status').filter({ hasText: 'couldn’t load' })).toBeVisible();
  await page.unroute('**/search-index/en/manifest.json');
  await page.getByRole('searchbox').fill('refund card');
  await expect(links(page).first()).toBeVisible();
});

for (const { locale, query, id } of [
  { locale: 'ar', query: 'كلمه السر', id: 'reset-password' },
  { locale: 'ja', query: 'ぱすわーど', id: 'reset-password' },
  { locale: 'tr', query: 'SIFRE SIFIRLAMA', id: 'reset-password' },
  { locale: 'de', query: 'ruecksendung', id: 'return-item' },
]) {
  test(`"${query}" finds ${id} (${locale})`, async ({ page }) => {
    await openResults(page, query, locale);
    const first = await links(page).evaluateAll((all) =>
      all.slice(0, 3).map((link) => link.dataset['result']),
    );
    expect(first).toContain(id);
  });
}

test('words that JavaScript objects know, and words that nobody knows, find nothing and break nothing', async ({
  page,
}) => {
  for (const query of ['constructor', 'toString', 'hasOwnProperty', 'E-1042', 'zebra', 'C++']) {
    await openResults(page, query);
    await expect(page.locator('.search-count'), query).toHaveText(`No answer found for “${query}”.`);
    await expect(links(page), query).toHaveCount(0);
  }
});

for (const code of ['E-07', 'E 07', 'E07', 'e07']) {
  test(`a code is found however it is written: ${code}`, async ({ page }) => {
    await openResults(page, code);
    await expect(links(page)).toHaveCount(1);
    await expect(links(page).first()).toHaveAttribute('data-result', 'coffee-machine-error-codes');
  });
}

test('results for the rest of a query say what was not found', async ({ page }) => {
  await openResults(page, 'error E-1042');
  await expect(links(page).first()).toBeVisible();
  await expect(page.locator('.search-note')).toContainText('No results for “E-1042”.');
});

for (const [locale, query, id, english] of [
  ['tr', 'reset password', 'reset-password', 'İngilizce'],
  ['ja', 'return an item', 'return-item', '英語'],
] as const) {
  test(`another language answers before spelling is relaxed: ${query} (${locale})`, async ({ page }) => {
    await openResults(page, query, locale);
    await expect(links(page).first()).toHaveAttribute('data-result', id);
    await expect(links(page).first().locator('.search-result-language')).toHaveText(english);
  });
}
