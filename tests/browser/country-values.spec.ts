/** Values by country: those of the reader's choice before anything is painted, and of the locale for everybody else. */
import { expect, test, type Page } from '@playwright/test';
import { unfoldContact } from './unfold-contact.ts';

const path = '/en/delivery/delivery-times/';
const arabic = '/ar/التوصيل/مواعيد-التوصيل-ورسومه/';

const value = (page: Page) => page.locator('[data-by-country]');
const choice = (page: Page) => page.locator('.country-choice select');

/**
 * Keeps every text of the value that a frame could paint, and how far the article moved. Pixels while a row arrives are none,
 * nor is a header whose links arrive one by one on a busy machine.
 */
function watchFrames(): void {
  const seen = new Set<string>();
  let moved = 0;
  const isOfArticle = ({ node }: { readonly node?: Node }) =>
    Boolean(document.querySelector('main')?.contains(node ?? null));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      readonly value: number;
      readonly sources: readonly { readonly node?: Node }[];
    })[])
      if (entry.value > 0.005 && entry.sources.some(isOfArticle)) moved += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const text = document.querySelector('[data-by-country]')?.textContent;
    if (text) seen.add(text);
    document.documentElement.dataset['watched'] = JSON.stringify({ seen: [...seen], moved });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

test('a reader who has chosen a country sees its value from the first frame on, and can choose another', async ({
  page,
}) => {
  await page.addInitScript(() => {
    if (localStorage.getItem('fener:country') === null) localStorage.setItem('fener:country', 'TR');
  });
  await page.addInitScript(watchFrames);
  await page.goto(path);
  await expect(value(page)).toHaveText(/1,500/);
  await expect(choice(page)).toHaveValue('TR');
  await expect(page.locator('html')).toHaveAttribute(
    'data-watched',
    JSON.stringify({ seen: ['TRY\u00a01,500'], moved: 0 }),
  );
  await unfoldContact(page);
  await expect(page.locator('help-contact select')).toHaveValue('TR');
  await choice(page).selectOption('JP');
  await expect(value(page)).toHaveText('JP¥6,000');
  await expect(page.locator('help-contact select')).toHaveValue('JP');
  await page.locator('help-contact select').selectOption('DE');
  await expect(value(page)).toHaveText('€59');
  await expect(choice(page)).toHaveValue('DE');
  await page.goto(arabic);
  await expect(value(page)).toHaveText(/59\u00a0€/);
});

test('without a choice the country of the locale counts, and a country that nobody names has the common value', async ({
  page,
}) => {
  await page.goto(path);
  await expect(choice(page)).toHaveValue('GB');
  await expect(value(page)).toHaveText('£50');
  await choice(page).selectOption({ label: 'Another country' });
  await expect(value(page)).toHaveText('€59');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the text has the value of its locale, and nothing that can be chosen', async ({ page }) => {
    await page.goto(path);
    await expect(value(page)).toHaveText('£50');
    await expect(choice(page)).toBeHidden();
  });
});
