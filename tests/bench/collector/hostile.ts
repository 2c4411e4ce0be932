/** What nobody should send: how long does one body keep everybody else waiting? */
import { heavyBodies, hostileBodies } from '../../collector/hostile.ts';
import { startCollectorProcess } from '../../collector/process.ts';
import { sendLoad } from '../load.ts';
import { atMost, type BenchResult } from '../result.ts';
import { onEachStore } from './stores.ts';

/** Hostile bodies of all kinds, then those that are slowest to read, to both stores. */
export async function runHostile(n: number, onStep: (step: string) => void): Promise<BenchResult> {
  const bodies = [...hostileBodies(n, 1), ...Array.from({ length: 100 }, () => heavyBodies).flat()];
  const figures = await onEachStore(async ({ name, create }, folder) => {
    onStep(`${name}: ${bodies.length} hostile bodies`);
    const collector = await startCollectorProcess({ databaseUrl: await create('hostile'), folder });
    let longestStopMs = 0;
    for (let from = 0; from < bodies.length; from += 1000) {
      const left = bodies.slice(from, from + 1000);
      await sendLoad({
        port: collector.port,
        connections: 16,
        durationMs: 60_000,
        next: () => ({ body: left.pop() ?? '', ids: [] }),
        until: () => left.length === 0,
      });
      longestStopMs = Math.max(longestStopMs, (await collector.health()).eventLoopDelayMs);
    }
    await collector.end('SIGTERM');
    return { store: name, bodies: bodies.length, longestStopMs };
  });
  return {
    figures: { stores: figures },
    bars: figures.map(({ store, longestStopMs }) =>
      atMost(`${store}: milliseconds of the longest stop of the event loop`, longestStopMs, 50),
    ),
  };
}
