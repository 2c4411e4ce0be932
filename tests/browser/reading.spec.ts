import { expect, test } from '@playwright/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an article is read in full: every tab, the transcript, the contents', async ({ page }) => {
    await page.goto('/en/orders/track-order/');
    const labels = page.locator('help-tabs').first().locator('.tab-label');
    for (const label of await labels.all()) await expect(label).toBeVisible();
    for (const tab of await page.locator('help-tabs .tab').all()) await expect(tab).toBeVisible();
    await page.locator('.language-menu summary').click();
    await expect(page.locator('.language-menu a').first()).toBeVisible();
  });

  test('a video is a link, with its transcript', async ({ page }) => {
    await page.goto('/en/repairs/troubleshooting/lamp-error-codes/');
    const video = page.locator('help-video').first();
    await expect(video.locator('.video-link a')).toHaveAttribute('href', /^https:/);
    await video.locator('summary').click();
    await expect(video.locator('details p').first()).toBeVisible();
  });

  test('one comes from the start to an article by links alone', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('.topic-cards h3 a').first().click();
    await page.locator('.article-list a, .topic-cards a').first().click();
    await expect(page.locator('h1')).toBeVisible();
    await page.locator('.breadcrumbs a').first().click();
    await expect(page).toHaveURL(/\/en\/$/);
  });

  test('a permalink is a page with every translation', async ({ page }) => {
    await page.goto('/a/track-order/');
    await expect(page.getByRole('link', { name: 'Where is my order?' })).toBeVisible();
    expect(await page.locator('li a').count()).toBeGreaterThan(2);
  });

  test('the search page lists articles by topic', async ({ page }) => {
    await page.goto('/en/search/');
    expect(await page.locator('.search-index a').count()).toBeGreaterThan(20);
  });
});

test('printed, an article is its text and where it came from', async ({ page }) => {
  await page.goto('/en/orders/track-order/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('.prose')).toBeVisible();
  for (const part of ['.site-header', '.article-aside', '.site-footer nav', '.contact-strip', '.pager']) {
    await expect(page.locator(part).first()).toBeHidden();
  }
});

test('a link to a heading shows the heading', async ({ page }) => {
  await page.goto('/en/orders/track-order/');
  const link = page.locator('.contents a').last();
  await link.click();
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

test('motion stops for those who ask for less', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/en/');
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) =>
        getComputedStyle(element)
          .transitionDuration.split(',')
          .some((duration) => Number.parseFloat(duration) > 0.01),
      ).length,
  );
  expect(moving).toBe(0);
});
