/**
 * What screen readers get of each page kind: roles and names, in files that can be read. `--update-snapshots` writes them.
 * https://playwright.dev/docs/aria-snapshots
 */
import { expect, test } from '@playwright/test';
import { accessibilityPages, article, chooser, contact, home, notFound, search, topic } from './pages.ts';

/** Of each kind one page, and the same in Arabic. */
const pages = [
  home,
  topic,
  article,
  search,
  contact,
  notFound,
  chooser,
  { name: 'finder', path: '/en/stores/' },
  { name: 'store', path: '/en/stores/tr/istanbul/kadikoy/kadikoy-tr-ist-01/' },
  { name: 'home in Arabic', path: '/ar/' },
  { name: 'article in Arabic', path: '/ar/الطلبات/أين-طلبي/' },
  { name: 'contact in Arabic', path: '/ar/contact/' },
  { name: 'finder in Arabic', path: '/ar/stores/' },
  ...accessibilityPages,
];

test('screen readers get the names and roles on record, on every page kind', async ({ page }) => {
  // What is open, and what is news, depends on the hour.
  await page.clock.setFixedTime('2026-11-25T10:00:00Z');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const { name, path } of pages) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.locator('body')).toMatchAriaSnapshot({
      name: `${name.toLowerCase().replaceAll(' ', '-')}.aria.yml`,
    });
  }
});
