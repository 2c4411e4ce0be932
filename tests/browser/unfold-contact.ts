/** The contact panel under an article, which is one line until somebody wants it. */
import type { Page } from '@playwright/test';

/** Goes to the panel of a page and unfolds it where it is folded. */
export async function unfoldContact(page: Page): Promise<void> {
  await page.locator('help-contact').scrollIntoViewIfNeeded();
  const folded = page.locator('help-contact > details:not([open]) > summary');
  if ((await folded.count()) > 0) await folded.click();
}
