import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { accessibilityPages, arabicPages, article, pageKinds, storePages } from './pages.ts';

for (const { name, path } of [...pageKinds, ...arabicPages, ...storePages, ...accessibilityPages]) {
  test(`the ${name} page asks no other host, logs nothing, sets no cookie and stores nothing; axe finds nothing, light and dark`, async ({
    page,
    context,
    baseURL,
  }) => {
    const foreign: string[] = [];
    const logged: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`)) foreign.push(request.url());
    });
    page.on('pageerror', ({ message }) => logged.push(message));
    page.on('console', (message) => {
      // The browser itself logs the status of a "not found" page.
      if (message.type() !== 'error' || message.location().url !== page.url()) logged.push(message.text());
    });
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'");
    await page.mouse.wheel(0, 20_000);
    await page.keyboard.press('Tab');
    await page.waitForLoadState('networkidle');
    expect(foreign).toEqual([]);
    expect(logged).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(
      await page.evaluate(() => [...Object.entries(localStorage), ...Object.entries(sessionStorage)]),
    ).toEqual([]);
    // At once: while a page scrolls, its header covers what passes below it.
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    expect(await violations(page)).toEqual([]);
  });
}

test('only the chosen language is stored, once the reader chooses', async ({ page }) => {
  await page.goto(article.path);
  await page.locator('.language-menu summary').click();
  await page.locator('.language-menu a[hreflang="ja"]').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  expect(
    await page.evaluate(() => [...Object.entries(localStorage), ...Object.entries(sessionStorage)]),
  ).toEqual([['fener-locale', 'ja']]);
});

test('an inline script does not run', async ({ page }) => {
  await page.goto(article.path);
  const violated = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          resolve(effectiveDirective),
        );
        const script = document.createElement('script');
        script.textContent = 'document.title = "ran"';
        document.head.append(script);
      }),
  );
  expect(await violated).toBe('script-src-elem');
  await expect(page).not.toHaveTitle('ran');
});
