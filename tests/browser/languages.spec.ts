import { expect, test } from '@playwright/test';
import { rightToLeft } from './pages.ts';

test.describe('a reader whose browser speaks German', () => {
  test.use({ locale: 'de-AT' });

  test('a permalink opens in their language and keeps query and anchor', async ({ page }) => {
    await page.goto('/a/track-order/?from=mail#content');
    await expect(page).toHaveURL(/\/de\/[^?]+\?from=mail#content$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.locator('[data-article]')).toHaveAttribute('data-id', 'track-order');
  });

  test('a permalink with a language opens in that one', async ({ page }) => {
    await page.goto('/a/track-order/tr/?x=1');
    await expect(page).toHaveURL(/\/tr\/[^?]+\?x=1$/);
  });

  test('a language once chosen is remembered by permalinks and by the chooser', async ({ page }) => {
    await page.goto('/en/orders/track-order/');
    await page.locator('.language-menu summary').click();
    await page.locator('.language-menu a[data-locale="tr"]').click();
    await expect(page.locator('[data-article]')).toHaveAttribute('data-id', 'track-order');
    await expect(page.locator('html')).toHaveAttribute('lang', 'tr');
    await page.goto('/a/return-item/');
    await expect(page).toHaveURL(/\/tr\//);
    await page.goto('/');
    await expect(page).toHaveURL(/\/tr\/$/);
  });

  test('the chooser puts their language first', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('[data-language-chooser] a').first()).toHaveText('Deutsch');
    await page.locator('[data-language-chooser] a').first().click();
    await expect(page).toHaveURL(/\/de\/$/);
  });
});

test.describe('a reader whose language there is not', () => {
  test.use({ locale: 'fi-FI' });

  test('a permalink opens in the source language', async ({ page }) => {
    await page.goto('/a/track-order/');
    await expect(page).toHaveURL(/\/en\//);
  });
});

test('Arabic runs from right to left, its header too', async ({ page }) => {
  await page.goto(rightToLeft.article);
  const wordmark = await page.locator('.site-header .wordmark').boundingBox();
  const tools = await page.locator('.site-header .site-tools').boundingBox();
  expect(wordmark?.x ?? 0).toBeGreaterThan(tools?.x ?? 0);
});
