/** A collector in a process of its own, to be killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { loadManifest } from '../bench/load.ts';

export interface CollectorProcess {
  readonly port: number;
  readonly pid: number;
  /** Most memory it has had, in bytes; `undefined` where the system does not say (only Linux does). */
  peakMemory(): number | undefined;
  /** What `/_feedback/healthz` says. */
  readonly health: () => Promise<CollectorHealth>;
  /** Everything it has written to standard error. */
  errors(): string;
  /** Ends it and gives the exit code, `null` after SIGKILL. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Figures of `/_feedback/healthz`. */
const collectorHealth = z.object({
  status: z.string(),
  /** Rows that wait for the database, or are with it. */
  queued: z.number(),
  /** The longest stop of the event loop within the last ten to twenty seconds. */
  eventLoopDelayMs: z.number(),
  memoryBytes: z.number(),
  tallies: z.record(z.string(), z.number()),
});
type CollectorHealth = z.infer<typeof collectorHealth>;

/** Starts `scripts/collector.ts` and waits until it listens. `folder` gets the manifest of `votePayloads`. */
export async function startCollectorProcess(options: {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly port?: number;
  readonly trustProxy?: string;
  /** A program and its arguments that run the collector: what follows them is its command. */
  readonly within?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<CollectorProcess> {
  mkdirSync(join(options.folder, 'api/v1'), { recursive: true });
  writeFileSync(join(options.folder, 'api/v1/feedback-manifest.json'), loadManifest);
  const [program, ...parameters] = [...(options.within ?? []), process.execPath] as const;
  const child = spawn(
    program,
    [...parameters, 'scripts/collector.ts', '--no-limits', '--port', String(options.port ?? 0)],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: options.databaseUrl,
        OUT_DIR: options.folder,
        FEEDBACK_ORIGINS: loadOrigin,
        ...options.environment,
        ...(options.trustProxy === undefined ? {} : { TRUST_PROXY: options.trustProxy }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const [line] = (await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data'),
    once(child, 'exit').then(() =>
      Promise.reject(new Error(`The collector did not start: ${errors.join('')}`)),
    ),
  ])) as [string];
  const port = Number(new URL(line.trim()).port);
  return {
    port,
    pid: child.pid ?? 0,
    health: async () =>
      collectorHealth.parse(await (await fetch(`http://127.0.0.1:${port}/_feedback/healthz`)).json()),
    errors: () => errors.join(''),
    peakMemory: () => {
      const file = `/proc/${child.pid}/status`;
      const [, kilobytes] = (existsSync(file) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))) || [];
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
    },
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
}

/** The origin that the load generator claims. */
export const loadOrigin = 'http://load.test';

/** Starts a command of `npx fener feedback` and kills it as soon as something is so, or lets it end before that. */
export async function killOnce(
  isTime: () => boolean | Promise<boolean>,
  databaseUrl: string,
  parameters: readonly string[],
): Promise<void> {
  const child = spawn(process.execPath, ['scripts/feedback.ts', ...parameters], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  while (child.exitCode === null && !(await isTime())) await wait(2);
  child.kill('SIGKILL');
  await exited;
}
