/** What a search costs a reader: bytes and time in a browser on a production build, beside Pagefind's own API. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePagefindBundle } from '#publish/search/pagefind.ts';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { stopWords } from '#model/search/stop-words.ts';
import { createSiteApp } from '#server/site-app.ts';
import { browserFlags, findBrowser } from '../../browser/find-browser.ts';
import { writeCorpus } from '../corpus.ts';
import { createRandom } from '../random.ts';
import { atMost, type Bar } from '../result.ts';
import { readCorpus } from './corpus.ts';
import { startCountingServer, type CountingServer } from './counting-server.ts';
import { defaultHtml } from './engines.ts';
import { withTypo } from './queries.ts';
import { zipfWords } from './words.ts';

/** What searching costs with one search. Times in milliseconds; bytes as sent, compressed. */
export interface SearchCost {
  /** From the reader's first sign of intent, with the whole query typed at once, to results on an empty cache. */
  readonly firstQuery: { readonly p50: number; readonly p95: number };
  /** The same where the page's processor is slowed down four times, as on a cheap phone. */
  readonly firstQueryOnSlowPhone: { readonly p50: number; readonly p95: number };
  /** All that is fetched for it: code, index, texts of the results shown. */
  readonly bytesOfFirstQuery: { readonly mean: number; readonly most: number };
  /** From a keystroke to its results, after the first query. */
  readonly keystroke: { readonly p50: number; readonly p95: number };
}

/** What a query costs that is typed key by key on an empty cache, by somebody who is quick at it. Means of several. */
export interface TypedCost {
  readonly bytes: number;
  readonly files: number;
  /** From the first key to the first results, in milliseconds. */
  readonly firstResults: number;
}

export interface BrowserFigures {
  readonly articles: number;
  readonly fener: SearchCost;
  /** Ours when one word of the query has a slip in it, for which the words of the site are fetched. */
  readonly fenerWithTypo: Pick<SearchCost, 'firstQuery' | 'bytesOfFirstQuery'>;
  readonly typed: TypedCost;
  readonly pagefind: SearchCost;
  /** Bytes of search that an article's page fetches before the reader wants to search. */
  readonly bytesBeforeIntent: number;
}

const sample = 12;
const typedQueries = 4;
const slowQueries = 6;
const slowdown = 4;
/** Between two keys, in milliseconds: 100 words a minute. */
const keyPause = 120;
/** Results that have their texts fetched, as many as our list shows. */
const shown = 7;

/** Builds a site of so many articles and measures it. */
export async function benchInBrowser(
  articles: number,
  onStep: (step: string) => void,
): Promise<BrowserFigures> {
  const found = findBrowser();
  if (found.path === undefined) throw new Error(found.reason);
  const folder = mkdtempSync(join(tmpdir(), 'fener-bench-browser-'));
  const env = { ...process.env, CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'dist') };
  onStep('building');
  await writeCorpus({ folder: env.CONTENT_DIR, articles, locales: ['en'], seed: 3, drawWord: zipfWords(3) });
  execFileSync(process.execPath, ['scripts/build.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const { centre } = loadContent(placesFrom(env), { drafts: false });
  if (!centre) throw new Error('this cannot happen: the generated content was built, but is not valid');
  const { documents } = await readCorpus(centre, 'en');
  onStep("building Pagefind's index");
  const peer = join(folder, 'peer');
  await writePagefindBundle(documents, 'en', join(peer, 'pagefind'), defaultHtml);
  for (const name of ['index.html', '404.html']) {
    writeFileSync(join(peer, name), '<!doctype html><title>Pagefind</title>');
  }

  const random = createRandom(articles);
  const stops = stopWords('en');
  const queries = Array.from({ length: sample }, () => {
    const { title = '' } = documents[Math.floor(random() * documents.length)] ?? {};
    const telling = title
      .toLowerCase()
      .split(' ')
      .filter((word) => !stops.has(word));
    return telling.slice(0, 3).join(' ');
  });
  const browser = await chromium.launch({ executablePath: found.path, args: [...browserFlags] });
  const site = await startCountingServer(createSiteApp(env.OUT_DIR).fetch);
  const peerSite = await startCountingServer(createSiteApp(peer).fetch);
  const mine = { browser, server: site, path: documents[0]?.url ?? '/en/' };
  try {
    onStep('asking ours');
    const bytesBeforeIntent = await searchBytesOfPage(mine);
    const fener = await measure(mine, queries, ours);
    const typos = queries.map((query) => withTypo(query, 'en', random));
    const fenerWithTypo = await measureFirst(mine, typos, ours);
    const typed = await measureTyped(mine, queries.slice(1, 1 + typedQueries));
    onStep('asking Pagefind');
    const pagefind = await measure({ browser, server: peerSite, path: '/' }, queries, pagefinds);
    return { articles, fener, fenerWithTypo, typed, pagefind, bytesBeforeIntent };
  } finally {
    await browser.close();
    await site.close();
    await peerSite.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(placesFrom(env).cacheDir, { recursive: true, force: true });
  }
}

/** Bars in bytes are those for 4,000 articles; ratios, and that nothing is fetched before intent, hold for any. */
export function browserBars({
  articles,
  fener,
  fenerWithTypo,
  typed,
  pagefind,
  bytesBeforeIntent,
}: BrowserFigures): Bar[] {
  const name = `${articles} articles`;
  const kilobytes = (bytes: number) => bytes / 1000;
  return [
    atMost(`${name}: bytes of search before intent`, bytesBeforeIntent, 0),
    atMost(
      `${name}: bytes of a first query, ours / Pagefind`,
      fener.bytesOfFirstQuery.mean / pagefind.bytesOfFirstQuery.mean,
      1.5,
    ),
    atMost(`${name}: first query, ours / Pagefind`, fener.firstQuery.p50 / pagefind.firstQuery.p50, 0.6),
    // Pagefind works beside its page, where nothing is slowed down: that ours takes no longer than ever is enough.
    atMost(
      `${name}: first query at ${slowdown} × CPU throttling, ours / Pagefind`,
      fener.firstQueryOnSlowPhone.p50 / pagefind.firstQueryOnSlowPhone.p50,
      1.1,
    ),
    atMost(
      `${name}: keystroke to results, p95, ours / Pagefind`,
      fener.keystroke.p95 / pagefind.keystroke.p95,
      0.6,
    ),
    ...(articles <= 4000
      ? [
          atMost(`${name}: first query, kB`, kilobytes(fener.bytesOfFirstQuery.most), 260),
          atMost(
            `${name}: first query with a typo, kB`,
            kilobytes(fenerWithTypo.bytesOfFirstQuery.most),
            260,
          ),
          atMost(`${name}: typed key by key, kB`, kilobytes(typed.bytes), 70),
          atMost(`${name}: typed key by key, files`, typed.files, 16),
        ]
      : []),
  ];
}

/** How one search is asked in a page. Both functions run in the browser and give milliseconds. */
interface Asked {
  readonly first: (page: Page, query: string) => Promise<number>;
  readonly keystroke: (page: Page, typed: string) => Promise<number>;
}

const field = '[data-search-form] input';

const ours: Asked = {
  first: (page, query) =>
    page.evaluate(
      async ([selector, text]) => {
        const input = document.querySelector<HTMLInputElement>(selector);
        if (!input) throw new Error(`no ${selector}`);
        const started = performance.now();
        input.value = text;
        input.focus();
        await new Promise<void>((resolve) => {
          new MutationObserver((_, observer) => {
            if (!document.querySelector('[role="option"]')) return;
            observer.disconnect();
            resolve();
          }).observe(document.body, { childList: true, subtree: true });
        });
        return performance.now() - started;
      },
      [field, query] as const,
    ),
  keystroke: (page, typed) =>
    page.evaluate(
      async ([selector, text]) => {
        const input = document.querySelector<HTMLInputElement>(selector);
        const list = document.querySelector('.search-popup');
        if (!input || !list) throw new Error(`no ${selector}`);
        const started = performance.now();
        const shown = new Promise<void>((resolve) => {
          new MutationObserver((_, observer) => {
            observer.disconnect();
            resolve();
          }).observe(list, { childList: true, subtree: true });
        });
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await shown;
        return performance.now() - started;
      },
      [field, typed] as const,
    ),
};

interface PagefindApi {
  readonly search: (query: string) => Promise<{ readonly results: readonly { data(): Promise<unknown> }[] }>;
}

const askPagefind = (page: Page, query: string) =>
  page.evaluate(
    async ([text, most]) => {
      const started = performance.now();
      const path = '/pagefind/pagefind.js';
      const pagefind = (await import(path)) as PagefindApi;
      const { results } = await pagefind.search(text);
      await Promise.all(results.slice(0, most).map((result) => result.data()));
      return performance.now() - started;
    },
    [query, shown] as const,
  );

const pagefinds: Asked = { first: askPagefind, keystroke: askPagefind };

/** A page with a search, and the server that counts what it sends for it. */
interface Place {
  readonly browser: Browser;
  readonly server: CountingServer;
  readonly path: string;
  /** How many times slower the page's processor is once it has loaded. */
  readonly slowdown?: number;
}

async function measure(place: Place, queries: readonly string[], asked: Asked): Promise<SearchCost> {
  const first = await measureFirst(place, queries, asked);
  const slow = await measureFirst({ ...place, slowdown }, queries.slice(0, slowQueries), asked);
  const page = await openPage(place);
  const [warmUp = '', ...others] = queries;
  await asked.first(page, warmUp);
  await page.waitForLoadState('networkidle');
  const times: number[] = [];
  for (const query of others.slice(0, typedQueries)) {
    for (let length = 1; length <= query.length; length++) {
      times.push(await asked.keystroke(page, query.slice(0, length)));
    }
  }
  await page.context().close();
  return { ...first, firstQueryOnSlowPhone: slow.firstQuery, keystroke: percentiles(times) };
}

/** Types each query on an empty cache. */
async function measureTyped(place: Place, queries: readonly string[]): Promise<TypedCost> {
  const costs: TypedCost[] = [];
  for (const query of queries) {
    const page = await openPage(place);
    place.server.reset();
    const started = performance.now();
    await page.locator(field).first().focus();
    const results = page.getByRole('option').first().waitFor();
    const typing = page.keyboard.type(query, { delay: keyPause });
    await results;
    const firstResults = performance.now() - started;
    await typing;
    await untilQuiet(page, place.server);
    costs.push({ bytes: place.server.bytes(), files: place.server.paths().length, firstResults });
    await page.context().close();
  }
  const mean = (of: (cost: TypedCost) => number) =>
    Math.round(costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length);
  return {
    bytes: mean(({ bytes }) => bytes),
    files: mean(({ files }) => files),
    firstResults: mean(({ firstResults }) => firstResults),
  };
}

/** Each query on an empty cache. */
async function measureFirst(
  place: Place,
  queries: readonly string[],
  asked: Asked,
): Promise<Pick<SearchCost, 'firstQuery' | 'bytesOfFirstQuery'>> {
  const times: number[] = [];
  const bytes: number[] = [];
  for (const query of queries) {
    const page = await openPage(place);
    place.server.reset();
    times.push(await asked.first(page, query));
    await untilQuiet(page, place.server);
    bytes.push(place.server.bytes());
    await page.context().close();
  }
  const mean = Math.round(bytes.reduce((sum, count) => sum + count, 0) / bytes.length);
  return { firstQuery: percentiles(times), bytesOfFirstQuery: { mean, most: Math.max(...bytes) } };
}

async function openPage({ browser, server, path, slowdown }: Place): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(server.url + path, { waitUntil: 'networkidle' });
  if (slowdown !== undefined) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  return page;
}

/** Passages of results are fetched when the reader pauses: waits until nothing has been sent for a while. */
async function untilQuiet(page: Page, server: CountingServer): Promise<void> {
  let before = -1;
  while (before !== server.bytes()) {
    before = server.bytes();
    await page.waitForTimeout(600);
  }
}

const isOfSearch = (path: string) => /^\/(?:search-index|pagefind)\/|help-search/.test(path);

/** Opens a page, scrolls through it, and counts what is sent for the search. */
async function searchBytesOfPage(place: Place): Promise<number> {
  place.server.reset();
  const page = await openPage(place);
  await page.mouse.wheel(0, 20_000);
  await untilQuiet(page, place.server);
  await page.context().close();
  return place.server.bytes(isOfSearch);
}

function percentiles(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}
