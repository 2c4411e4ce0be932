import { expect, test } from '@playwright/test';
import { article, home, videoArticle } from './pages.ts';

test('on paper an article is its text between the brand and its address, with all tabs', async ({ page }) => {
  await page.goto(article.path);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const selector of [
    '.site-tools',
    '.site-header .search-form',
    '.site-footer',
    '.article-aside',
    '.contents',
    '.related',
    '.contact-strip',
    '[role="tablist"]',
    '.skip-link',
  ]) {
    await expect(page.locator(selector)).toBeHidden();
  }
  for (const part of ['.wordmark', 'h1', '.print-source svg']) await expect(page.locator(part)).toBeVisible();
  const tabs = page.locator('help-tabs > .tab');
  for (const tab of await tabs.all()) {
    await expect(tab).toBeVisible();
    await expect(tab.locator('.tab-label')).toBeVisible();
  }
  const lightness = await page.locator('.prose p').first().evaluate(readLightness);
  expect(lightness).toBeLessThan(0.4);
});

/** Lightness of the text, 0 to 1: ink on paper is dark whatever the screen was. */
function readLightness(element: Element): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return NaN;
  context.fillStyle = getComputedStyle(element).color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 3 / 255;
}

test('on paper the text uses the whole width', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.goto(article.path);
  await page.emulateMedia({ media: 'print' });
  const width = await page.locator('.prose').evaluate((element) => element.getBoundingClientRect().width);
  expect(width).toBeGreaterThan(560);
});

test('in forced colours text, icons, the selected tab and the current page are still told apart', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(article.path);
  await expect(page.getByRole('tab')).toHaveCount(2);
  const borders = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBlockEndColor));
  expect(new Set(borders).size).toBe(2);
  const current = page.locator('.branch [aria-current="page"]');
  const other = page.locator('.branch a:not([aria-current])').first();
  const weight = (element: Element) => getComputedStyle(element).fontWeight;
  expect(await current.evaluate(weight)).not.toBe(await other.evaluate(weight));
  await page.goto(videoArticle.path);
  await expect(page.getByRole('link', { name: /Play video/ })).toBeVisible();
  const outline = await page.locator('.button').evaluate((button) => getComputedStyle(button).borderStyle);
  expect(outline).toBe('solid');
});

test('a reader who wants less motion sees no transition and no smooth scrolling', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(home.path);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
        return (
          transitionDuration.split(', ').some((time) => parseFloat(time) > 0) ||
          animationDuration.split(', ').some((time) => parseFloat(time) > 0) ||
          scrollBehavior === 'smooth'
        );
      })
      .map(({ tagName, className }) => `${tagName} ${className}`),
  );
  expect(moving).toEqual([]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
