/**
 * Builds the help centre and serves it with the collector at http://localhost:4321 (PORT). If the feedback database can't
 * be opened, serves the site without it. Exit code 1: the content has errors, or the server can't start.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { collectorPath } from '#collector/base.ts';
import { collectorSettings } from '#collector/environment.ts';
import { listen } from '#collector/server.ts';
import type { StartedCollector } from '#collector/start.ts';
import { placesFrom } from '#files/places.ts';
import { answersAt } from '#answers/answers-at.ts';
import { askedAt } from '#mcp/asked.ts';
import { createSiteApp } from '#server/site-app.ts';
import { readBase } from '#server/site-rules.ts';
import { readPort, runCommand } from './command.ts';
import { buildFlags } from './node-flags.ts';

const usage = `Usage: npx fener start

Builds the help centre and serves it, with the collector for ratings, at http://localhost:4321.

Environment variables (see README): PORT, CONTENT_DIR, LOCALES_DIR, OUT_DIR, SITE_URL, DATABASE_URL, ANSWERS_API_KEY
`;

const say = (line: string) => process.stderr.write(`${line}\n`);
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Runs "npx fener build" in a process of its own, so that the memory for rendering is free before serving begins. */
function build(): number {
  process.stdout.write('Building the help centre. The first build takes about half a minute.\n');
  const program = join(import.meta.dirname, `fener${extname(import.meta.filename)}`);
  const { status } = spawnSync(process.execPath, [...buildFlags, program, 'build', '--brief'], {
    stdio: 'inherit',
  });
  return status ?? 1;
}

async function openCollector(port: number): Promise<StartedCollector | undefined> {
  const settings = collectorSettings(process.env, port);
  const { outDir } = placesFrom(process.env);
  const askedByAssistant = askedAt(outDir);
  const answers = answersAt(outDir, process.env, say);
  // A site without ratings has none, unless assistants or readers may ask.
  if (!existsSync(settings.manifestFile) && !askedByAssistant() && !answers()) return undefined;
  const { startCollector } = await import('#collector/start.ts');
  try {
    return await startCollector({ ...settings, askedByAssistant, answers, log: say });
  } catch (error) {
    say(`Ratings are not collected: ${reasonOf(error)}`);
    return undefined;
  }
}

async function serveSite(wanted: number): Promise<void> {
  const opening = Promise.withResolvers<StartedCollector | undefined>();
  const { outDir } = placesFrom(process.env);
  const app = createSiteApp(outDir);
  const base = readBase(outDir);
  const server = await listen({
    port: wanted,
    fetch: async (request, env) => {
      const isFeedback = new URL(request.url).pathname.startsWith(base + collectorPath);
      const collector = isFeedback ? await opening.promise : undefined;
      return collector ? collector.fetch(request, env) : app.fetch(request, { ...(env as object) });
    },
  });
  // Of PORT=0 only the server knows the port, which the collector has to know.
  const port = Number(new URL(server.url).port);
  opening.resolve(openCollector(port));
  const collector = await opening.promise;
  process.stdout.write(
    `Help centre: http://localhost:${port}${base === '' ? '' : `${base}/`}  (press Ctrl C to stop)\n`,
  );
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

await runCommand({
  usage,
  options: {},
  async run() {
    const port = readPort(process.env['PORT'], 4321);
    const status = build();
    if (status !== 0) return status;
    await serveSite(port).catch((error: unknown) => {
      throw new Error(
        `The server can't start: ${reasonOf(error)}\nChoose another port: PORT=4322 npx fener start`,
      );
    });
    return 0;
  },
});
