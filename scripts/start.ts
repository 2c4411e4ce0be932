/**
 * Builds the help centre and serves it with the collector at http://localhost:4321 (PORT). Exit: 1 when the content has
 * errors or the server cannot start. Where the feedback database cannot be opened, the site is served without it.
 */
import { spawnSync } from 'node:child_process';
import { collectorSettings } from '#collector/environment.ts';
import { listen } from '#collector/server.ts';
import { startCollector, type StartedCollector } from '#collector/start.ts';
import { placesFrom } from '#files/places.ts';
import { createSiteApp } from '#server/site-app.ts';

const port = Number(process.env['PORT'] || 4321);

const say = (line: string) => process.stderr.write(`${line}\n`);
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function openCollector(): Promise<StartedCollector | undefined> {
  try {
    return await startCollector({ ...collectorSettings(process.env, port), log: say });
  } catch (error) {
    say(`Ratings are not collected: ${reasonOf(error)}`);
    return undefined;
  }
}

async function serveSite(): Promise<void> {
  const collector = await openCollector();
  const app = createSiteApp(placesFrom(process.env).outDir);
  const server = await listen({
    port,
    fetch: (request, env) =>
      collector && new URL(request.url).pathname.startsWith('/_feedback/')
        ? collector.fetch(request, env)
        : app.fetch(request, { ...(env as object) }),
  });
  process.stdout.write(`Help centre: http://localhost:${port}\n`);
  const stop = async () => {
    collector?.drain();
    await server.close();
    await collector?.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().catch((error: unknown) => {
        say(reasonOf(error));
        process.exitCode = 1;
      });
    });
  }
}

const build = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
if (build.status === 0) {
  await serveSite().catch((error: unknown) => {
    say(`The server cannot start: ${reasonOf(error)}\nChoose another port: PORT=4322 npm start`);
    process.exitCode = 1;
  });
} else {
  process.exitCode = build.status ?? 1;
}
