/** The help widget in an application of another origin, which allows nothing but what the documentation says. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { serveApplication } from './widget-host.ts';

let application: Awaited<ReturnType<typeof serveApplication>>;
test.beforeAll(async ({ baseURL }) => {
  application = await serveApplication(baseURL ?? '');
});
test.afterAll(() => application.close());

const panel = (page: Page) => page.locator('help-widget').first().getByRole('dialog');
const view = (page: Page): Locator => panel(page).locator('.view:not([hidden])');

/** What the application was told: events, and violations of its policy. */
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: unknown[] }).told);

test('by keyboard: suggestions of the page, a question with a slip, the article, a rating, and contact channels', async ({
  page,
  baseURL,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().replace(baseURL ?? '', '')));
  const votes: unknown[] = [];
  await page.route('**/_feedback/v1/e', async (route) => {
    votes.push(route.request().postDataJSON());
    await route.fulfill({ status: 204, headers: { 'access-control-allow-origin': application.origin } });
  });
  await page.goto(`${application.origin}/orders/17`);
  const button = page.getByRole('button', { name: 'Help', exact: true });
  await expect(button).toBeVisible();
  expect(asked.filter((path) => path.startsWith('/') && path !== '/widget/v1.js')).toEqual([]);

  await button.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('searchbox').or(panel(page).getByRole('combobox'))).toBeFocused();
  await expect(view(page).getByRole('link').first()).toContainText('Where is my order?');
  await page.keyboard.type('refnud');
  await expect(panel(page).getByRole('option').first()).toContainText('My refund has not arrived');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const title = view(page).getByRole('heading', { level: 1 });
  await expect(title).toHaveText('My refund has not arrived');
  await view(page).getByRole('button', { name: 'No' }).click();
  await view(page).getByRole('checkbox').first().check();
  await expect.poll(() => JSON.stringify(votes)).toContain('"x":-1');
  await panel(page).getByRole('button', { name: 'Contact us' }).click();
  await expect(view(page).getByText('Include my search words: refnud')).toBeVisible();
  await expect(view(page).locator('.channel-status').first()).not.toBeEmpty();
  expect(await violations(page)).toEqual([]);

  await panel(page).getByRole('button', { name: 'Back' }).click();
  await expect(view(page).getByRole('heading', { level: 1 })).toHaveText('My refund has not arrived');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(button).toBeFocused();
  const events = await told(page);
  expect(events).toEqual(
    expect.arrayContaining([
      ['open', undefined],
      ['article', 'refund-times'],
      ['rate', 'refund-times'],
      ['close', undefined],
    ]),
  );
  expect(JSON.stringify(events)).not.toContain('violation');
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
    '',
    0,
    0,
  ]);
});

test('elements of the page open articles, whatever the page’s styles, ids and the article’s HTML are', async ({
  page,
}) => {
  await page.route('**/en/returns/return-item/', async (route) => {
    const answer = await route.fetch();
    const evil =
      '<img src="x" onerror="told.push(1)"><script>told.push(2)</script><a id="evil" href="java&#9;script:told.push(3)">x</a><iframe srcdoc="x"></iframe><style>*{color:red}</style>';
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace(/(<div class="prose"[^>]*>)/, `$1${evil}`),
    });
  });
  await page.goto(`${application.origin}/en/?hostile`);
  const asking = page.getByRole('button', { name: 'How do I send it back?' });
  await expect(page.getByRole('button', { name: 'Help', exact: true })).toBeVisible();
  await asking.click();
  await expect(view(page).locator('#by-post')).toBeFocused();
  await expect(panel(page)).toHaveCSS('position', 'fixed');
  await expect(view(page).locator('[onerror], script, iframe, style')).toHaveCount(0);
  expect(await view(page).locator('#evil').getAttribute('href')).toBeNull();

  await page.evaluate(() => {
    const added = document.createElement('button');
    added.dataset['help'] = '../../api/v1/index.json#__proto__';
    added.textContent = 'Added later';
    document.body.append(added);
  });
  await page.getByRole('button', { name: 'Added later' }).click();
  await expect(view(page)).toContainText('This page doesn’t exist');
  await page.route('**/a/old-id/en/', async (route) =>
    route.fulfill({
      response: await route.fetch({ url: route.request().url().replace('old-id', 'track-order') }),
    }),
  );
  await page.locator('help-widget').evaluate((widget: HTMLElement & { article?: (id: string) => void }) => {
    const second = document.createElement('help-widget');
    document.body.append(second);
    widget.article?.('old-id');
  });
  await expect(view(page).getByRole('heading', { level: 1 })).toHaveText('Where is my order?');
  await expect(view(page).getByRole('heading', { level: 1 })).toBeFocused();
  expect((await told(page)).filter((one) => typeof one === 'number')).toEqual([]);

  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.append(document.querySelector('[data-help]') ?? '');
    document.body.append(dialog);
    dialog.showModal();
  });
  await asking.press('Enter');
  await expect(view(page).locator('#by-post')).toBeFocused();
  await panel(page).getByRole('button', { name: 'Close' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(asking).toBeFocused();
});

test('in a narrow Arabic page it takes the screen and the keys, and finds stores', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await page.goto(`${application.origin}/ar/checkout/pay`);
  await page.getByRole('button', { name: 'المساعدة', exact: true }).click();
  await expect(panel(page)).toHaveCSS('direction', 'rtl');
  await expect(view(page).getByRole('link').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  for (let presses = 0; presses < 15; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main'))).toBeNull();
  }
  await panel(page).getByRole('button', { name: 'ابحث عن متجر' }).click();
  await expect(view(page).locator('.store-card').first()).toBeVisible();
  await view(page).getByRole('searchbox').fill('Berlin');
  await expect(view(page).locator('.store-card').first()).toContainText('Berlin');
  await expect(view(page).locator('.store-status[data-status]').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
});

test('it says what is announced, the values of the chosen country, and has tabs', async ({ page }) => {
  await page.goto(`${application.origin}/en/orders/17`);
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await expect(view(page).locator('.status-line')).toHaveText([/^News Gifts bought from/]);
  const call = (id: string, anchor = '') =>
    page.evaluate(
      ([name, heading]) =>
        (window as unknown as { helpWidget: (...call: unknown[]) => void }).helpWidget('article', name, {
          anchor: heading,
        }),
      [id, anchor],
    );
  await call('delivery-times');
  const value = view(page).locator('[data-by-country]');
  await expect(value).toHaveText('£50');
  await view(page).getByLabel('Country').selectOption('JP');
  await expect(value).toHaveText('JP¥6,000');
  await panel(page).getByRole('button', { name: 'Contact us' }).click();
  await expect(view(page).getByRole('combobox')).toHaveValue('JP');
  await call('track-order');
  const tabs = view(page).getByRole('tab');
  await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
  await tabs.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.nth(1)).toBeFocused();
  await expect(view(page).getByRole('tabpanel')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  expect((await told(page)).flat().join()).not.toContain('violation');
});
