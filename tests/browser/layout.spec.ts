import { expect, test, type Page } from '@playwright/test';
import {
  accessibilityPages,
  agents,
  arabicPages,
  article,
  chooser,
  fallbackArticle,
  home,
  mdxArticle,
  pageKinds,
  permalink,
  search,
  storeArticle,
  storePages,
  topic,
} from './pages.ts';

/** Opens a page and waits until its tabs are tabs: before, the parts that will be hidden take no room. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('help-tabs:not(:defined)')).toHaveCount(0);
}

/** Controls as wide as their longest choice, and the longest words. */
const widePages = [agents, { name: 'contact in German', path: '/de/contact/' }];

const allPages = [...pageKinds, ...arabicPages, ...storePages, ...accessibilityPages, ...widePages];

const japanese = [
  { name: 'home in Japanese', path: '/ja/' },
  { name: 'article in Japanese', path: '/ja/orders/track-order/' },
];

/** How far a page scrolls sideways. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What readers change about a page, and whether it bears it. Each page is opened once. */
async function strain(page: Page, path: string): Promise<Readonly<Record<string, unknown>>> {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, path);
  // 1280 px at 400 %: https://www.w3.org/WAI/WCAG22/Understanding/reflow
  const reflow = await sideways(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const menu = page.locator('.language-menu summary');
  const hasMenu = (await menu.count()) > 0;
  if (hasMenu) await menu.click();
  // https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum
  const small = (await targets(page)).filter(({ width, height }) => width < 24 || height < 24);
  if (hasMenu) await menu.click();
  // https://www.w3.org/WAI/WCAG22/Understanding/text-spacing
  await space(page, true);
  const spacedOnPhone = [await sideways(page), ...(await cutTexts(page))];
  await page.setViewportSize({ width: 1280, height: 844 });
  const spaced = [await sideways(page), ...(await cutTexts(page))];
  await space(page, false);
  // https://www.w3.org/WAI/WCAG22/Understanding/resize-text
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  const doubled = [await sideways(page), ...(await cutTexts(page))];
  return { reflow, small, spacedOnPhone, spaced, doubled };
}

/** Widens lines, letters, words and paragraphs as far as a page has to bear, or puts them back. */
const space = (page: Page, isWide: boolean) =>
  page.evaluate((wide) => {
    for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
      const set = (name: string, value: string) =>
        wide ? element.style.setProperty(name, value, 'important') : element.style.removeProperty(name);
      set('line-height', '1.5');
      set('letter-spacing', '0.12em');
      set('word-spacing', '0.16em');
      if (element.matches('p')) set('margin-block-end', '2em');
    }
  }, isWide);

// In parts, so that workers share them.
for (const part of [0, 1, 2, 3]) {
  test(`pages fit 320 px, wide spacing and double letters, and have targets of 24 px, part ${part}`, async ({
    page,
  }) => {
    for (const [n, { name, path }] of [...allPages, ...japanese].entries()) {
      if (n % 4 === part)
        expect([name, await strain(page, path)]).toEqual([
          name,
          { reflow: 0, small: [], spacedOnPhone: [0], spaced: [0], doubled: [0] },
        ]);
    }
  });
}

/** Texts that do not fit their box, where the box hides what does not fit. */
const cutTexts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX, overflowY, clipPath, position } = getComputedStyle(element);
        const isForReadersOfTheScreenOnly = clipPath !== 'none' && position === 'absolute';
        const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        return (
          !isForReadersOfTheScreenOnly &&
          element.getClientRects().length > 0 &&
          ((hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
            (hides(overflowY) && element.scrollHeight > element.clientHeight + 1))
        );
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** WCAG 1.3.2: https://www.w3.org/WAI/WCAG22/Understanding/meaningful-sequence */
test('parts of an article stand below each other in the order in which they are read', async ({ page }) => {
  for (const width of [390, 1000, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    for (const { name, path } of [article, storeArticle, fallbackArticle]) {
      await open(page, path);
      const tops = await page
        .locator('article > :not(.contents, .print-source)')
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
      expect(tops.length).toBeGreaterThan(2);
      expect([width, name, tops]).toEqual([width, name, tops.toSorted((a, b) => a - b)]);
    }
  }
});

/** Heights and widths of what can be pressed, but for links inside sentences and on a drawn map, whose strokes have no box. */
const targets = (page: Page) =>
  page
    .locator('a[href]:visible, button:visible, input:visible, summary:visible')
    .and(page.locator(':not(.skip-link, .prose a, .notice a, .trap input, .static-map a)'))
    .evaluateAll((elements) =>
      elements
        // A script may have hidden one since it was found.
        .filter((element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none')
        .map((element) => {
          const coversItsItem = getComputedStyle(element, '::after').position === 'absolute';
          const { width, height } = (
            (coversItsItem && element.closest('li, .way')) ||
            element
          ).getBoundingClientRect();
          return { name: element.textContent.trim(), width, height };
        }),
    );

/** Fields whose letters are below 16 px: Safari on iOS zooms in when one gets the focus. */
const smallFields = (page: Page) =>
  page
    .locator('input:not([type="checkbox"], [type="radio"], [type="hidden"]), select, textarea')
    .evaluateAll((fields) =>
      fields
        .filter((field) => field.checkVisibility())
        .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
        .map((field) => field.outerHTML.slice(0, 80)),
    );

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('targets outside of running text are 44 px high, and no field makes iOS zoom in', async ({ page }) => {
    const small: unknown[] = [];
    for (const { name: kind, path } of allPages) {
      await open(page, path);
      const contents = page.locator('.contents summary');
      if ((await contents.count()) > 0) await contents.tap();
      const found = (await targets(page)).filter(({ height }) => height < 43.5);
      small.push(...found.map(({ name, height }) => [kind, name, height]));
      small.push(...(await smallFields(page)).map((name) => [kind, name]));
    }
    expect(small).toEqual([]);
  });
});

test('a permalink that cannot run its script fits a small phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.route('**/language.js', (route) => route.abort());
  await page.goto(permalink);
  expect(await sideways(page)).toBe(0);
  for (const link of await page.getByRole('link').all()) {
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  }
});

test('a line of an article holds at most 75 characters on a wide screen', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(article.path);
  const longest = await page
    .locator('.prose > p')
    .first()
    .evaluate((paragraph) => {
      const text = paragraph.firstChild;
      const range = document.createRange();
      const lines = new Map<number, number>();
      for (let at = 0; text && at < (text.textContent ?? '').length; at += 1) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { top } = range.getBoundingClientRect();
        lines.set(top, (lines.get(top) ?? 0) + 1);
      }
      return Math.max(...lines.values());
    });
  expect(longest).toBeGreaterThan(50);
  expect(longest).toBeLessThanOrEqual(75);
});

test('right-to-left pages mirror left-to-right ones', async ({ page }) => {
  const centres = async (path: string) => {
    await open(page, path);
    return page.evaluate(() =>
      [
        '.wordmark',
        '.language-menu',
        '.article-aside',
        '.contents',
        '.search-form input',
        '.search-form .icon',
      ].map((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        return box ? (box.left + box.right) / 2 < innerWidth / 2 : undefined;
      }),
    );
  };
  const english = await centres(article.path);
  expect(english).toEqual([true, false, true, false, true, true]);
  expect(await centres('/ar/الطلبات/أين-طلبي/')).toEqual(english.map((isLeft) => !isLeft));
});

test('titles in another language stand in line with the others', async ({ page }) => {
  await page.goto('/ar/الإرجاع-والاسترداد/');
  const edges = await page.locator('.topic-cards > li:has(bdi[lang="en"])').evaluateAll((cards) =>
    cards.map((card) => {
      const ends = [...card.querySelectorAll('ul a')].map((link) => {
        const range = document.createRange();
        range.selectNodeContents(link);
        return Math.round(range.getBoundingClientRect().right);
      });
      return Math.max(...ends) - Math.min(...ends);
    }),
  );
  expect(edges.length).toBeGreaterThan(0);
  expect(Math.max(...edges)).toBeLessThanOrEqual(2);
});

/**
 * Cumulative layout shift, a tenth of which is good: https://web.dev/articles/cls. Where a busy machine lets the parser pause
 * within a row, its end moves by some pixels as the rest arrives; whatever moves more than that counts.
 */
test('nothing moves while a page loads', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: PerformanceEntry[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      shifts.push(...list.getEntries().filter((entry) => 'value' in entry && Number(entry.value) > 0.005));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const width of [390, 1280]) {
    // On an empty page, so that the next one does not begin in the width of the last.
    await page.goto('about:blank');
    await page.setViewportSize({ width, height: 844 });
    for (const { path } of [home, topic, article, mdxArticle, search]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await page.evaluate<unknown>('globalThis.shifts')).toEqual([]);
    }
  }
});

test('the name of a language carries no mark: it says itself what it is', async ({ page }) => {
  for (const { path } of [chooser, home]) {
    await open(page, path);
    const marks = await page
      .locator('a[data-locale] > bdi[lang]')
      .evaluateAll((names) => names.map((name) => getComputedStyle(name, '::after').content));
    expect(new Set(marks)).toEqual(new Set(['none']));
  }
});

test('a title in another language carries its mark, in every list and in both directions', async ({
  page,
}) => {
  for (const { path } of [fallbackArticle, ...arabicPages]) {
    await open(page, path);
    const marks = await page
      .locator('a:not([data-locale]) > bdi[lang]')
      .evaluateAll((titles) =>
        titles.map(
          (title) => [title.getAttribute('lang'), getComputedStyle(title, '::after').content] as const,
        ),
      );
    for (const [lang, content] of marks) expect(content.replaceAll('\u2060', '')).toContain(`"${lang}"`);
    if (path === fallbackArticle.path) expect(marks.length).toBeGreaterThan(0);
  }
});
