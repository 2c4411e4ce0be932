/** Contact channels: who is open for whom and when, what goes along, and that it all works without JavaScript. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { unfoldContact } from './unfold-contact.ts';

const english = '/en/orders/track-order/';
const turkish = '/tr/siparisler/siparis-takibi/';
const german = '/de/bestellungen/bestellung-verfolgen/';
const japanese = '/ja/orders/track-order/';
const permalinkIn = (locale: string) => `/a/track-order/${locale}/`;

/** Opens the demo's "Where is my order?" in a language and unfolds its contact panel. */
async function openPanel(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await unfoldContact(page);
  await expect(page.locator('help-contact select')).toBeVisible();
}

const channels = (page: Page) =>
  page.locator('[data-primary] > li').evaluateAll((items) => items.map(({ dataset }) => dataset['channel']));

const statusOf = (page: Page, channel: string) => page.locator(`[data-channel="${channel}"] [data-status]`);

const linkOf = async (page: Page, channel: string) =>
  decodeURIComponent((await page.locator(`[data-channel="${channel}"] a`).getAttribute('href')) ?? '');

test.describe('in Tokyo, in the evening', () => {
  test.use({ timezoneId: 'Asia/Tokyo', locale: 'ja-JP' });

  test('a Japanese reader sees LINE first, with the hour at which it opens tomorrow; the form takes messages until then', async ({
    page,
  }) => {
    await page.clock.install({ time: '2026-11-25T19:10:00+09:00' });
    await openPanel(page, japanese);
    expect(await channels(page)).toEqual(['line-jp', 'phone-jp', 'form-jp']);
    await expect(statusOf(page, 'line-jp')).toHaveText(/木.*9:00に受付開始/);
    await expect(statusOf(page, 'line-jp')).toHaveAttribute('data-status', 'closed');
    await expect(page.locator('[data-best]')).toHaveAttribute('data-channel', 'form-jp');
    await expect(page.locator('[data-best]')).toContainText('時間外におすすめ');
  });
});

test.describe('in İstanbul, in the morning', () => {
  test.use({ timezoneId: 'Europe/Istanbul', locale: 'tr-TR' });

  test('a Turkish reader sees WhatsApp first, closed until nine, and open from nine on', async ({ page }) => {
    await page.clock.install({ time: '2026-11-25T08:15:00+03:00' });
    await openPanel(page, turkish);
    expect(await channels(page)).toEqual(['whatsapp-tr', 'phone-tr', 'stores']);
    await expect(statusOf(page, 'whatsapp-tr')).toHaveText('Açılış 09:00');
    await page.clock.fastForward('46:00');
    await expect(statusOf(page, 'whatsapp-tr')).toHaveText(/Şu anda açık.*22:00/);
    await expect(statusOf(page, 'whatsapp-tr')).toHaveAttribute('data-status', 'open');
    await expect(page.locator('[data-best]')).toHaveAttribute('data-channel', 'whatsapp-tr');
    // The line that unfolds says the same, and the whole row is the link.
    await expect(page.locator('[data-now]')).toHaveText(/WhatsApp.*Şu anda açık.*22:00/);
    const row = await page.locator('[data-channel="whatsapp-tr"]').boundingBox();
    if (!row) throw new Error('the row is not shown');
    const at = [row.x + row.width / 2, row.y + row.height - 3] as const;
    const hit = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.className, at);
    expect(hit).toBe('channel-action');
  });

  test('WhatsApp gets the article’s title, permalink and code in the reader’s language', async ({ page }) => {
    await openPanel(page, turkish);
    const link = await linkOf(page, 'whatsapp-tr');
    expect(link).toContain('https://wa.me/902120000140?text=');
    expect(link).toContain('Siparişim nerede?');
    expect(link).toContain(permalinkIn('tr'));
    expect(link).toMatch(/Kod: [0-9A-Z]{4}-[0-9A-Z]{4}/);
  });
});

test.describe('in Berlin, on Christmas Day', () => {
  test.use({ timezoneId: 'Europe/Berlin', locale: 'de-DE' });

  test('a German reader sees that the telephone is answered again on Monday', async ({ page }) => {
    await page.clock.install({ time: '2026-12-25T12:00:00+01:00' });
    await openPanel(page, german);
    expect(await channels(page)).toEqual(['phone-de', 'email-de', 'whatsapp-de']);
    await expect(statusOf(page, 'phone-de')).toHaveText(/^Öffnet Mo.*08:00$/);
  });
});

test.describe('far from home', () => {
  test.use({ timezoneId: 'America/New_York', locale: 'tr-TR' });

  test('a reader sees opening times in their own zone; the week says which zone is the channel’s', async ({
    page,
  }) => {
    await page.clock.install({ time: '2026-11-25T00:30:00-05:00' });
    await openPanel(page, turkish);
    await expect(statusOf(page, 'phone-tr')).toHaveText('Açılış sizin saatinizle 01:00');
    await page.locator('[data-channel="phone-tr"] summary').click();
    await expect(page.locator('[data-channel="phone-tr"]')).toContainText(/09:00.*Saat dilimi/);
  });
});

test('the country that a reader chooses decides, on the next page too', async ({ page }) => {
  await openPanel(page, english);
  expect(await channels(page)).toEqual(['chat-gb', 'phone-gb', 'email']);
  await page.locator('help-contact select').selectOption('JP');
  await expect(page.locator('[data-channel="line-jp"]')).toBeVisible();
  await openPanel(page, '/en/returns/return-item/');
  await expect(page.locator('help-contact select')).toHaveValue('JP');
  expect(await channels(page)).toEqual(['line-jp', 'phone-jp', 'form-jp']);
});

test.describe('the chat', () => {
  const chatHost = 'https://chat.brightwick.example';

  test('loads nothing before the click; where its host is unreachable, the other ways open', async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(chatHost)) asked.push(request.url());
    });
    await page.route(`${chatHost}/**`, (route) => route.abort());
    await openPanel(page, english);
    expect(asked).toEqual([]);
    await page.locator('[data-channel="chat-gb"] a').click();
    await expect(page.locator('help-contact [data-live]')).toHaveText(/isn’t responding/);
    expect(asked.length).toBeGreaterThan(0);
    await expect(page.locator('details[data-more]')).toHaveAttribute('open');
  });
});

test('search words and what did not help go along, and can be left out', async ({ page }) => {
  await page.goto('/en/search/?q=zzqxv');
  await expect(page.locator('[data-search-results]')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('[data-contact-fallback]')).toBeVisible();
  await expect.poll(() => linkOf(page, 'email')).toContain('I searched for: zzqxv');

  await openPanel(page, english);
  const words = page.getByLabel('Include my search words: zzqxv');
  await expect(words).toBeChecked();
  await words.uncheck();
  await expect.poll(() => linkOf(page, 'email')).not.toContain('zzqxv');

  await page.locator('[data-rating] button[value="no"]').click();
  await page.getByLabel('It’s out of date').check();
  await expect.poll(() => linkOf(page, 'email')).toContain('What didn’t help: It’s out of date');
});

test.describe('the contact page', () => {
  test('a topic leaves out the channels of others', async ({ page }) => {
    await page.goto('/en/contact/');
    await expect(page.locator('[data-channel="repair-appointment"]')).toBeVisible();
    await page.getByLabel('What is it about?').selectOption('orders');
    await expect(page.locator('[data-channel="repair-appointment"]')).toHaveCount(0);
    await page.getByLabel('What is it about?').selectOption('repairs');
    await expect(page.locator('[data-channel="repair-appointment"]')).toHaveCount(1);
  });

  test('answers appear while the reader types, their number is announced, the question goes along', async ({
    page,
  }) => {
    await page.goto('/en/contact/');
    await page.getByLabel('What do you need help with?').fill('where is my parcel');
    await expect(page.getByRole('link', { name: 'Where is my order?' })).toHaveAttribute('href', english);
    await expect(page.locator('[data-count]')).toHaveText(/answers? found/);
    await expect.poll(() => linkOf(page, 'email')).toContain('I searched for: where is my parcel');
  });
});

test.describe('announcements', () => {
  test('stand above the pages of the countries and times that they are for', async ({ page }) => {
    await page.clock.install({ time: '2026-12-02T10:00:00+04:00' });
    await page.goto('/ar/');
    const closed = page.locator('[data-announcement="dubai-phones"]');
    await expect(closed).toBeVisible();
    await page.goto('/en/');
    await expect(page.locator('[data-announcement="holiday-returns"]')).toBeVisible();
    await expect(closed).toBeHidden();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an article ends with the channels of the language’s country, their numbers and hours', async ({
    page,
  }) => {
    await page.goto(turkish);
    expect(await linkOf(page, 'whatsapp-tr')).toContain('Siparişim nerede?');
    await page.locator('help-contact > details > summary').click();
    const phone = page.locator('[data-channel="phone-tr"]');
    await expect(phone.getByRole('link')).toHaveAttribute('href', 'tel:+902120000100,,2');
    await phone.locator('summary').click();
    await expect(phone.locator('dd').first()).toBeVisible();
    await expect(page.locator('help-contact select')).toBeHidden();
  });

  test('the contact page offers no form that cannot work, and no chat that cannot open', async ({ page }) => {
    await page.goto('/en/contact/');
    await expect(page.locator('help-contact-form')).toBeHidden();
    await expect(page.locator('[data-channel="chat-gb"]')).toBeHidden();
    await expect(page.locator('[data-channel="phone-gb"]')).toBeVisible();
  });

  test('a page that does not exist says how to reach people', async ({ page }) => {
    await page.goto('/tr/boyle-bir-sayfa-yok/');
    await expect(page.locator('[data-channel="phone-tr"]')).toBeVisible();
  });

  test('the agents’ page lists permalinks by topic', async ({ page }) => {
    await page.goto('/agents/');
    await page.getByText('Returns and refunds').first().click();
    await page.locator('main a[href="/a/return-item/"]').click();
    await expect(page).toHaveURL(/\/a\/return-item\/$/);
  });
});

test('axe finds nothing in panel and contact page with everything open, light and dark', async ({ page }) => {
  for (const path of [english, '/ar/contact/', '/en/contact/']) {
    await openPanel(page, path);
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await violations(page)).toEqual([]);
  }
});

test.describe('numbers and codes', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('a number is selectable text and copied by its button, which says so', async ({ page }) => {
    await openPanel(page, english);
    const phone = page.locator('[data-channel="phone-gb"]');
    await expect(phone.locator('bdi')).toHaveText('+44 1632 960100');
    expect(await phone.locator('bdi').evaluate((text) => getComputedStyle(text).userSelect)).not.toBe('none');
    await phone.getByRole('button', { name: /Copy/ }).click();
    await expect(page.locator('help-contact [data-live]')).toHaveText(/Copied/i);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('+441632960100');
  });

  test('a channel for phones has a QR code on a desktop, made at build', async ({ page, baseURL }) => {
    await openPanel(page, japanese);
    const qr = page.locator('[data-channel="line-jp"] .channel-qr');
    await page.locator('[data-channel="line-jp"] summary').click();
    const image = qr.locator('img');
    await expect(image).toBeVisible();
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    const source = await image.evaluate((img: HTMLImageElement) => img.src);
    expect(source.startsWith('data:image/svg+xml') || source.startsWith(`${baseURL}/`)).toBe(true);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('there is no QR code: the link opens the app', async ({ page }) => {
    await openPanel(page, japanese);
    await expect(page.locator('[data-channel="line-jp"] .channel-qr')).toBeHidden();
    await expect(page.locator('[data-channel="line-jp"] a')).toBeVisible();
  });
});

test('on twenty pages taken at random, channels stand in one order', async ({ page, request }) => {
  const sitemap = await (await request.get('/sitemap-tr-0.xml')).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
  const place = (path: string) =>
    [...path].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9973, 7);
  const chosen = paths.toSorted((a, b) => place(a) - place(b)).slice(0, 20);
  expect(chosen).toHaveLength(20);
  await page.goto('/tr/contact/');
  const ids = () =>
    page
      .locator('[data-channel]')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['channel'] ?? ''));
  const whole = await ids();
  let compared = 0;
  for (const path of chosen) {
    await page.goto(path);
    const shown = await ids();
    // Some channels are for certain topics; what is left keeps its place.
    expect(shown, path).toEqual(whole.filter((id) => shown.includes(id)));
    if (shown.length > 0) compared += 1;
  }
  expect(compared).toBeGreaterThan(5);
});

test('after a "no", contact is one click away, and every page leads to the contact page', async ({
  page,
}) => {
  await page.goto(english);
  await page.locator('[data-rating][data-state]').waitFor();
  await page.locator('[data-rating] button[value="no"]').click();
  await page.locator('[data-rating] [data-contact] a').click();
  await expect(page.locator('help-contact [data-primary]')).toBeInViewport();
  for (const path of ['/en/', '/en/orders/', english, '/en/search/', '/en/stores/']) {
    await page.goto(path);
    await expect(page.locator('footer a[href="/en/contact/"]').first()).toBeVisible();
  }
});

test('search engines read the same channels', async ({ page }) => {
  await page.goto('/de/');
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  const points = blocks.join('\n');
  expect(points).toContain('"@type":"ContactPoint"');
  expect(points).toContain('+493023125100');
  expect(points).toContain('hilfe@brightwick.example');
});
