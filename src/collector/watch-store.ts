/** Watches whether votes can be kept: the database, its disk, the clock. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { dayMs, dayOf } from '#base/day.ts';
import type { Collector } from './collector.ts';
import { earliest, type SteadyClock } from './steady-clock.ts';
import { StoreUnavailable, type Store } from './store.ts';

export interface StoreWatch {
  /** Looks once: sets whether the collector is ready, and the figures of `/healthz`. Throws what an operator should know. */
  look(): Promise<void>;
  /** From here on stops of the event loop are measured: readers would feel them. */
  measureStops(): void;
  /** From here on the collector stays not ready. */
  drain(): void;
  stop(): void;
}

/** A watch over a collector's store. */
export function watchStore(options: {
  readonly store: Store;
  readonly collector: Collector;
  readonly clock: SteadyClock;
  readonly minFreeBytes: number;
}): StoreWatch {
  const { store, collector, clock, minFreeBytes } = options;
  const loop = monitorEventLoopDelay({ resolution: 5 });
  let longestStopBefore = 0;
  let isDraining = false;

  const lookAtStore = async () => {
    const now = clock.now();
    const { freeBytes, schema } = await store.health();
    const isFull = freeBytes !== undefined && freeBytes < minFreeBytes;
    longestStopBefore = loop.max;
    loop.reset();
    collector.setHealth(() => ({
      freeBytes,
      schema,
      // Since the look before this one, so that no stop falls between two looks.
      eventLoopDelayMs: Math.round(Math.max(longestStopBefore, loop.max) / 1e5) / 10,
      memoryBytes: process.memoryUsage.rss(),
      reason: isFull ? 'disk' : undefined,
      clockAheadMs: clock.aheadMs === 0 ? undefined : Math.round(clock.aheadMs),
    }));
    await expectPast(store, now);
    collector.setReady(!isFull && !isDraining);
  };

  return {
    look: async () => {
      try {
        await lookAtStore();
      } catch (error) {
        // What may pass within seconds is each vote's own patience.
        if (error instanceof StoreUnavailable && error.retry) throw error;
        collector.setReady(false);
        collector.setHealth(() => ({ reason: error instanceof ClockError ? 'clock' : 'database' }));
        throw error;
      }
    },
    measureStops: () => {
      loop.enable();
    },
    drain: () => {
      isDraining = true;
      collector.setReady(false);
    },
    stop: () => {
      loop.disable();
    },
  };
}

/** Votes would get a date that costs them their life. */
class ClockError extends Error {
  override readonly name = 'ClockError';
}

const days = (ms: number) => `${Math.round(Math.abs(ms) / dayMs)} days`;

/** What an operator is told of a clock that jumped. */
export const jumpText = (aheadMs: number) =>
  `The system's clock jumped ${aheadMs > 0 ? 'ahead' : 'back'} by ${days(aheadMs)}; the collector goes on counting from before. Set the clock right, or start the collector again if it is.`;

/**
 * Refuses to date votes before votes that are there, or before Fener existed: retention would delete them as soon as
 * the clock is right.
 */
async function expectPast(store: Pick<Store, 'readDays'>, now: number): Promise<void> {
  const last = (await store.readDays())?.last ?? 0;
  if (now >= earliest && last <= Math.floor(now / dayMs) + 1) return;
  throw new ClockError(
    `The system's clock says ${dayOf(now)}, ${now < earliest ? 'which cannot be' : `but the newest event is of ${dayOf(last * dayMs)}`}; votes are refused with 503, and browsers keep them. Set the clock right; if it is right now and was ahead before, run "npx fener feedback redate".`,
  );
}
