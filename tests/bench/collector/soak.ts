/** Steady load for a time: is anything lost, does memory or the log grow, how long do readers wait? */
import { statSync } from 'node:fs';
import { openStore, sqliteFile } from '#collector/open-store.ts';
import type { CopiedRow } from '#collector/store.ts';
import { startCollectorProcess } from '../../collector/process.ts';
import { sendLoad, votePayloads } from '../load.ts';
import { atMost, type BenchResult } from '../result.ts';
import { onEachStore } from './stores.ts';

const eventsPerRequest = 5;
const everySeconds = 1;

/** Bytes gained with each minute: the slope of the line through samples taken at equal intervals. */
function growthPerMinute(bytes: readonly number[]): number {
  const middle = (bytes.length - 1) / 2;
  const mean = bytes.reduce((sum, value) => sum + value, 0) / bytes.length;
  const above = bytes.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const below = bytes.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return below === 0 ? 0 : (above / below) * (60 / everySeconds);
}

/** How many events and votes there are: of load that is nothing but new votes, the same number. */
async function count(databaseUrl: string): Promise<{ readonly events: number; readonly votes: number }> {
  const store = await openStore(databaseUrl, { readOnly: true });
  let [events, after]: [number, CopiedRow | undefined] = [0, undefined];
  do {
    const page: readonly CopiedRow[] = await store.readPage('event', after, 20_000);
    events += page.length;
    after = page.at(-1);
  } while (after);
  // The load comes from one network: most of its votes are kept and held back.
  const counts = [...(await store.readVotes(0, 1e6)), ...(await store.readSetAside())];
  const votes = counts.reduce((sum, { n }) => sum + n, 0);
  await store.close();
  return { events, votes };
}

export interface SoakOptions {
  /** A new, empty database. */
  readonly databaseUrl: string;
  /** For the collector's manifest. */
  readonly folder: string;
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

/** `eventsPerSecond` events for `seconds`, five in a request, to a collector of its own. */
export async function soak({ databaseUrl, folder, seconds, eventsPerSecond }: SoakOptions) {
  const file = sqliteFile(databaseUrl);
  const collector = await startCollectorProcess({ databaseUrl, folder });
  const memory: number[] = [];
  let [logBytes, longestStopMs] = [0, 0];
  const look = async () => {
    if (file !== undefined) logBytes = Math.max(logBytes, statSync(`${file}-wal`).size);
    const { memoryBytes, eventLoopDelayMs } = await collector.health();
    memory.push(memoryBytes);
    longestStopMs = Math.max(longestStopMs, eventLoopDelayMs);
  };
  const watch = setInterval(() => void look(), everySeconds * 1000);
  const load = await sendLoad({
    port: collector.port,
    connections: 64,
    durationMs: seconds * 1000,
    requestsPerSecond: eventsPerSecond / eventsPerRequest,
    next: votePayloads(eventsPerRequest),
  });
  clearInterval(watch);
  await look();
  const peak = collector.peakMemory();
  await collector.end('SIGTERM');
  const acknowledged = (load.statuses['204'] ?? 0) * eventsPerRequest;
  const { events, votes } = await count(databaseUrl);
  return {
    eventsPerSecond: Math.round(acknowledged / load.seconds),
    acknowledged,
    statuses: load.statuses,
    lost: acknowledged - events,
    doubled: votes - events,
    p50Ms: Number(load.p50Ms.toFixed(1)),
    p99Ms: Number(load.p99Ms.toFixed(1)),
    maxMs: Number(load.maxMs.toFixed(1)),
    longestStopMs,
    peakMemoryMB: peak === undefined ? undefined : Math.round(peak / 1e6),
    // The first quarter warms caches up.
    growthMBPerMinute: Number((growthPerMinute(memory.slice(memory.length / 4)) / 1e6).toFixed(2)),
    /** Of SQLite's write-ahead log: PostgreSQL's is its server's own affair. */
    logMB: Math.round(logBytes / 1e6),
  };
}

/** A soak of both stores. */
export async function runSoak(
  seconds: number,
  eventsPerSecond: number,
  onStep: (step: string) => void,
): Promise<BenchResult> {
  const figures = await onEachStore(async ({ name, create }, folder) => {
    onStep(`${name}: ${eventsPerSecond} events/s for ${seconds} s`);
    const databaseUrl = await create('soak');
    return { store: name, ...(await soak({ databaseUrl, folder, seconds, eventsPerSecond })) };
  });
  return {
    figures: { seconds, stores: figures },
    bars: figures.flatMap(({ store, lost, doubled, p99Ms, logMB, longestStopMs }) => [
      atMost(`${store}: events lost or doubled`, Math.abs(lost) + Math.abs(doubled), 0),
      atMost(`${store}: milliseconds for 99 of 100 requests, from when they were due`, p99Ms, 100),
      atMost(`${store}: milliseconds of the longest stop of the event loop`, longestStopMs, 50),
      atMost(`${store}: MB of the write-ahead log`, logMB, 64),
    ]),
  };
}
