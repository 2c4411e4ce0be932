/** The search as tests see it. */
import { expect, type Locator, type Page } from '@playwright/test';

export const results = (page: Page): Locator => page.locator('[data-search-results]');
/** All that is found, in the order of the page: an answer's article is the first, and isn't listed again. */
export const links = (page: Page): Locator =>
  page
    .locator('[data-answer] a[data-result], [data-search-results] a[data-result]')
    .filter({ visible: true });
export const options = (page: Page): Locator => page.getByRole('option');
export const dialog = (page: Page): Locator => page.getByRole('dialog');
/** The field of the page: a plain search field, which becomes a combobox once the reader turns to it. */
export const field = (page: Page): Locator =>
  page.locator('[data-search-form] input').filter({ visible: true }).first();

/** Opens the page of a query's results. */
export async function openResults(page: Page, query: string, locale = 'en'): Promise<void> {
  await page.goto(`/${locale}/search/?${new URLSearchParams({ q: query }).toString()}`);
  await expect(results(page)).toHaveAttribute('data-state', 'done');
}
