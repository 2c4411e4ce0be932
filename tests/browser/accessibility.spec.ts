import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { pageKinds, rightToLeft } from './pages.ts';

const pages = [
  ...Object.entries(pageKinds).filter(([kind]) => kind !== 'permalink'),
  ...Object.entries(rightToLeft).map(([kind, path]) => [`right-to-left ${kind}`, path] as const),
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any kind of page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const [kind, path] of pages) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(
        ...violations.map(
          ({ id, nodes }) => `${kind}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        ),
      );
    }
    expect(found).toEqual([]);
  });
}

test('a page fits on a screen of 320 pixels, without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const found: string[] = [];
  for (const [kind, path] of pages) {
    await page.goto(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) found.push(`${kind}: ${width}`);
  }
  expect(found).toEqual([]);
});

test('whatever can be clicked is at least 24 pixels large, or stands in a text', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const found: string[] = [];
  for (const [kind, path] of pages) {
    await page.goto(path);
    const small = await page.evaluate(() => {
      // A link's area may be stretched over its card.
      const areaOf = (element: HTMLElement) => {
        const { content, position } = getComputedStyle(element, '::after');
        const isStretched = content !== 'none' && position === 'absolute';
        return ((isStretched ? element.offsetParent : undefined) ?? element).getBoundingClientRect();
      };
      return (
        [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input, select, textarea')]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          // Links within sentences are exempt: https://www.w3.org/TR/WCAG22/#target-size-minimum
          .filter((element) => !element.closest('p, .prose li, .prose td, dd'))
          .map((element) => ({ element, box: areaOf(element) }))
          // What is hidden until it has the focus is not clicked.
          .filter(({ box }) => box.width > 1 && box.bottom > 0 && (box.height < 24 || box.width < 24))
          .map(
            ({ element, box }) =>
              `${element.tagName} "${element.textContent.trim()}" ${Math.round(box.width)}×${Math.round(box.height)}`,
          )
      );
    });
    found.push(...small.map((what) => `${kind}: ${what}`));
  }
  expect(found).toEqual([]);
});
