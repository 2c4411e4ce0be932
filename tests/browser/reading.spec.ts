/** Reading: links into what is closed, printing, and typing before scripts are there. */
import { expect, test, type Page } from '@playwright/test';
import { article, home, search, storeArticle } from './pages.ts';

/** Puts closed parts into an article before its scripts run, as its writer would have. */
async function openWithParts(page: Page, hash = ''): Promise<void> {
  const parts =
    '<p><a href="#on-android">Android</a> <a href="#deep">Deep</a> <a href="#fn">Note</a></p>' +
    '<help-tabs><section class="tab"><p class="tab-label">iPhone</p><h2 id="on-iphone">On iPhone</h2></section>' +
    '<section class="tab"><p class="tab-label">Android</p><h2 id="on-android">On Android</h2>' +
    '<details><summary>More</summary><p id="deep">Deep<sup><a id="fnref" href="#fn">1</a></sup></p></details>' +
    '</section></help-tabs><p id="fn">A note <a href="#fnref">back</a></p>';
  await page.route(`**${article.path}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<div class="prose"[^>]*>/, `$&${parts}`);
    await route.fulfill({ response, body });
  });
  await page.goto(article.path + hash);
  await expect(page.getByRole('tab', { name: 'iPhone' })).toBeVisible();
}

const deep = (page: Page) => page.locator('#deep');

test('a link opens the tab and the part that its target is in, again after they were closed', async ({
  page,
}) => {
  await openWithParts(page);
  await expect(page.getByRole('heading', { name: 'On iPhone' })).toBeVisible();
  await page.getByRole('link', { name: 'Android' }).click();
  await expect(page.getByRole('heading', { name: 'On Android' })).toBeInViewport();
  await page.getByRole('tab', { name: 'iPhone' }).click();
  await page.getByRole('link', { name: 'Android' }).click();
  await expect(page.getByRole('heading', { name: 'On Android' })).toBeInViewport();
  await expect(deep(page)).toBeHidden();
  await page.getByRole('link', { name: 'Deep' }).click();
  await expect(deep(page)).toBeInViewport();
});

test('an address leads into a closed part, and so does the way back from a footnote', async ({ page }) => {
  await openWithParts(page, '#deep');
  await expect(page.getByRole('tab', { name: 'Android' })).toHaveAttribute('aria-selected', 'true');
  await expect(deep(page)).toBeInViewport();
  await page.getByRole('tab', { name: 'iPhone' }).click();
  await page.getByRole('link', { name: 'back' }).click();
  await expect(page.locator('#fnref')).toBeInViewport();
  await page.goBack();
  await page.getByRole('tab', { name: 'iPhone' }).click();
  await page.evaluate(() => (location.hash = '#on-android'));
  await expect(page.getByRole('heading', { name: 'On Android' })).toBeInViewport();
});

test('text in a closed tab can be found with the browser’s own search', async ({ page }) => {
  await openWithParts(page);
  expect(await page.locator('.tab[hidden]').first().getAttribute('hidden')).toBe('until-found');
  // What the browser does when it has found text there.
  await page.locator('#on-android').evaluate((heading) => {
    heading.closest('.tab')?.dispatchEvent(new Event('beforematch', { bubbles: true }));
  });
  await expect(page.getByRole('heading', { name: 'On Android' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Android' })).toHaveAttribute('aria-selected', 'true');
});

test('a printed article holds its closed parts, and neither announcements nor contact cards', async ({
  page,
}) => {
  await openWithParts(page);
  await page.emulateMedia({ media: 'print' });
  await expect(deep(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'On iPhone' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'On Android' })).toBeVisible();
  await expect(
    page.locator('help-contact, help-status, .article-footer').filter({ visible: true }),
  ).toHaveCount(0);
});

test('printing opens closed parts and closes them again, where the browser’s styles cannot', async ({
  page,
}) => {
  await openWithParts(page);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('details:has(#deep)')).toHaveAttribute('open');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('details:has(#deep)')).not.toHaveAttribute('open');
});

for (const { name, path } of [article, home]) {
  test(`on the ${name} page, "/" opens a field at once, and what is typed before its script comes is searched`, async ({
    page,
  }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/help-search.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(path);
    await page.keyboard.press('/');
    await page.keyboard.type('refund');
    await expect(page.locator('.search-dialog input')).toHaveValue('refund');
    release();
    await expect(page.getByRole('option').first()).toBeVisible();
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page says what it needs, and keeps the words in its address', async ({ page }) => {
    await page.goto(article.path);
    await page.goto(`${search.path}?q=refund`);
    await expect(page.locator('noscript .search-hint')).toContainText('Search needs JavaScript');
    await expect(page.locator('noscript .search-hint')).toBeVisible();
    await expect(page).toHaveURL(`${search.path}?q=refund`);
  });
});

test('an announcement that is put away stays away; a new one is shown', async ({ page }) => {
  const announcement = (id: string) =>
    '<help-status role="region" aria-label="Announcements">' +
    `<p class="status-line" data-announcement="${id}" data-from="0" data-until="9999999999999">News ${id}` +
    `<button type="button" data-put-away aria-label="Close: ${id}" hidden>×</button></p></help-status>`;
  let id = 'first';
  await page.route(`**${home.path}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<header class="site-header"', `${announcement(id)}$&`);
    await route.fulfill({ response, body });
  });
  await page.goto(home.path);
  await page.getByRole('button', { name: 'Close: first' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('News first')).toBeHidden();
  await expect(page.locator('main')).toBeFocused();
  await page.reload();
  await expect(page.getByText('News first')).toBeHidden();
  id = 'second';
  await page.reload();
  await expect(page.getByText('News second')).toBeVisible();
});

test('after a comment is sent, one line of thanks is in view and has the focus', async ({ page }) => {
  await page.route('**/_feedback/**', (route) => route.fulfill({ status: 204 }));
  await page.goto(storeArticle.path);
  const rating = page.locator('[data-rating]');
  // Before its script is there, the form posts and the page comes back.
  await expect(rating).toHaveAttribute('data-state');
  await rating.getByRole('button', { name: 'No' }).click();
  await expect(rating.getByRole('status').filter({ visible: true })).toHaveText('Thank you for telling us.');
  await rating.getByRole('textbox').fill('The price is missing.');
  await rating.getByRole('button', { name: 'Send comment' }).click();
  const thanks = rating.locator('[data-status]');
  await expect(thanks).toBeFocused();
  await expect(thanks).toBeInViewport();
  await expect(thanks).toContainText('Thank you.');
  await expect(rating.getByRole('textbox')).toBeHidden();
  await rating.getByRole('button', { name: 'No' }).click();
  await expect(rating.getByRole('textbox')).toBeVisible();
});
