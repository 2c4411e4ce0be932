/** Builds the help centre and serves it at http://localhost:4321 (PORT). Exit: 1 when the content has errors. */
import { serve } from '@hono/node-server';
import { spawnSync } from 'node:child_process';
import { placesFrom } from '#files/places.ts';
import { createSiteApp } from '#server/site-app.ts';

const port = Number(process.env['PORT'] || 4321);
const build = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
if (build.status === 0) {
  const app = createSiteApp(placesFrom(process.env).outDir);
  const server = serve({ fetch: app.fetch, port });
  server.on('error', (error) => {
    process.stderr.write(
      `The server cannot start: ${error.message}\nChoose another port: PORT=4322 npm start\n`,
    );
    process.exitCode = 1;
  });
  server.on('listening', () => process.stdout.write(`Help centre: http://localhost:${port}\n`));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
} else {
  process.exitCode = build.status ?? 1;
}
