/** Live editing: Astro's development server with drafts and the collector, on PORT (4321). */
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { getRequestListener } from '@hono/node-server';
import { collectorPath } from '#collector/base.ts';
import { collectorSettings } from '#collector/environment.ts';
import { z } from 'zod';
import { placesFrom } from '#files/places.ts';
import { readPort, runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener dev [file]

Shows the help centre at http://localhost:4321 while you write, drafts included. Pages reload when you save. A bar on
each page shows its problems, file, translations, links and rating; built pages don't have it. If you name the file of an
article or topic, the command prints the address of its page.

Environment variables (see README): PORT, CONTENT_DIR, LOCALES_DIR, DATABASE_URL
`;

/**
 * By how many percent the heap may outgrow what was alive at the last collection. By itself, V8 lets the garbage of edits grow to
 * gigabytes where a help centre is large.
 */
const garbagePercent = 20;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Says at which address the page of a file is. */
async function tellPage(file: string, root: string): Promise<void> {
  const query = new URLSearchParams({ file });
  const answer = await fetch(`${root}/__fener/notes.json?${query.toString()}`);
  const { page } = z.object({ page: z.string().optional() }).parse(await answer.json());
  say(page === undefined ? `No page shows ${file} now.` : `${file} is at ${root}${page}`);
}

async function startServer(port: number, file: string | undefined): Promise<void> {
  if (file !== undefined && !existsSync(file)) throw new UsageError(`There is no file "${file}".`);
  setFlagsFromString(`--heap-growing-percent=${garbagePercent}`);
  const [{ devPlugin }, { writersBar }, { astroConfig }, { dev }, { startCollector }, { readSiteFacts }] =
    await Promise.all([
      import('#dev/dev-plugin.ts'),
      import('#dev/writers-bar.ts'),
      import('#publish/render/astro-config.ts'),
      import('#publish/render/astro.ts'),
      import('#collector/start.ts'),
      import('#publish/render/site-facts.ts'),
    ]);
  // Astro takes the next port where this one is taken, and the collector has to know its own address.
  const taken = Promise.withResolvers<number>();
  const collecting = taken.promise
    .then((own) => startCollector({ ...collectorSettings(process.env, own), log: say }))
    .catch((error: unknown) => {
      say(`Ratings are not collected: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });

  const places = placesFrom(process.env);
  const facts = readSiteFacts(places);
  const server = await dev({
    ...astroConfig(places, facts, {
      integrations: [writersBar],
      plugins: [
        {
          name: 'fener-collector',
          configureServer({ middlewares }) {
            const answer = getRequestListener(
              async (request, env) =>
                (await collecting)?.fetch(request, env) ?? new Response(null, { status: 503 }),
              // By default the listener replaces the global Response, which Astro and Vite use.
              { overrideGlobalObjects: false },
            );
            middlewares.use((request, response, next) => {
              if (!request.url?.startsWith(collectorPath)) return next();
              // The collector has to know where it was asked.
              void answer(Object.assign(request, { url: request.originalUrl }), response);
            });
          },
        },
        devPlugin(places, facts.base),
      ],
    }),
    server: { port },
  });
  taken.resolve(server.address.port);
  const collector = await collecting;
  if (file !== undefined) await tellPage(file, `http://localhost:${server.address.port}${facts.base}`);

  async function stop(): Promise<void> {
    collector?.drain();
    await server.stop();
    await collector?.close();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

await runCommand({
  usage,
  options: {},
  words: 1,
  run: (_, [file]) => startServer(readPort(process.env['PORT'], 4321), file),
});
