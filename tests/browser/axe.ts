/** axe-core on the page as it is: https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe finds, as `rule: element`; in dark only the colours differ. */
export async function violations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Tabs become tabs by a script.
  await expect(page.locator('help-tabs:not(:defined)')).toHaveCount(0);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await found(page, tags);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await found(page, ['color-contrast', 'link-in-text-block']);
  return [...light, ...dark].flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

/** Our pages have no frames, so nothing is lost in the mode that doesn't open a page of its own for what frames say. */
async function found(page: Page, runOnly: string[]) {
  const builder = new AxeBuilder({ page }).options({ runOnly, resultTypes: ['violations'] });
  return (await builder.setLegacyMode(true).analyze()).violations;
}
