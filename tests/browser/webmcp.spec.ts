/** Tools that pages offer to assistants in the browser, in a Chromium that knows WebMCP. */
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { browserFlags } from './find-browser.ts';
import { article } from './pages.ts';

const executablePath = process.env['CHROMIUM_PATH'];
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [...browserFlags, '--enable-features=WebMCP'],
  },
});

const said = z.object({
  content: z.tuple([z.object({ text: z.string() })]),
  isError: z.literal(true).optional(),
});

test('an assistant finds an article, reads it, and learns whom to ask and where to go', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(article.path);
  await expect
    .poll(async () => (await page.webmcp.tools()).map(({ name }) => name).toSorted())
    .toEqual(['contact_options', 'list_topics', 'nearest_stores', 'read_article', 'search_help']);
  expect((await page.webmcp.tools()).every(({ annotations }) => annotations?.readOnly)).toBe(true);
  expect(fetched.filter((path) => /search-index|_stores|channels/.test(path))).toEqual([]);
  const ask = async (name: string, input: Readonly<Record<string, string | number>>) =>
    said.parse(await page.webmcp.callTool(name, input));
  const textOf = async (name: string, input: Readonly<Record<string, string | number>>) =>
    (await ask(name, input)).content[0].text;
  expect(await textOf('search_help', { query: 'refnud' })).toContain('"article": "refund-times"');
  expect(await textOf('read_article', { article: 'return-item', locale: 'de' })).toContain(
    '# Artikel zurückgeben',
  );
  expect(await textOf('contact_options', { country: 'JP', locale: 'ja' })).toContain('"channel": "line-jp"');
  expect(await textOf('nearest_stores', { place: 'Potsdam' })).toContain('"store": "DE-BER-03"');
  expect(await ask('read_article', { article: 'nothing' })).toMatchObject({ isError: true });
});

test('a browser that does not know WebMCP fetches nothing of it', async ({ page }) => {
  await page.addInitScript(() => {
    for (const owner of [Document.prototype, Navigator.prototype])
      Reflect.deleteProperty(owner, 'modelContext');
  });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(article.path, { waitUntil: 'networkidle' });
  expect(await page.evaluate(() => 'modelContext' in document)).toBe(false);
  expect(fetched.filter((url) => /register|api\/v1\/index/.test(url))).toEqual([]);
});
