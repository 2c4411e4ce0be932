/** Builds the demo help centre into a temporary folder and serves it while the browser tests run. */
import { serve } from '@hono/node-server';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSiteApp } from '#server/site-app.ts';

export default async function startDemoSite(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'fener-demo-'));
  const outDir = join(folder, 'dist');
  execFileSync(process.execPath, ['scripts/build.ts'], {
    env: { ...process.env, OUT_DIR: outDir },
    stdio: 'inherit',
  });
  const server = serve({ fetch: createSiteApp(outDir).fetch, port: 4390 });
  return async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
}
