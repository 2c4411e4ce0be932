/**
 * Runs the collector alone. Prints its address on standard output once it listens. Exit code 0: after SIGTERM or SIGINT,
 * 1: it can't start or stop, 2: wrong usage.
 */
import { collectorSettings } from '#collector/environment.ts';
import { placesFrom } from '#files/places.ts';
import { answersAt } from '#answers/answers-at.ts';
import { askedAt } from '#mcp/asked.ts';
import { listen, type Listening } from '#collector/server.ts';
import { startCollector, type StartedCollector } from '#collector/start.ts';
import { defaultLimits, type Limits } from '#collector/limits.ts';
import { readPort, runCommand } from './command.ts';

const usage = `Usage: npx fener collector [--port 4322] [--host 127.0.0.1] [--no-limits]

Runs the collector for ratings without the site.

  --port        port to listen on (default: PORT, or 4322)
  --host        address to listen on (default: HOST, or 127.0.0.1)
  --no-limits   accept any number of events from anybody; only for measurements

Environment variables (see docs/feedback.md): DATABASE_URL, OUT_DIR, SITE_URL, FEEDBACK_ORIGINS, TRUST_PROXY, ANSWERS_API_KEY
`;

/** How long running requests may take after a signal. */
const drainMs = 8000;

const say = (line: string) => process.stderr.write(`${line}\n`);

async function serve(port: number, host: string, limits: Limits): Promise<void> {
  const settings = collectorSettings(process.env, port);
  const { outDir } = placesFrom(process.env);
  const collector = await startCollector({
    ...settings,
    log: say,
    askedByAssistant: askedAt(outDir),
    answers: answersAt(outDir, process.env, say),
    limits,
  });
  const server = await listen({ fetch: collector.fetch, port, host });
  process.stdout.write(`${server.url}/_feedback/\n`);
  stopOnSignal(server, collector);
}

const unlimited: Limits = Object.fromEntries(
  Object.keys(defaultLimits).map((name) => [name, { capacity: 1e12, perMinute: 1e12 }]),
) as unknown as Limits;

function stopOnSignal(server: Listening, collector: StartedCollector): void {
  const stop = () => {
    collector.drain();
    server
      .close(drainMs)
      .then(() => collector.close())
      .catch((error: unknown) => {
        say(error instanceof Error ? error.message : String(error));
        process.exitCode = 1;
      });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

await runCommand({
  usage,
  options: {
    port: { type: 'string' },
    host: { type: 'string', default: process.env['HOST'] ?? '127.0.0.1' },
    'no-limits': { type: 'boolean', default: false },
  },
  run: ({ port, host, 'no-limits': noLimits }) =>
    serve(readPort(port ?? process.env['PORT'], 4322), host, noLimits ? unlimited : defaultLimits),
});
