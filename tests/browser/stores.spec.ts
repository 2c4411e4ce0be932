/** The store finder in a real browser, over the built demo site. */
import { expect, test, type Page } from '@playwright/test';
import { browserFlags } from './find-browser.ts';

const executablePath = process.env['CHROMIUM_PATH'];
// Maps are drawn with WebGL, here by the processor.
const args = [
  ...browserFlags.filter((flag) => flag !== '--disable-gpu'),
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
test.use({ launchOptions: { ...(executablePath ? { executablePath } : {}), args } });

const results = (page: Page) => page.locator('[data-results] [data-store]');

async function find(page: Page, query: string) {
  await page.locator('#store-query').fill(query);
  await page.locator('#store-query').press('Enter');
  await expect(results(page).first()).toBeVisible();
}

for (const { locale, query, code } of [
  { locale: 'tr', query: 'Kadikoy', code: 'TR-IST-01' },
  { locale: 'en', query: 'Kadikoy', code: 'TR-IST-01' },
]) {
  test(`"${query}" on the ${locale} site finds the store in Kadıköy first`, async ({ page }) => {
    await page.goto(`/${locale}/stores/`);
    await find(page, query);
    await expect(results(page).first()).toHaveAttribute('data-store', code);
    await expect(page.locator('.store-answer')).not.toBeEmpty();
  });
}

for (const query of ['München', 'munich', 'Munich']) {
  test(`"${query}" finds the stores of Munich`, async ({ page }) => {
    await page.goto('/en/stores/');
    await find(page, query);
    await expect(results(page).first()).toContainText('München');
  });
}

test('who types before the script is there is answered when it comes', async ({ page }) => {
  const typed = Promise.withResolvers<void>();
  await page.route(/help-stores\./, async (route) => {
    await typed.promise;
    await route.continue();
  });
  await page.goto('/en/stores/', { waitUntil: 'commit' });
  await page.locator('#store-query').fill('Kadikoy');
  typed.resolve();
  await expect(results(page).first()).toHaveAttribute('data-store', 'TR-IST-01');
});

test('a Japanese postcode with its mark finds Shibuya', async ({ page }) => {
  await page.goto('/ja/stores/');
  await find(page, '〒150');
  await expect(results(page).first()).toHaveAttribute('data-store', /^JP-/);
  await expect(results(page).first().locator('[data-part="address"]')).toContainText('150');
});

test('a search has an address of its own, and the back button undoes it', async ({ page }) => {
  await page.goto('/en/stores/');
  await find(page, 'Berlin');
  const shared = page.url();
  expect(new URL(shared).searchParams.get('q')).toBe('Berlin');
  await page.goBack();
  await expect(page.locator('[data-static]')).toBeVisible();
  await page.goto(shared);
  await expect(results(page).first()).toContainText('Berlin');
});

test('near me asks only on a tap and lists the nearest first', async ({ browser }) => {
  const context = await browser.newContext({
    geolocation: { latitude: 40.99, longitude: 29.024 },
    permissions: ['geolocation'],
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const { geolocation } = navigator;
    const ask = geolocation.getCurrentPosition.bind(geolocation);
    geolocation.getCurrentPosition = (...args) => {
      document.documentElement.dataset['asked'] = 'yes';
      ask(...args);
    };
  });
  await page.goto('/tr/stores/');
  await expect(page.locator('[data-near]')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-asked');
  await page.locator('[data-near]').click();
  await expect(results(page).first()).toHaveAttribute('data-store', 'TR-IST-01');
  await expect(results(page).first().locator('[data-part="distance"]')).toContainText('m');
  await context.close();
});

test('buttons show once their script is there: no tap is lost', async ({ page }) => {
  const held = Promise.withResolvers<void>();
  await page.route(/\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto('/en/stores/', { waitUntil: 'commit' });
  await expect(page.getByLabel('City, district')).toBeVisible();
  await expect(page.locator('[data-near]')).toBeHidden();
  await expect(page.locator('button[data-open]')).toBeHidden();
  held.resolve();
  await expect(page.locator('button[data-open]')).toBeVisible();
  await page.locator('[data-near]').click();
  await expect(page.locator('.store-answer')).toContainText('doesn’t share your location');
});

test('a refused position is said, and the field still works', async ({ page }) => {
  await page.goto('/en/stores/');
  await page.locator('[data-near]').click();
  await expect(page.locator('.store-answer')).toContainText('doesn’t share your location');
  await find(page, 'London');
  await expect(results(page).first()).toContainText('London');
});

test('a place has its own stores first, then those further away', async ({ page }) => {
  await page.goto('/en/stores/');
  await find(page, 'Berlin');
  await expect(page.locator('.store-answer')).toHaveText('3 stores in Berlin');
  const own = page.locator('[data-found] > [data-results] > [data-store]');
  await expect(own).toHaveCount(3);
  for (const card of await own.all()) await expect(card).toHaveAttribute('data-store', /^DE-BER-/);
  await expect(page.getByRole('heading', { name: 'Further away' })).toBeVisible();
  const further = page.locator('[data-further] [data-store]');
  await expect(further.first()).not.toHaveAttribute('data-store', /^DE-BER-/);
});

for (const path of ['/en/stores/', '/en/stores/de/berlin/', '/de/stores/de/berlin/berlin-mitte-de-ber-01/']) {
  test(`every store in a list of ${path} says whether it is open, without a jump`, async ({ page }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[])
          document.documentElement.dataset['shift'] = String(
            Number(document.documentElement.dataset['shift'] ?? 0) + value,
          );
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path);
    const states = page.locator('.store-list [data-schedule]');
    await expect(states.first()).not.toBeEmpty();
    for (const state of await states.all())
      await expect(state).toHaveText(/open|clos|geöffnet|geschlossen|öffnet|schließt/i);
    expect(Number((await page.locator('html').getAttribute('data-shift')) ?? 0)).toBeLessThan(0.02);
  });
}

test('the drawn map follows the search, to another place with the drawing of its page', async ({ page }) => {
  await page.goto('/de/stores/');
  const drawing = page.locator('.store-map .static-map');
  const whole = await drawing.getAttribute('viewBox');
  await find(page, 'Hamburg');
  await expect(drawing).not.toHaveAttribute('viewBox', whole ?? '');
  await expect(drawing.locator('.found .dot')).toHaveCount(1);
  const label = await drawing.getAttribute('aria-label');
  await find(page, 'Tokyo');
  await expect(drawing).not.toHaveAttribute('aria-label', label ?? '');
  await expect(drawing.locator('.found .dot')).toHaveCount(1);
  await page.locator('#store-query').fill('');
  await expect(drawing).toHaveAttribute('aria-label', label ?? '');
});

for (const path of [
  '/en/stores/',
  '/en/stores/de/',
  '/en/stores/de/berlin/',
  '/en/stores/de/berlin/berlin-mitte-de-ber-01/',
]) {
  test(`the headings of ${path} go down one by one, and its way from the home page is told to machines`, async ({
    page,
  }) => {
    await page.goto(`${path}${path === '/en/stores/' ? '?q=Berlin' : ''}`);
    if (path === '/en/stores/') await expect(results(page).first()).toBeVisible();
    const levels = await page
      .locator('main :is(h1, h2, h3, h4)')
      .evaluateAll((headings) =>
        headings.filter((heading) => heading.checkVisibility()).map(({ localName }) => Number(localName[1])),
      );
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
    if (path === '/en/stores/') return;
    await expect(page.locator('.breadcrumbs a').nth(1)).toHaveAttribute('href', '/en/stores/');
    expect(await page.locator('script[type="application/ld+json"]').allTextContents()).toContainEqual(
      expect.stringMatching(/BreadcrumbList.*\/en\/stores\/"/),
    );
  });
}

test('a filter leaves only stores that offer the service', async ({ page }) => {
  await page.goto('/en/stores/?q=Istanbul&f=repair-drop-off');
  await expect(results(page).first()).toBeVisible();
  const link = await results(page).first().locator('a').first().getAttribute('href');
  await page.goto(link ?? '');
  await expect(page.locator('.store-services')).toContainText('Repair drop-off');
});

/** Files that only a map needs, as they are asked for. */
function watchMapFiles(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/maplibre|basemap-|\/style-/.test(pathname)) asked.push(pathname);
  });
  return asked;
}

async function openMap(page: Page) {
  await page.locator('[data-open]').click();
  await expect(page.locator('.maplibregl-canvas')).toBeVisible({ timeout: 20_000 });
}

test('no byte of the map is fetched before it is asked for; then it opens from this site alone', async ({
  page,
  baseURL,
}) => {
  const asked = watchMapFiles(page);
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('http') && !url.startsWith(baseURL ?? '')) foreign.push(url);
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto('/en/stores/');
  await find(page, 'Hamburg');
  expect(asked).toEqual([]);
  await openMap(page);
  await expect(page.locator('.store-drawn-map')).toBeHidden();
  await expect(page.locator('.maplibregl-ctrl-attrib')).toContainText('GeoNames');
  await expect.poll(() => asked.filter((path) => path.endsWith('.pmtiles'))).not.toEqual([]);
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
});

test('a host without ranges: the map file is fetched whole', async ({ page }) => {
  const statuses: number[] = [];
  await page.route('**/*.pmtiles', async (route) => {
    const headers = route.request().headers();
    delete headers['range'];
    const response = await route.fetch({ headers });
    statuses.push(response.status());
    await route.fulfill({ response });
  });
  await page.goto('/de/stores/');
  await openMap(page);
  await expect.poll(() => statuses.length).toBeGreaterThan(0);
  await expect(page.locator('.store-map [role="status"]')).toBeEmpty({ timeout: 20_000 });
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('without WebGL the drawn map and the list stay', async ({ page }) => {
  await page.addInitScript(() => {
    const original: unknown = Reflect.get(HTMLCanvasElement.prototype, 'getContext');
    Object.assign(HTMLCanvasElement.prototype, {
      getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]): unknown {
        if (kind.startsWith('webgl') || typeof original !== 'function') return null;
        return Reflect.apply(original, this, [kind, ...rest]);
      },
    });
  });
  await page.goto('/en/stores/');
  await page.locator('[data-open]').click();
  await expect(page.locator('.store-map [role="status"]')).toContainText('can’t show the interactive map');
  await expect(page.locator('.store-map .static-map')).toBeVisible();
  await find(page, 'Tokyo');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('finder, directory and store can be read', async ({ page }) => {
    await page.goto('/tr/stores/');
    await expect(page.locator('[data-static] [data-store]').first()).toBeVisible();
    await expect(page.locator('.store-map .static-map')).toBeVisible();
    await expect(page.locator('.store-finder form')).toBeHidden();
    await page.locator('.store-places a').first().click();
    await expect(page.locator('h1')).toContainText('Türkiye');
    await page.goto('/tr/stores/tr/istanbul/kadikoy/');
    await page.locator('[data-store="TR-IST-01"] a').first().click();
    await expect(page.locator('h1')).toContainText('Kadıköy');
    await expect(page.locator('.store-hours table').first()).toBeVisible();
    await expect(page.locator('a[data-provider="google"]')).toBeVisible();
    await expect(page.locator('a[href^="tel:+90"]').first()).toBeVisible();
  });
});

test('an article about a service names stores, and finds the nearest on a tap', async ({ browser }) => {
  const context = await browser.newContext({
    geolocation: { latitude: 52.52, longitude: 13.405 },
    permissions: ['geolocation'],
  });
  const page = await context.newPage();
  await page.goto('/a/book-repair/en/');
  const block = page.locator('help-nearest-stores');
  await expect(block.locator('[data-store]').first()).toBeVisible();
  await block.locator('[data-near]').click();
  await expect(block.locator('[data-store]').first()).toContainText('Berlin');
  await context.close();
});
