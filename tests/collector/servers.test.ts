/** `npm start` and `npx fener dev` as people run them: a vote in a browser becomes a line of the report. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '#collector/open-store.ts';
import { placesFrom } from '#files/places.ts';
import { openBrowser } from './browser.ts';
import { freePort } from '../free-port.ts';
import { temporaryFolder } from './samples.ts';

// Nothing here should take a minute: this ends a test that hangs.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = temporaryFolder();
const databaseUrl = `sqlite:${join(folder.path, 'feedback.db')}`;
let environment: NodeJS.ProcessEnv;
let url: string;
let browser: Browser;
let server: ChildProcess | undefined;

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  cpSync('tests/fixtures/rating', join(folder.path, 'content'), { recursive: true });
  // Astro behaves otherwise where it is told that it is under test.
  const { NODE_ENV: _, VITEST: __, ...own } = process.env;
  environment = {
    ...own,
    NODE_OPTIONS: '',
    CONTENT_DIR: join(folder.path, 'content'),
    OUT_DIR: join(folder.path, 'dist'),
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  };
  browser = await openBrowser();
});
afterEach(stop);
afterAll(async () => {
  await browser.close();
  rmSync(placesFrom(environment).cacheDir, { recursive: true, force: true });
  folder.remove();
});

/** Runs a server's script until the site answers. */
async function start(script: 'start' | 'dev'): Promise<void> {
  const child = spawn(process.execPath, [`scripts/${script}.ts`], { env: environment, stdio: 'ignore' });
  server = child;
  const answers = () =>
    fetch(`${url}/en/orders/return-item/`).then(
      ({ status }) => status,
      () => undefined,
    );
  await expect.poll(answers, { timeout: 60_000, interval: 200 }).toBe(200);
}

async function stop(): Promise<void> {
  if (!server || server.exitCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  // Vite ends the development server by itself, with the code that shells give to SIGTERM.
  expect([0, 143]).toContain((await exited)[0]);
}

async function openArticle(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${url}/en/orders/return-item/`);
  await page.locator('[data-rating][data-state]').waitFor();
  return page;
}

const press = (page: Page, value: 'yes' | 'no') => page.click(`[data-rating] button[value="${value}"]`);

/** What `npx fener report --json` says of votes. */
async function reported(): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/report.ts', '--json'], {
    env: environment,
  });
  const { articles } = JSON.parse(stdout) as {
    articles: { article: string; locale: string; votes: unknown; reasons: unknown }[];
  };
  return articles.map(({ article, locale, votes, reasons }) => ({ article, locale, votes, reasons }));
}
const eventually = { timeout: 30_000, interval: 300 };

test('npm start: a vote is in the report; one made while it is stopped arrives once when it is back', async () => {
  await start('start');
  const page = await openArticle();
  await press(page, 'no');
  await page.check('input[value="unclear"]');
  await expect.poll(reported, eventually).toEqual([
    {
      article: 'return-item',
      locale: 'en',
      votes: { yes: 0, no: 1 },
      reasons: [{ reason: 'unclear', n: 1 }],
    },
  ]);

  await stop();
  await press(page, 'yes');
  expect(await page.textContent('[data-status]')).toContain('Thank you');
  await start('start');
  await page.reload();
  const once = [{ article: 'return-item', locale: 'en', votes: { yes: 1, no: 0 }, reasons: [] }];
  await expect.poll(reported, eventually).toEqual(once);
  // The page asks again for what it thinks is undelivered: nothing is, so nothing changes.
  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(await reported()).toEqual(once);
  await page.close();
});

test('npx fener dev: a vote is stored, and counts if the revision was built before', async () => {
  rmSync(databaseUrl.slice('sqlite:'.length));
  expect(existsSync(join(folder.path, 'dist'))).toBe(true);
  await start('dev');
  const page = await openArticle();
  await press(page, 'yes');
  await expect.poll(reported, eventually).toMatchObject([{ votes: { yes: 1, no: 0 } }]);
  const store = await openStore(databaseUrl, { readOnly: true });
  expect(await store.readPage('event', undefined, 10)).toHaveLength(1);
  await store.close();
  await page.close();
});
