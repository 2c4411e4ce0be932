/** axe-core on pages in other states than `privacy.spec.ts` opens them in: https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md */
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { article, home, permalink, videoArticle } from './pages.ts';

test('axe finds nothing with the language menu, the contents and a transcript open', async ({ page }) => {
  await page.goto(videoArticle.path);
  await page.locator('.language-menu summary').click();
  await page.locator('main details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const { path } of [home, article]) {
    await page.goto(path);
    expect(await violations(page)).toEqual([]);
  }
});

test('axe finds nothing on a permalink that cannot run its script', async ({ page }) => {
  await page.route('**/language.js', (route) => route.abort());
  await page.goto(permalink);
  expect(await violations(page)).toEqual([]);
});
