import { expect, test } from '@playwright/test';
import { pageKinds, rightToLeft } from './pages.ts';

test('no page asks another site for anything, breaks its own Content-Security-Policy or logs an error', async ({
  page,
  baseURL,
}) => {
  const found: string[] = [];
  let kind = '';
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${baseURL}/`) && !/^(data|blob):/.test(url)) found.push(`${kind}: asks for ${url}`);
  });
  page.on('console', (message) => {
    // The browser reports the status of the "not found" page itself.
    const isExpected = kind === 'not found' && message.text().includes('404');
    if (['error', 'warning'].includes(message.type()) && !isExpected)
      found.push(`${kind}: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`${kind}: ${error.message}`));
  for (const [name, path] of [...Object.entries(pageKinds), ...Object.entries(rightToLeft)]) {
    kind = name;
    await page.goto(path, { waitUntil: 'networkidle' });
  }
  expect(found).toEqual([]);
});

test('a video loads nothing before somebody asks for it', async ({ page, context }) => {
  const players: string[] = [];
  await context.route(/youtube|vimeo/, async (route) => {
    players.push(route.request().url());
    await route.fulfill({ contentType: 'text/html', body: '<p>Player</p>' });
  });
  await page.goto('/en/repairs/troubleshooting/lamp-error-codes/', { waitUntil: 'networkidle' });
  const video = page.locator('help-video').first();
  await expect(video).toBeVisible();
  await expect(video.locator('iframe, video')).toHaveCount(0);
  expect(players).toEqual([]);

  await video.locator('.video-link a').click();
  await expect(video.locator('iframe, video')).toBeFocused();
  await expect(video.locator('iframe, video')).toHaveAttribute('title', /.+/);
});
