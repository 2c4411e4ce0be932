/** A built site with a rating, served with a collector that can be switched off, and a browser to look at it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { listen } from '#collector/server.ts';
import { startCollector, type StartedCollector } from '#collector/start.ts';
import { createSiteApp } from '#server/site-app.ts';
import { browserFlags, findBrowser } from '../browser/find-browser.ts';
import { noLimits } from './handler.ts';
import { freePort } from '../free-port.ts';

export interface ServedSite {
  readonly url: string;
  /** Folder of the built site. */
  readonly folder: string;
  /** While it is off, requests to it get no answer at all. */
  setCollector(on: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Builds `tests/fixtures/rating` and serves it. */
export async function serveRatingSite(folder: string): Promise<ServedSite> {
  const site = join(folder, 'dist');
  const build = spawnSync(process.execPath, ['scripts/build.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', CONTENT_DIR: 'tests/fixtures/rating', OUT_DIR: site },
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(`The fixture cannot be built: ${build.stdout}${build.stderr}`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const databaseUrl = `sqlite:${join(folder, 'feedback.db')}`;
  const open = () =>
    startCollector({
      databaseUrl,
      manifestFile: join(site, 'api/v1/feedback-manifest.json'),
      origins: [url],
      limits: noLimits,
    });
  let collector: StartedCollector | undefined = await open();
  const app = createSiteApp(site);
  const server = await listen({
    port,
    host: '127.0.0.1',
    fetch: (request, env) => {
      if (!new URL(request.url).pathname.startsWith('/_feedback/')) return app.fetch(request, env);
      if (!collector) throw new Error('off');
      return collector.fetch(request, env);
    },
  });
  return {
    url,
    folder: site,
    setCollector: async (on) => {
      if (on) collector ??= await open();
      else {
        const closing = collector;
        collector = undefined;
        await closing?.close();
      }
    },
    close: async () => {
      await server.close(500);
      await collector?.close();
    },
  };
}

/** The browser of the browser tests. Throws where there is none. */
export async function openBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (found.path === undefined) throw new Error(found.reason);
  return await chromium.launch({ executablePath: found.path, args: [...browserFlags] });
}
