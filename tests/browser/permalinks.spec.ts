import { expect, test, type Page } from '@playwright/test';
import { article, permalink } from './pages.ts';

const german = '/de/bestellungen/bestellung-verfolgen/';
const turkish = '/tr/siparisler/siparis-takibi/';

/** Chooses a language as a reader does: in the menu of a page. */
async function chooseLanguage(page: Page, lang: string): Promise<void> {
  await page.goto(article.path);
  await page.locator('.language-menu summary').click();
  await page.locator(`.language-menu a[hreflang="${lang}"]`).click();
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
}

test.describe('a reader whose browser asks for German', () => {
  test.use({ locale: 'de-AT' });

  test('opens a permalink in German', async ({ page }) => {
    await page.goto(permalink);
    await expect(page).toHaveURL(german);
  });

  test('keeps query and anchor of a permalink', async ({ page }) => {
    await page.goto(`${permalink}?from=email&x=1#statuses`);
    await expect(page).toHaveURL(`${german}?from=email&x=1#statuses`);
  });

  test('opens a permalink with a language in that language', async ({ page }) => {
    await page.goto(`${permalink}tr/?from=email#statuses`);
    await expect(page).toHaveURL(`${turkish}?from=email#statuses`);
  });

  test('opens a permalink in the language chosen before', async ({ page }) => {
    await chooseLanguage(page, 'tr');
    await page.goto(permalink);
    await expect(page).toHaveURL(turkish);
  });

  test('opens a permalink of an article without German text at its German address', async ({ page }) => {
    await page.goto('/a/spare-parts/');
    await expect(page).toHaveURL('/de/reparatur-garantie/reparaturservice/spare-parts/');
  });

  test('opens the site in German, later in the language chosen; all are shown to who asks', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page).toHaveURL('/de/');
    await page.goto('/?choose');
    await page.getByRole('link', { name: 'Türkçe' }).click();
    await expect(page).toHaveURL('/tr/');
    await page.goto('/');
    await expect(page).toHaveURL('/tr/');
    await page.goto('/?choose');
    await expect(page.getByRole('listitem')).toHaveCount(5);
    await expect(page).toHaveURL('/?choose');
  });

  test('never sees the chooser before the page in German', async ({ page }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        const painted = list.getEntries().map(({ name }) => `${location.pathname} ${name}`);
        sessionStorage.setItem('painted', (sessionStorage.getItem('painted') ?? '') + painted.join());
      }).observe({ type: 'paint', buffered: true });
    });
    await page.goto('/');
    await expect(page).toHaveURL('/de/');
    await page.waitForFunction(() => sessionStorage.getItem('painted'));
    expect(await page.evaluate(() => sessionStorage.getItem('painted'))).not.toMatch(/^\/ |,\/ /);
  });

  test('goes back from a permalink to where it was', async ({ page }) => {
    await page.goto('/en/');
    await page.goto(permalink);
    await expect(page).toHaveURL(german);
    await page.goBack();
    await expect(page).toHaveURL('/en/');
  });
});

test('readers of Arabic and Turkish open a permalink in their languages', async ({ browser, baseURL }) => {
  for (const [locale, address, dir] of [
    ['ar-EG', /\/ar\//, 'rtl'],
    ['tr-TR', /\/tr\//, 'ltr'],
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(`${baseURL}${permalink}#statuses`);
    await expect(page).toHaveURL(address);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await expect(page.locator('[data-article]')).toHaveAttribute('data-id', 'track-order');
    expect(new URL(page.url()).hash).toBe('#statuses');
    await context.close();
  }
});

test.describe('a reader of a language that the site does not have', () => {
  test.use({ locale: 'pt-BR' });

  test('opens a permalink in the source language', async ({ page }) => {
    await page.goto(permalink);
    await expect(page).toHaveURL(article.path);
  });

  test('is offered all languages', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('listitem')).toHaveCount(5);
  });
});

test('an old address of another help centre opens the article', async ({ page }) => {
  await page.goto('/hc/en-us/articles/360004512-where-is-it?x=1');
  await expect(page.locator('[data-article]')).toHaveAttribute('data-id', 'track-order');
});

test('an address from before an article moved opens it', async ({ page }) => {
  await page.goto('/en/returns/how-to-return/');
  await expect(page).toHaveURL('/en/returns/return-item/');
});

test('an address of the former help centre that no redirect knows leads to its article', async ({ page }) => {
  await page.goto('/support/solutions/articles/360004512-where-is-it#where');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where is my order?');
  const answer = await page.goto('/support/solutions/articles/999999999');
  expect(answer?.status()).toBe(404);
  await expect(page.locator('html')).toHaveAttribute('data-kind', 'not-found');
});
