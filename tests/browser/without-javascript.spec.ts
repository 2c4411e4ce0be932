import { expect, test } from '@playwright/test';
import { article, fallbackArticle, home, mdxArticle, permalink, videoArticle } from './pages.ts';

test.use({ javaScriptEnabled: false });

test('an article shows all its text: both parts of the tabs with their labels, steps, table and figure', async ({
  page,
}) => {
  await page.goto(article.path);
  const tabs = page.locator('help-tabs > .tab');
  await expect(tabs).toHaveCount(2);
  for (const tab of await tabs.all()) {
    await expect(tab).toBeVisible();
    await expect(tab.locator('.tab-label')).toBeVisible();
  }
  await expect(page.getByText('Choose Track parcel')).toBeVisible();
  await expect(page.getByText('Tap the order')).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('img', { name: /receipt/i })).toBeVisible();
});

test('an MDX article shows the same', async ({ page }) => {
  await page.goto(mdxArticle.path);
  await expect(page.locator('help-tabs > .tab')).toHaveCount(2);
  for (const tab of await page.locator('help-tabs > .tab').all()) await expect(tab).toBeVisible();
  await page.getByText('The machine stopped in the middle of descaling').click();
  await expect(page.getByText('Run the rinse twice')).toBeVisible();
});

test('a video is a link to its page, with its transcript', async ({ page }) => {
  await page.goto(videoArticle.path);
  await expect(page.getByRole('link', { name: /Reset a Fjell lamp/ })).toHaveAttribute(
    'href',
    'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
  );
  const transcript = page.locator('help-video details > :not(summary)').first();
  await expect(transcript).toBeHidden();
  await page.getByText('Transcript').click();
  await expect(transcript).toBeVisible();
});

test('the contents open and lead to their headings', async ({ page }) => {
  await page.goto(article.path);
  await page.locator('.contents summary').click();
  await page.locator('.contents a').last().click();
  await expect(page.locator('.prose h2').last()).toBeInViewport();
});

test('the language menu leads to the same article in another language', async ({ page }) => {
  await page.goto(article.path);
  await page.locator('.language-menu summary').click();
  await page.locator('.language-menu a[hreflang="de"]').click();
  await expect(page.locator('[data-article]')).toHaveAttribute('data-id', 'track-order');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('the search field leads to the search page, which lists every article by topic', async ({ page }) => {
  await page.goto(home.path);
  await page.getByRole('searchbox').fill('parcel');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/search\/\?q=parcel$/);
  await page
    .locator('[aria-labelledby="search-index-title"]')
    .getByRole('link', { name: 'Where is my order?' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where is my order?');
});

test('from the home page every topic is reached, and from a topic every article', async ({ page }) => {
  await page.goto(home.path);
  await page.getByRole('heading', { name: 'Returns and refunds' }).getByRole('link').click();
  await page.locator('main').getByRole('link', { name: 'My refund has not arrived' }).click();
  await expect(page.locator('[data-article]')).toHaveAttribute('data-id', 'refund-times');
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').first().click();
  await expect(page.locator('html')).toHaveAttribute('data-kind', 'home');
});

test('a fallback article says so in the reader’s language and marks its text as another', async ({
  page,
}) => {
  await page.goto(fallbackArticle.path);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('note').first()).toContainText('Englisch');
  await expect(page.locator('.prose')).toHaveAttribute('lang', 'en');
});

test('a permalink lists the translations as links', async ({ page }) => {
  await page.goto(permalink);
  const links = page.getByRole('listitem').getByRole('link');
  await expect(links).toHaveCount(5);
  await page.getByRole('link', { name: 'Siparişim nerede?' }).click();
  await expect(page).toHaveURL(/\/tr\/siparisler\/siparis-takibi\/$/);
});

test('a permalink with a language opens that language', async ({ page }) => {
  await page.goto(`${permalink}tr/`);
  await expect(page).toHaveURL(/\/tr\/siparisler\/siparis-takibi\/$/);
});
