import { expect, test } from '@playwright/test';
import { article, contact, fallbackArticle, home, notFound, search, staleArticle, topic } from './pages.ts';

/** What a page is about, whatever its language. */
const subjectOf = (html: string) => ({
  kind: /<html[^>]* data-kind="([^"]+)"/.exec(html)?.[1],
  article: / data-id="([^"]+)"/.exec(html)?.[1],
});

for (const { name, path } of [home, topic, article, fallbackArticle, staleArticle, search, contact]) {
  test(`the language switch of the ${name} page stays on the same page in every language`, async ({
    page,
  }) => {
    await page.goto(path);
    const subject = subjectOf(await page.content());
    for (const menu of ['.language-menu a', '.footer-languages a']) {
      const links = await page
        .locator(menu)
        .evaluateAll((found) =>
          found.map((a) => [a.getAttribute('hreflang'), a.getAttribute('href')] as const),
        );
      expect(links.map(([lang]) => lang)).toEqual(['en', 'tr', 'de', 'ar', 'ja']);
      for (const [lang, href] of links) {
        const answer = await page.request.get(href ?? '', { maxRedirects: 0 });
        const html = await answer.text();
        expect([answer.status(), subjectOf(html)], href ?? '').toEqual([200, subject]);
        expect(html).toContain(`<html lang="${lang}"`);
      }
    }
  });
}

test('the language switch of a "not found" page leads home', async ({ page }) => {
  const answer = await page.goto(notFound.path);
  expect(answer?.status()).toBe(404);
  await page.locator('.footer-languages a[hreflang="ja"]').click();
  await expect(page).toHaveURL('/ja/');
});

test('every locale has a "not found" page of its own', async ({ page }) => {
  for (const locale of ['en', 'tr', 'de', 'ar', 'ja']) {
    await page.goto(`/${locale}/no-such-page/`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.getByRole('searchbox')).toBeVisible();
  }
});

test('a mistyped address is answered with what is called so, and with nothing else', async ({ page }) => {
  await page.goto('/en/returns/retrun-itm/');
  await expect(page.locator('[data-nearest] a')).toHaveText(['Return an item']);
  const manifest = page.waitForResponse(/search-index/);
  await page.goto('/en/orders/gift-teapots/');
  await manifest;
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[data-nearest]')).toBeHidden();
});

test('the menu says which languages the article is not translated into', async ({ page }) => {
  await page.goto('/en/repairs/service/spare-parts/');
  await page.locator('.language-menu summary').click();
  await expect(page.locator('.language-menu a', { hasText: 'not translated yet' })).toHaveCount(3);
  await expect(page.locator('.language-menu a[hreflang="tr"]')).toHaveText('Türkçe');
});
