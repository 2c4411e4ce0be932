/** The demo's content, built into a temporary folder and served while tests run. */
import { serve } from '@hono/node-server';
import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { placesFrom } from '#files/places.ts';
import { createSiteApp } from '#server/site-app.ts';

/** The built demo, and how it goes away. */
export interface DemoSite {
  readonly outDir: string;
  readonly remove: () => void;
}

/** Builds a copy of the demo's content. Throws what the build says if it fails. */
export async function buildDemoSite(): Promise<DemoSite> {
  const folder = mkdtempSync(join(tmpdir(), 'fener-demo-'));
  const env = {
    ...process.env,
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    CI: 'true',
  };
  cpSync('content', env.CONTENT_DIR, { recursive: true });
  // A language model that nobody asks: the collector isn't there.
  appendFileSync(join(env.CONTENT_DIR, 'site.yaml'), '\nanswers: { api: openai, model: none }\n');
  await promisify(execFile)(process.execPath, ['scripts/build.ts'], { env });
  return {
    outDir: env.OUT_DIR,
    remove() {
      rmSync(folder, { recursive: true });
      rmSync(placesFrom(env).cacheDir, { recursive: true, force: true });
    },
  };
}

/** Serves the demo that `DEMO_SITE` names, as `npm test` does, or one of its own. Sets `FENER_TEST_URL`; returns how it ends. */
export default async function startDemoSite(): Promise<() => Promise<void>> {
  const built = process.env['DEMO_SITE'];
  const site = built === undefined ? await buildDemoSite() : { outDir: built, remove: () => undefined };
  const server = serve({ fetch: createSiteApp(site.outDir).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('this cannot happen: no port');
  process.env['FENER_TEST_URL'] = `http://127.0.0.1:${address.port}`;
  return async () => {
    await new Promise((resolve) => server.close(resolve));
    site.remove();
  };
}
