/** The answer above the results, and the refusal where there is none. */
import { expect, test, type Page } from '@playwright/test';
import { createAnswerWriter } from '#answers/write-answer.ts';
import { toAnswers } from '#site/answers.ts';
import { violations } from './axe.ts';
import { home } from './pages.ts';
import { field, links, openResults, results } from './search-page.ts';

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
    // The article isn't listed again below, and arrows go from the field through the answer to what is.
    const listed = results(page).locator(`[data-result="${article}"]`);
    await expect(listed).toBeHidden();
    await field(page).press('ArrowDown');
    await expect(answer.getByRole('heading').getByRole('link')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    if ((await links(page).count()) > 1) await expect(links(page).nth(1)).toBeFocused();
    await answer.getByRole('button').click();
    await expect(answer).toBeHidden();
    await expect(listed).toBeFocused();
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

const written = (page: Page) => page.locator('.search-written');
const writeButton = (page: Page) => page.locator('[data-write] button');

/** What the collector sends where a model writes this. */
async function linesOf(sentences: readonly { readonly text: string; readonly units: readonly number[] }[]) {
  const text = 'A refund takes 3 to 5 working days after your return arrives.';
  const events = [
    { choices: [{ delta: { content: JSON.stringify({ sentences }) }, finish_reason: 'stop' }] },
    '[DONE]',
  ].map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
  const writer = createAnswerWriter({
    settings: toAnswers({ api: 'openai', model: 'fake' }),
    key: undefined,
    send: async () => new Response(events.join('')),
    find: async () => ({
      site: 'Brightwick',
      lang: 'en',
      channels: [],
      units: [
        {
          article: 'refund-times',
          href: '/en/returns/refund-times/#card',
          headings: ['Refunds', 'Card'],
          text,
        },
      ],
    }),
  });
  const prepared = await writer.prepare('?', 'en');
  const lines: string[] = [];
  for await (const line of prepared?.write(new AbortController().signal) ?? [])
    lines.push(JSON.stringify(line));
  return `${lines.join('\n')}\n`;
}

test('a model writes an answer when a reader asks for one, with links to its sources', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const body = await linesOf([
    { text: 'A refund takes 3 to 5 working days.', units: [1] },
    { text: 'The days begin after your return arrives.', units: [1] },
  ]);
  await page.route('**/_feedback/v1/answers', (route) => {
    expect(route.request().postDataJSON()).toEqual({ q: 'item […]', l: 'en' });
    return route.fulfill({ contentType: 'application/x-ndjson', body });
  });
  await openResults(page, 'item 12345678');
  await expect(writeButton(page)).toBeVisible();
  expect(asked.filter((url) => /written-answer|_feedback\/v1\/answers/.test(url))).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await writeButton(page).click();
  await expect(written(page).getByRole('status')).toContainText('Written by AI');
  await expect(written(page)).toBeFocused();
  await expect(written(page).locator('[aria-live]')).toContainText('A refund takes 3 to 5 working days.');
  await expect(written(page).locator('sup a')).toHaveText(['1', '1']);
  const source = written(page).getByRole('listitem').getByRole('link');
  await expect(source).toHaveText('Refunds › Card');
  await expect(source).toHaveAttribute('href', '/en/returns/refund-times/#card');
  await expect(writeButton(page)).toBeHidden();
  expect(await violations(page)).toEqual([]);
  await field(page).fill('item back');
  await expect(written(page)).toBeHidden();
});

for (const { what, sentences } of [
  {
    what: 'a model lies',
    sentences: [
      { text: 'A refund takes 3 to 5 working days.', units: [1] },
      { text: 'A refund takes 90 working days.', units: [1] },
    ],
  },
  { what: 'the collector is down', sentences: undefined },
]) {
  test(`where ${what}, the nearest part of an article stands as it is`, async ({ page }) => {
    const body = sentences && (await linesOf(sentences));
    await page.route('**/_feedback/v1/answers', (route) =>
      body === undefined ? route.abort() : route.fulfill({ contentType: 'application/x-ndjson', body }),
    );
    await openResults(page, 'item');
    await writeButton(page).click();
    await expect(written(page).getByRole('status')).toContainText('We couldn’t write an answer.');
    await expect(written(page)).not.toContainText('working days.');
    const first = await results(page).locator('a[data-result]').first().getAttribute('data-result');
    await expect(written(page).getByRole('heading').getByRole('link')).toHaveAttribute(
      'data-result',
      first ?? '',
    );
    expect(await violations(page)).toEqual([]);
  });
}

test('who sends Global Privacy Control is offered nothing that goes to others', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  await openResults(page, 'item');
  await expect(links(page).first()).toBeVisible();
  await expect(writeButton(page)).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page holds no empty place for an answer', async ({ page }) => {
    await page.goto('/en/search/?q=password');
    await expect(page.locator('.search-found')).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
