/**
 * The collector on SQLite and on a real PostgreSQL server, every answer after a durable commit, the load generator on
 * the same machine. Limits per visitor are off: all of the load comes from one address.
 */
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '#collector/open-store.ts';
import { startCollectorProcess } from '../../collector/process.ts';
import { runHostile } from './hostile.ts';
import { runLarge } from './large.ts';
import { runSoak } from './soak.ts';
import { onEachStore } from './stores.ts';
import { sendLoad, votePayloads, type Payload } from '../load.ts';
import { atMost, type Bar, type BenchResult } from '../result.ts';

const seconds = 8;
const kills = 20;

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

interface Run {
  readonly store: string;
  readonly folder: string;
  /** A database for speed and one for kills. */
  readonly urls: readonly string[];
  readonly onStep: (step: string) => void;
}

async function measureStore({ store, folder, urls, onStep }: Run): Promise<Figures> {
  const [speedUrl = '', killUrl = ''] = urls;
  onStep(`${store}: speed`);
  const collector = await startCollectorProcess({ databaseUrl: speedUrl, folder });
  const single = await measure(collector.port, 48, 1);
  const batchesOfFive = await measure(collector.port, 64, 5);
  const peak = collector.peakMemory();
  await collector.end('SIGTERM');
  onStep(`${store}: ${kills} kills`);
  return {
    store,
    single,
    batchesOfFive,
    peakMemoryMB: peak === undefined ? undefined : Math.round(peak / 1e6),
    ...(await killUnderLoad(killUrl, folder)),
  };
}

/** Kills the collector under load, again and again, and compares what it acknowledged with what is kept. */
async function killUnderLoad(
  databaseUrl: string,
  folder: string,
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
    page = await store.readPage('event', page.at(-1), 1000);
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

/** Bars of speed are SQLite's; losing nothing is everybody's. */
function barsOf({ store, single, batchesOfFive, lost, duplicated }: Figures): Bar[] {
  const speed =
    store === 'sqlite'
      ? [
          atMost(
            'sqlite: microseconds per request of one vote (5,000/s)',
            1e6 / single.requestsPerSecond,
            200,
          ),
          atMost(
            'sqlite: microseconds per event in requests of five (12,000/s)',
            1e6 / batchesOfFive.eventsPerSecond,
            83.3,
          ),
        ]
      : [];
  return [...speed, atMost(`${store}: events lost or doubled by ${kills} kills`, lost + duplicated, 0)];
}

/**
 * Without arguments: speed, memory and losses of both stores, of SQLite alone where PostgreSQL is missing.
 * `soak [seconds] [events per second]`: a steady load. `large [rows]`: a database after years. `hostile [bodies]`: what
 * nobody should send.
 */
export async function run(
  [what, ...numbers]: readonly string[],
  onStep: (step: string) => void,
): Promise<BenchResult> {
  const [first, second] = numbers.map(Number);
  if (what === 'soak') return await runSoak(first ?? 60, second ?? 10_000, onStep);
  if (what === 'large') return await runLarge(first ?? 10_000_000, onStep);
  if (what === 'hostile') return await runHostile(first ?? 20_000, onStep);
  const figures = await onEachStore(async ({ name, create }, folder) =>
    measureStore({ store: name, folder, urls: [await create('speed'), await create('kills')], onStep }),
  );
  return {
    figures: { cores: availableParallelism(), node: process.version, stores: figures },
    bars: figures.flatMap(barsOf),
  };
}
