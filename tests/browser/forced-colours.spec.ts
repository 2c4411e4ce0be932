/** Colours of the reader instead of ours: https://www.w3.org/TR/css-color-adjust-1/#forced */
import { expect, test, type Page } from '@playwright/test';
import { agents, article, contact, home, search, storeArticle } from './pages.ts';

test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

/** Icons and marks that have the colour of what is behind them, and boxes of fields without a line around them. */
const vanished = (page: Page) =>
  page.evaluate(() => {
    const shown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const behind = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return /, 0\)$|transparent/.test(backgroundColor) ? behind(element.parentElement) : backgroundColor;
    };
    const icons = [...document.querySelectorAll('svg.icon')].filter((icon) => {
      const { color, stroke, fill } = getComputedStyle(icon);
      const drawn = stroke === 'none' ? (fill === 'none' ? color : fill) : stroke;
      return shown(icon) && drawn === behind(icon);
    });
    const fields = [
      ...document.querySelectorAll('input[type="search"], input[type="text"], select, textarea'),
    ].filter((field) => {
      const hasLine = (element: Element | null): boolean =>
        element !== null &&
        (getComputedStyle(element).borderStyle !== 'none' ||
          (!element.matches('form') && hasLine(element.parentElement)));
      return shown(field) && !hasLine(field);
    });
    return [...icons, ...fields].map((element) =>
      element.closest('a, button, label, li, div')?.outerHTML.slice(0, 160),
    );
  });

/** What has the focus and no outline, of the first stops of a page. */
async function unmarked(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const marks = [getComputedStyle(element), getComputedStyle(element, '::after')];
      const around = element.parentElement && getComputedStyle(element.parentElement);
      const isMarked = [...marks, ...(around ? [around] : [])].some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
      );
      return isMarked ? undefined : element.outerHTML.slice(0, 120);
    });
    if (stop !== undefined) found.push(stop);
  }
  return found;
}

test('nothing vanishes where the reader has colours of their own', async ({ page }) => {
  for (const { name, path } of [
    home,
    article,
    storeArticle,
    search,
    contact,
    { name: 'finder', path: '/en/stores/' },
    agents,
  ]) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect([name, await vanished(page), await unmarked(page)]).toEqual([name, [], []]);
  }
});

test('what is chosen looks chosen: a rating, a filter of stores, a tab', async ({ page }) => {
  const looks = (selector: string) =>
    page.locator(selector).evaluate((element) => {
      const { backgroundColor, borderColor, borderWidth, color, outlineStyle } = getComputedStyle(element);
      return JSON.stringify({ backgroundColor, borderColor, borderWidth, color, outlineStyle });
    });
  await page.goto('/en/stores/');
  const chip = '.store-chips label >> nth=0';
  const before = await looks(chip);
  await page.locator(chip).click();
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  expect(await looks(chip)).not.toBe(before);
  await page.goto(article.path);
  const [chosen, other] = [await looks('[role="tab"] >> nth=0'), await looks('[role="tab"] >> nth=1')];
  expect(chosen).not.toBe(other);
});
