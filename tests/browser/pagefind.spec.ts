import { serve, type ServerType } from '@hono/node-server';
import { expect, test } from '@playwright/test';
import { createSiteApp } from '#server/site-app.ts';
import { createHelpCentre, type TestHelpCentre } from '../site/help-centre.ts';

interface PagefindApi {
  readonly search: (query: string) => Promise<{
    readonly results: readonly { data(): Promise<{ readonly url: string; readonly excerpt: string }> }[];
  }>;
}

test('without the setting there are texts, and neither index nor code of Pagefind', async ({ request }) => {
  for (const name of ['pagefind.js', 'pagefind-entry.json', 'wasm.en.pagefind']) {
    expect((await request.get(`/pagefind/en/${name}`)).status(), name).toBe(404);
  }
  expect((await request.get('/en/')).headers()['content-security-policy']).not.toContain('wasm');
});

test.describe('with search.pagefind', () => {
  // One build for all: otherwise each worker makes its own.
  test.describe.configure({ mode: 'default' });
  let centre: TestHelpCentre | undefined;
  let server: ServerType | undefined;
  let site = '';

  test.beforeAll(async () => {
    centre = createHelpCentre();
    centre.edit('site.yaml', (text) => `${text}search: { pagefind: true }\n`);
    const { status, output } = centre.run('build');
    expect(status, output).toBe(0);
    server = serve({ fetch: createSiteApp(centre.places.outDir).fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server?.once('listening', resolve));
    const address = server.address();
    site = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  test.afterAll(() => {
    server?.close();
    centre?.remove();
  });

  test('other programs search through the API of each locale, on the pages themselves too', async ({
    page,
  }) => {
    await page.goto(`${site}/tr/`);
    const found = await page.evaluate(async (path) => {
      const pagefind = (await import(path)) as PagefindApi;
      const { results } = await pagefind.search('dokunun');
      return await Promise.all(results.map((result) => result.data()));
    }, '/pagefind/tr/pagefind.js');
    expect(found.map(({ url }) => decodeURI(url))).toEqual(['/tr/siparişler/siparisim-nerede/']);
    expect(found[0]?.excerpt).toContain('<mark>dokunun.</mark>');
  });

  test('our own search quotes the same texts', async ({ page }) => {
    await page.goto(`${site}/tr/search/?q=dokunun`);
    await expect(page.locator('[data-search-results] a[data-result]')).toHaveCount(1);
    // Above the results or in the only one, whichever is shown.
    const quoted = page.locator('.search-found').getByText('Siparişlere dokunun.');
    await expect(quoted.filter({ visible: true })).toHaveCount(1);
  });
});
