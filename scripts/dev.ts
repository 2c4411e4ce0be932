/** Live editing: Astro's development server with drafts and the collector, on PORT (4321). */
import { getRequestListener } from '@hono/node-server';
import { collectorPath } from '#collector/base.ts';
import { collectorSettings } from '#collector/environment.ts';
import { placesFrom } from '#files/places.ts';
import { readPort, runCommand } from './command.ts';

const usage = `Usage: npx fener dev

Shows the help centre at http://localhost:4321 while you write, drafts included. Pages reload when you save.

Environment variables (see README): PORT, CONTENT_DIR, LOCALES_DIR, DATABASE_URL
`;

const say = (line: string) => process.stderr.write(`${line}\n`);

async function startServer(port: number): Promise<void> {
  const [{ devPlugin }, { astroConfig }, { dev }, { startCollector }, { readSite }] = await Promise.all([
    import('#dev/dev-plugin.ts'),
    import('#publish/render/astro-config.ts'),
    import('#publish/render/astro.ts'),
    import('#collector/start.ts'),
    import('#files/read-content.ts'),
  ]);
  const collector = await startCollector({ ...collectorSettings(process.env, port), log: say }).catch(
    (error: unknown) => {
      say(`Ratings are not collected: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    },
  );

  const places = placesFrom(process.env);
  const base = readSite(places).site?.base ?? '';
  const server = await dev({
    ...astroConfig(places, {
      plugins: [
        {
          name: 'fener-collector',
          configureServer({ middlewares }) {
            if (!collector) return;
            // By default the listener replaces the global Response, which Astro and Vite use.
            const answer = getRequestListener((request, env) => collector.fetch(request, env), {
              overrideGlobalObjects: false,
            });
            middlewares.use((request, response, next) => {
              if (!request.url?.startsWith(collectorPath)) return next();
              // The collector has to know where it was asked.
              void answer(Object.assign(request, { url: request.originalUrl }), response);
            });
          },
        },
        devPlugin(places, base),
      ],
    }),
    server: { port },
  });

  async function stop(): Promise<void> {
    collector?.drain();
    await server.stop();
    await collector?.close();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

await runCommand({ usage, options: {}, run: () => startServer(readPort(process.env['PORT'], 4321)) });
