/** The answer above the results, and the refusal where there is none. */
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { home } from './pages.ts';
import { field, links, openResults } from './search-page.ts';

for (const { locale, query, article, words } of [
  { locale: 'en', query: 'how do i reset my password', article: 'reset-password', words: /password/i },
  { locale: 'tr', query: 'şifremi nasıl sıfırlarım', article: 'reset-password', words: /şifre/i },
  { locale: 'de', query: 'passwort zurücksetzen', article: 'reset-password', words: /passwort/i },
  { locale: 'ar', query: 'إعادة تعيين كلمة المرور', article: 'reset-password', words: /كلمة المرور/ },
  { locale: 'ja', query: 'パスワードを再設定したい', article: 'reset-password', words: /パスワード/ },
]) {
  test(`a sure answer is shown above the results, with whoever can be asked (${locale})`, async ({
    page,
  }) => {
    // The collector is down: nothing here needs it.
    await page.route(/_feedback/, (route) => route.abort());
    await openResults(page, query, locale);
    const answer = page.locator('.search-answer');
    await expect(answer.getByRole('heading').getByRole('link')).toHaveAttribute('data-result', article);
    await expect(answer.locator('.search-answer-text')).toContainText(words);
    await expect(answer.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\d/);
    const channel = page.locator('[data-beside] .channel').filter({ visible: true });
    await expect(channel).toHaveCount(1);
    expect(await violations(page)).toEqual([]);
    await answer.getByRole('button').click();
    await expect(answer).toBeHidden();
    await expect(links(page).first()).toBeFocused();
    // People stay beside the results.
    await expect(channel).toHaveCount(1);
  });
}

test('a question that nothing answers says so, and goes along to the team', async ({ page }) => {
  await openResults(page, 'can i rent chairs for a wedding');
  await expect(page.locator('.search-count')).toContainText('No answer found');
  await expect(page.locator('.search-answer')).toBeHidden();
  const words = page.locator('.contact-words');
  await expect(words).toContainText('can i rent chairs for a wedding');
});

test('an unsure search shows results alone; typing shows an answer in the list, too', async ({ page }) => {
  await openResults(page, 'item');
  await expect(links(page).first()).toBeVisible();
  await expect(page.locator('.search-answer')).toHaveCount(0);
  await page.goto(home.path);
  await field(page).fill('how do i reset my password');
  const answer = page.locator('.search-popup .search-answer');
  await expect(answer.getByRole('link')).toHaveAttribute('data-result', 'reset-password');
  await answer.getByRole('link').click();
  await expect(page).toHaveURL(/reset-password/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page holds no empty place for an answer', async ({ page }) => {
    await page.goto('/en/search/?q=password');
    await expect(page.locator('.search-found')).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
