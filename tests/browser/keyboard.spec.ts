import { expect, test } from '@playwright/test';
import { rightToLeft } from './pages.ts';

test('the first key press offers to skip to the content', async ({ page }) => {
  await page.goto('/en/orders/track-order/');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip-link')).toBeFocused();
  await expect(page.locator('.skip-link')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('the language menu opens, closes and gives the focus back by keyboard', async ({ page }) => {
  await page.goto('/en/orders/track-order/');
  const menu = page.locator('.language-menu');
  await menu.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(menu).toHaveAttribute('open', '');
  await page.keyboard.press('Tab');
  await expect(menu.locator('a').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).not.toHaveAttribute('open');
  await expect(menu.locator('summary')).toBeFocused();
});

test('everything that takes the focus shows it', async ({ page }) => {
  await page.goto('/en/orders/track-order/');
  const bare: string[] = [];
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return undefined;
      // A link whose area is stretched over its card shows the focus around the card.
      const shows = (target: Element) =>
        [getComputedStyle(target), getComputedStyle(target, '::after')].some(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
        );
      const holder = element.closest('form, label');
      return shows(element) || (holder && shows(holder)) ? undefined : element.outerHTML.slice(0, 80);
    });
    if (found) bare.push(found);
  }
  expect(bare).toEqual([]);
});

test('tabs are moved through with arrows, and others with the same choice follow', async ({ page }) => {
  await page.goto('/en/orders/track-order/');
  const tabs = page.locator('help-tabs').first().getByRole('tab');
  await tabs.first().focus();
  await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(tabs.nth(1)).toBeFocused();
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name: 'App' }).first()).toBeVisible();
  await page.keyboard.press('Home');
  await expect(tabs.first()).toBeFocused();
  await page.keyboard.press('End');
  await page.reload();
  await expect(page.locator('help-tabs').first().getByRole('tab', { selected: true })).toHaveText('App');
});

test('in Arabic the arrow to the left leads on', async ({ page }) => {
  await page.goto(rightToLeft.article);
  const tabs = page.locator('help-tabs').first().getByRole('tab');
  await tabs.first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tabs.nth(1)).toBeFocused();
});
