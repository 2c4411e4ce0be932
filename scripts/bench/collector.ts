/**
 * Measures the collector on SQLite and on a real PostgreSQL server, every answer after a durable commit, the load
 * generator on the same machine. Prints JSON. Exit: 0 where the bars hold, 1 where one does not (named on standard
 * error). Limits per visitor are off: all of the load comes from one address.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '#collector/open-store.ts';
import type { CopiedRow } from '#collector/store.ts';
import { startPostgres } from '../../tests/collector/postgres-server.ts';
import { startCollectorProcess } from '../../tests/collector/process.ts';
import { sendLoad, votePayloads, type Payload } from './load.ts';

const seconds = 8;
const kills = 20;
const bars = { requestsPerSecond: 5000, eventsPerSecond: 12_000 };

interface Speed {
  readonly requestsPerSecond: number;
  readonly eventsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly statuses: Readonly<Record<string, number>>;
}

interface Figures {
  readonly store: string;
  readonly single: Speed;
  readonly batchesOfFive: Speed;
  readonly peakMemoryMB: number | undefined;
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
}

const folder = mkdtempSync(join(tmpdir(), 'feedback-bench-'));
const say = (line: string) => process.stderr.isTTY && process.stderr.write(`${line}\n`);
const rounded = (value: number) => Math.round(value * 10) / 10;

async function measure(port: number, connections: number, eventsPerRequest: number): Promise<Speed> {
  const next = votePayloads(eventsPerRequest);
  await sendLoad({ port, connections, durationMs: 1000, next });
  const result = await sendLoad({ port, connections, durationMs: seconds * 1000, next });
  const requestsPerSecond = Math.round(result.answers / result.seconds);
  return {
    requestsPerSecond,
    eventsPerSecond: requestsPerSecond * eventsPerRequest,
    p50Ms: rounded(result.p50Ms),
    p99Ms: rounded(result.p99Ms),
    maxMs: rounded(result.maxMs),
    statuses: result.statuses,
  };
}

async function measureStore(store: string, speedUrl: string, killUrl: string): Promise<Figures> {
  say(`${store}: speed`);
  const collector = await startCollectorProcess({ databaseUrl: speedUrl, folder });
  const single = await measure(collector.port, 48, 1);
  const batchesOfFive = await measure(collector.port, 64, 5);
  const peak = collector.peakMemory();
  await collector.end('SIGTERM');
  say(`${store}: ${kills} kills`);
  return {
    store,
    single,
    batchesOfFive,
    peakMemoryMB: peak === undefined ? undefined : Math.round(peak / 1e6),
    ...(await killUnderLoad(killUrl)),
  };
}

/** Kills the collector under load, again and again, and compares what it acknowledged with what is kept. */
async function killUnderLoad(
  databaseUrl: string,
): Promise<Pick<Figures, 'kills' | 'acknowledged' | 'lost' | 'duplicated'>> {
  const acknowledged: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    const collector = await startCollectorProcess({ databaseUrl, folder });
    const load = sendLoad({
      port: collector.port,
      connections: 40,
      durationMs: 10_000,
      next: votePayloads(1),
      onAnswer: (status, payload: Payload) => status === 204 && acknowledged.push(...payload.ids),
    });
    await wait(200 + Math.random() * 400);
    await collector.end('SIGKILL');
    await load;
  }
  const store = await openStore(databaseUrl);
  const kept = new Set<string>();
  let rows = 0;
  let page = await store.readPage('event', undefined, 1000);
  while (page.length > 0) {
    rows += page.length;
    for (const [id] of page) kept.add(String(id));
    page = await store.readPage('event', page.at(-1) as CopiedRow, 1000);
  }
  const votes = [...(await store.readVotes(0, 1e6)), ...(await store.readSetAside())];
  await store.close();
  return {
    kills,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((id) => !kept.has(id)).length,
    duplicated: votes.reduce((sum, { n }) => sum + n, 0) - kept.size + (rows - kept.size),
  };
}

/** Which bars do not hold. The bars of speed are SQLite's. */
function failures({ store, single, batchesOfFive, lost, duplicated }: Figures): string[] {
  const slow =
    store !== 'sqlite'
      ? []
      : [
          ...(single.requestsPerSecond < bars.requestsPerSecond
            ? [`${single.requestsPerSecond} requests/s`]
            : []),
          ...(batchesOfFive.eventsPerSecond < bars.eventsPerSecond
            ? [`${batchesOfFive.eventsPerSecond} events/s`]
            : []),
        ];
  return [...slow, ...(lost + duplicated > 0 ? [`${lost} lost, ${duplicated} duplicated`] : [])].map(
    (what) => `${store}: ${what}`,
  );
}

const results: Figures[] = [];
const postgres = await startPostgres();
try {
  results.push(
    await measureStore('sqlite', `sqlite:${join(folder, 'speed.db')}`, `sqlite:${join(folder, 'kills.db')}`),
  );
  if ('server' in postgres) {
    const [speed, killed] = [
      await postgres.server.createDatabase('speed'),
      await postgres.server.createDatabase('kills'),
    ];
    results.push(await measureStore('postgres', speed, killed));
  }
} finally {
  if ('server' in postgres) await postgres.server.remove();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(
  `${JSON.stringify({ bench: 'collector', cores: availableParallelism(), node: process.version, bars, results }, undefined, 2)}\n`,
);
const failed = results.flatMap(failures);
if (failed.length > 0) {
  process.stderr.write(`${failed.join('\n')}\n`);
  process.exitCode = 1;
}
