import { expect, test, type Page } from '@playwright/test';
import { article, mdxArticle, videoArticle } from './pages.ts';

/** Tabs are made by a script that comes when it is needed, so tests wait for them. */
const selectedTabs = (page: Page) => page.locator('[role="tab"][aria-selected="true"]');

test('tabs show one part at a time, the first at the beginning', async ({ page }) => {
  await page.goto(article.path);
  await expect(selectedTabs(page)).toHaveText(['Website']);
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
  await page.getByRole('tab', { name: 'App' }).click();
  await expect(page.getByRole('tabpanel', { name: 'App' })).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: 'Website' })).toBeHidden();
});

test('tabs with the same key follow each other on a page, others stay', async ({ page }) => {
  await page.goto(article.path);
  await page.evaluate(() => {
    const original = document.querySelector('help-tabs');
    const markup =
      '<section class="tab"><p class="tab-label">App</p><p>B</p></section>' +
      '<section class="tab"><p class="tab-label">Website</p><p>A</p></section>';
    original?.insertAdjacentHTML(
      'afterend',
      `<help-tabs data-sync="device">${markup}</help-tabs><help-tabs data-sync="other">${markup}</help-tabs>`,
    );
  });
  await expect(selectedTabs(page)).toHaveText(['Website', 'App', 'App']);
  await page.getByRole('tab', { name: 'App' }).first().click();
  await expect(selectedTabs(page)).toHaveText(['App', 'App', 'App']);
  await page.getByRole('tab', { name: 'Website' }).nth(1).click();
  await expect(selectedTabs(page)).toHaveText(['Website', 'Website', 'App']);
});

test('the next article opens the same tab', async ({ page }) => {
  await page.goto(article.path);
  await page.getByRole('tab', { name: 'App' }).click();
  await page.goto(mdxArticle.path);
  await expect(page.getByRole('tab', { name: 'App' })).toHaveAttribute('aria-selected', 'true');
});

test('a video asks nothing of another host before the reader does, and then its cookieless player', async ({
  page,
}) => {
  const asked: string[] = [];
  await page.route(/^https:/, async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ contentType: 'text/html', body: '<title>player</title>' });
  });
  await page.goto(videoArticle.path, { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
  await page.getByRole('link', { name: /Play video: Reset a Fjell lamp/ }).click();
  const player = page.locator('help-video iframe');
  await expect(player).toBeFocused();
  await expect(player).toHaveAttribute('title', 'Reset a Fjell lamp');
  await expect.poll(() => asked).toEqual(['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1']);
});

test('a video opened in a new tab with Control stays a link', async ({ page }) => {
  await page.goto(videoArticle.path);
  // What the browser is left to do, without a tab of another host that it would open.
  await page.evaluate(() =>
    addEventListener('click', (event) => {
      document.documentElement.dataset['leftToBrowser'] = String(!event.defaultPrevented);
      event.preventDefault();
    }),
  );
  await page.getByRole('link', { name: /Play video/ }).click({ modifiers: ['Control'] });
  await expect(page.locator('html')).toHaveAttribute('data-left-to-browser', 'true');
  await expect(page.locator('help-video iframe')).toHaveCount(0);
  await page.getByRole('link', { name: /Play video/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-left-to-browser', 'false');
});
