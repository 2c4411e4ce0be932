/** Builds the demo content once into a temporary folder and serves it while the browser tests run. */
import { serve } from '@hono/node-server';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesFrom } from '#files/places.ts';
import { createSiteApp } from '#server/site-app.ts';

export default async function startDemoSite(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'fener-demo-'));
  const env = {
    ...process.env,
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    CI: 'true',
  };
  cpSync('content', env.CONTENT_DIR, { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts'], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The demo content cannot be built.\n${stdout}${stderr}`);

  const server = serve({ fetch: createSiteApp(env.OUT_DIR).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('this cannot happen: no port');
  process.env['FENER_TEST_URL'] = `http://127.0.0.1:${address.port}`;

  return async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
    rmSync(placesFrom(env).cacheDir, { recursive: true, force: true });
  };
}
