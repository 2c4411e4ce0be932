import { defineConfig } from '@playwright/test';
import { browserFlags } from './find-browser.ts';

const executablePath = process.env['CHROMIUM_PATH'];

/** The demo site is built and served once, by `demo-site.ts`; `scripts/test.ts` names the browser. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './demo-site.ts',
  fullyParallel: true,
  // Tests often wait for a page to come to rest; of three, two are at work.
  workers: 3,
  // Generous, since other stages run beside this one, on slow machines, too.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['CI'] ? 'line' : 'list',
  outputDir: '../../test-results',
  use: {
    // Set by `demo-site.ts`, which takes a free port.
    baseURL: process.env['FENER_TEST_URL'] ?? '',
    ...(executablePath ? { launchOptions: { executablePath, args: [...browserFlags] } } : {}),
  },
});
