import { expect, test } from '@playwright/test';
import { article, chooser, fallbackArticle, home, pageKinds, videoArticle } from './pages.ts';

test('the first tab stop of every page but the language chooser skips to the content', async ({ page }) => {
  for (const { path } of pageKinds.filter((kind) => kind !== chooser)) {
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.locator('.skip-link');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  }
});

test('the language menu opens with Enter, closes with Escape and gives the focus back', async ({ page }) => {
  await page.goto(article.path);
  const summary = page.locator('.language-menu summary');
  const turkish = page.locator('.language-menu a[hreflang="tr"]');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(turkish).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(turkish).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(turkish).toBeHidden();
  await expect(summary).toBeFocused();
});

test('the language menu closes when the reader clicks elsewhere', async ({ page }) => {
  await page.goto(article.path);
  await page.locator('.language-menu summary').click();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(page.locator('.language-menu')).not.toHaveAttribute('open');
});

for (const { path, forward, back } of [
  { path: article.path, forward: 'ArrowRight', back: 'ArrowLeft' },
  { path: '/ar/الطلبات/أين-طلبي/', forward: 'ArrowLeft', back: 'ArrowRight' },
]) {
  test(`tabs of ${path} are chosen with the arrow keys, ${forward} being forward`, async ({ page }) => {
    await page.goto(path);
    const tabs = page.getByRole('tab');
    const panels = page.locator('help-tabs').first().locator('.tab');
    await tabs.first().focus();
    await page.keyboard.press(forward);
    await expect(tabs.nth(1)).toBeFocused();
    await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(panels.nth(1)).toBeVisible();
    await expect(panels.nth(0)).toBeHidden();
    await page.keyboard.press(back);
    await expect(tabs.first()).toBeFocused();
    await page.keyboard.press('End');
    await expect(tabs.last()).toBeFocused();
    await page.keyboard.press(forward);
    await expect(tabs.first()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(panels.first()).toBeFocused();
  });
}

test('a link of the contents leads to its heading, below the header', async ({ page }) => {
  await page.goto(article.path);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  const link = contents.getByRole('link').nth(1);
  await link.focus();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 2, name: (await link.textContent()) ?? '' });
  await expect(heading).toBeInViewport();
  const header = await page.locator('.site-header').boundingBox();
  await expect.poll(async () => (await heading.boundingBox())?.y).toBeGreaterThan(header?.height ?? 0);
});

test('the contents open and close with the keyboard on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(article.path);
  const link = page.getByRole('navigation', { name: 'On this page' }).getByRole('link').first();
  await expect(link).toBeHidden();
  await page.locator('.contents summary').focus();
  await page.keyboard.press('Enter');
  await expect(link).toBeVisible();
});

test('a wide table scrolls with the arrow keys', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(videoArticle.path);
  const table = page.locator('.table-scroll').first();
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

/** WCAG 2.4.11, and 2.4.7: what has the focus is on screen, not behind the header, and looks focused. */
for (const { width, height } of [
  { width: 1280, height: 720 },
  { width: 390, height: 664 },
]) {
  for (const { name, path } of [home, article, fallbackArticle]) {
    test(`every stop of the ${name} page is seen when it has the focus, ${width} px wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(path);
      const stops: string[] = [];
      for (;;) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(seenFocus);
        if (stop === undefined) break;
        // Parts that come late may move the page under the focus; then the browser scrolls after it.
        await expect
          .poll(() => page.evaluate(seenFocus), `${stop.name} after ${stops.at(-1)}`)
          .toMatchObject({ isSeen: true, isMarked: true });
        stops.push(stop.name);
      }
      const links = await page.locator('main a[href]:visible, footer a[href]').count();
      expect(stops.length).toBeGreaterThan(links);
    });
  }
}

/** Whether some of the element with the focus is on top, and whether it or its cover has an outline. */
function seenFocus(): { name: string; isSeen: boolean; isMarked: boolean } | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const name = element.textContent.trim() || element.id || element.className;
  const boxes = [...element.getClientRects()];
  const isSeen = boxes.some(({ x, y, width, height }) =>
    [0.1, 0.5, 0.9].some((part) =>
      element.contains(document.elementFromPoint(x + width / 2, y + height * part)),
    ),
  );
  const isMarked = [undefined, '::after'].some(
    (part) => getComputedStyle(element, part).outlineStyle !== 'none',
  );
  return { name, isSeen, isMarked };
}

test('no page changes the order of tab stops', async ({ page }) => {
  for (const { path } of pageKinds) {
    await page.goto(path);
    await expect(page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])')).toHaveCount(0);
  }
});
