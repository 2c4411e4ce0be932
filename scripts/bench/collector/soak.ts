/** Steady load for a time: is anything lost, does memory or the log grow, how long do readers wait? */
import { existsSync, statSync } from 'node:fs';
import { openStore } from '#collector/open-store.ts';
import type { CopiedRow } from '#collector/store.ts';
import { startCollectorProcess } from '../../../tests/collector/process.ts';
import { sendLoad, votePayloads } from '../load.ts';
import { atMost, type BenchResult } from '../result.ts';
import { onEachStore } from './stores.ts';

const eventsPerRequest = 5;
const everySeconds = 5;

/** Bytes gained with each minute: the slope of the line through samples taken at equal intervals. */
function growthPerMinute(bytes: readonly number[]): number {
  const middle = (bytes.length - 1) / 2;
  const mean = bytes.reduce((sum, value) => sum + value, 0) / bytes.length;
  const above = bytes.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const below = bytes.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return below === 0 ? 0 : (above / below) * (60 / everySeconds);
}

async function countEvents(databaseUrl: string): Promise<number> {
  const store = await openStore(databaseUrl, { readOnly: true });
  let [n, after]: [number, CopiedRow | undefined] = [0, undefined];
  for (;;) {
    const page = await store.readPage('event', after, 20_000);
    n += page.length;
    after = page.at(-1);
    if (!after) break;
  }
  await store.close();
  return n;
}

/** `eventsPerSecond` events for `seconds`, five in a request, on both stores. */
export async function runSoak(
  seconds: number,
  eventsPerSecond: number,
  onStep: (step: string) => void,
): Promise<BenchResult> {
  const figures = await onEachStore(async ({ name, create }, folder) => {
    onStep(`${name}: ${eventsPerSecond} events/s for ${seconds} s`);
    const databaseUrl = await create('soak');
    const log = `${databaseUrl.replace(/^sqlite:/, '')}-wal`;
    const collector = await startCollectorProcess({ databaseUrl, folder });
    const memory: number[] = [];
    let [logBytes, longestStopMs] = [0, 0];
    const watch = setInterval(() => {
      if (existsSync(log)) logBytes = Math.max(logBytes, statSync(log).size);
      void collector.health().then(({ memoryBytes, eventLoopDelayMs }) => {
        memory.push(memoryBytes);
        longestStopMs = Math.max(longestStopMs, eventLoopDelayMs);
      });
    }, everySeconds * 1000);
    const load = await sendLoad({
      port: collector.port,
      connections: 64,
      durationMs: seconds * 1000,
      requestsPerSecond: eventsPerSecond / eventsPerRequest,
      next: votePayloads(eventsPerRequest),
    });
    clearInterval(watch);
    const peak = collector.peakMemory();
    await collector.end('SIGTERM');
    const acknowledged = (load.statuses['204'] ?? 0) * eventsPerRequest;
    return {
      store: name,
      eventsPerSecond: Math.round(acknowledged / load.seconds),
      acknowledged,
      statuses: load.statuses,
      lost: acknowledged - (await countEvents(databaseUrl)),
      p50Ms: Number(load.p50Ms.toFixed(1)),
      p99Ms: Number(load.p99Ms.toFixed(1)),
      maxMs: Number(load.maxMs.toFixed(1)),
      longestStopMs,
      peakMemoryMB: peak === undefined ? undefined : Math.round(peak / 1e6),
      // The first quarter warms caches up.
      growthMBPerMinute: Number((growthPerMinute(memory.slice(memory.length / 4)) / 1e6).toFixed(2)),
      logMB: Math.round(logBytes / 1e6),
    };
  });
  return {
    figures: { seconds, stores: figures },
    bars: figures.flatMap(({ store, lost, p99Ms, logMB, longestStopMs }) => [
      atMost(`${store}: events lost or doubled`, Math.abs(lost), 0),
      atMost(`${store}: milliseconds for 99 of 100 requests, from when they were due`, p99Ms, 100),
      atMost(`${store}: milliseconds of the longest stop of the event loop`, longestStopMs, 50),
      atMost(`${store}: MB of the write-ahead log`, logMB, 64),
    ]),
  };
}
