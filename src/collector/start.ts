/** The collector with everything it needs on Node: store, manifest, timers. Both servers of the project use it. */
import { readFile, stat } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { dayMs, dayOf } from '#base/day.ts';
import { errorText } from '#base/error-text.ts';
import { parseManifest } from '#model/feedback/manifest.ts';
import { parseTrustProxy, type ClientAddress } from './client-address.ts';
import { createCollector, type Collector } from './collector.ts';
import type { Limits } from './limits.ts';
import {
  backUp,
  backupsFolder,
  defaultRetention,
  dropCopiesBeforeMigrations,
  maintain,
  newestBackup,
} from './maintenance.ts';
import { openStore, sqliteFile } from './open-store.ts';
import { createRevisions } from './revisions.ts';
import { connectionAddress } from './server.ts';
import { createSteadyClock, earliest } from './steady-clock.ts';
import { StoreUnavailable, type Retention, type Store } from './store.ts';
import { createTallies } from './tallies.ts';

export interface StartOptions {
  /** `sqlite:.data/feedback.db` or `postgres://…`. */
  readonly databaseUrl: string;
  /** The build's manifest; read again whenever it changes. It may appear later. */
  readonly manifestFile: string;
  readonly origins: readonly string[];
  /** `TRUST_PROXY`, see `parseTrustProxy`. */
  readonly trustProxy?: string | undefined;
  readonly retention?: Retention;
  readonly limits?: Limits;
  /** Below this many free bytes events are refused, before the database runs into it; default 100 MB. */
  readonly minFreeBytes?: number;
  readonly clock?: () => number;
  /** Milliseconds of a clock that nobody can set. */
  readonly monotonic?: () => number;
  /** How often manifest and store are looked at, in milliseconds; default ten seconds. */
  readonly everyMs?: number;
  /** One line for the operator. */
  readonly log?: (line: string) => void;
}

export interface StartedCollector extends Pick<Collector, 'fetch'> {
  /** Stops being ready: `/readyz` answers 503 while open requests end. */
  drain(): void;
  /** Commits what waits, checkpoints and closes the store. */
  close(): Promise<void>;
}

const hourMs = 3_600_000;
/** After so long without any event a clock that is ahead is as likely as a quiet site. */
const longRestDays = 30;

/** Opens the store and gives the handler. Rejects where the store cannot be opened or a setting is wrong. */
export async function startCollector(options: StartOptions): Promise<StartedCollector> {
  const { databaseUrl, manifestFile, log = () => undefined } = options;
  const { monotonic = () => performance.now(), everyMs = 10_000 } = options;
  const steady = createSteadyClock(options.clock ?? Date.now, monotonic);
  const clock = () => steady.now();
  const clientAddress = parseTrustProxy(options.trustProxy);
  if (!clientAddress) {
    throw new Error(
      `TRUST_PROXY "${options.trustProxy}" is neither a number of proxies nor a list of networks.`,
    );
  }
  const store = await openStore(databaseUrl);
  const file = sqliteFile(databaseUrl);
  const revisions = createRevisions(store);
  const tallies = createTallies();
  // Apart: these name articles, and `/healthz` is for everybody.
  const networks = createTallies();
  const collector = createCollector({
    store,
    revisions,
    tallies,
    clock,
    monotonic,
    clientAddress: options.trustProxy ? clientAddress : warnOfProxy(clientAddress, log),
    tellNetworks: networks.add,
    origins: options.origins,
    connectionOf: connectionAddress,
    ...(options.limits ? { limits: options.limits } : {}),
    writer: { lanes: file === undefined ? 3 : 1 },
    onFailure: (error) => log(`feedback: ${errorText(error)}`),
  });
  const loop = monitorEventLoopDelay({ resolution: 5 });
  let longestStopBefore = 0;
  let manifestVersion = '';
  let draining = false;

  const today = () => Math.floor(clock() / dayMs);

  const flushTallies = async () => {
    await tallies.flush(store, today());
    await networks.flush(store, today());
  };
  const readManifest = async () => {
    const version = await stat(manifestFile).then(
      ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
      () => '',
    );
    if (version === manifestVersion || version === '') return;
    const manifest = parseManifest(await readFile(manifestFile, 'utf8'));
    if (manifest) await revisions.update(manifest, today());
    else log(`feedback: ${manifestFile} is no manifest; votes are kept by the one before.`);
    manifestVersion = version;
  };

  const watchStore = async () => {
    const now = clock();
    try {
      const { freeBytes, schema } = await store.health();
      const full = freeBytes !== undefined && freeBytes < (options.minFreeBytes ?? 100_000_000);
      longestStopBefore = loop.max;
      loop.reset();
      collector.setHealth(() => ({
        freeBytes,
        schema,
        // Since the look before and before it, so that no stop falls between two looks.
        eventLoopDelayMs: Math.round(Math.max(longestStopBefore, loop.max) / 1e5) / 10,
        memoryBytes: process.memoryUsage.rss(),
        reason: full ? 'disk' : undefined,
        clockAheadMs: steady.aheadMs === 0 ? undefined : Math.round(steady.aheadMs),
      }));
      await expectPast(store, now);
      collector.setReady(!full && !draining);
    } catch (error) {
      // What may pass within seconds is each vote's own patience.
      if (error instanceof StoreUnavailable && error.retry) throw error;
      collector.setReady(false);
      collector.setHealth(() => ({ reason: error instanceof ClockError ? 'clock' : 'database' }));
      throw error;
    }
    await flushTallies();
    if (steady.aheadMs !== 0) throw new Error(jumpText(steady.aheadMs));
  };

  const restDays = today() - ((await store.readDays())?.last ?? today());
  const deletesFrom = restDays > longRestDays ? monotonic() + dayMs : 0;
  if (deletesFrom > 0) {
    log(
      `feedback: the newest event is ${restDays} days old. If the clock is right all is well, and what is too old is deleted from tomorrow on.`,
    );
  }
  const nightly = async () => {
    if (monotonic() < deletesFrom) return;
    const now = clock();
    await maintain(store, now, options.retention ?? defaultRetention);
    if (file === undefined || file === ':memory:') return;
    const folder = backupsFolder(databaseUrl);
    const newest = await newestBackup(folder, now);
    if (newest === undefined || now - newest >= dayMs) await backUp(store, folder, now);
    await dropCopiesBeforeMigrations(file, now);
  };

  const jobs = [
    repeat(readManifest, everyMs, log),
    repeat(watchStore, everyMs, log),
    repeat(nightly, hourMs, log),
  ];
  await Promise.all([jobs[0]?.first, jobs[1]?.first]);
  // From here on a stop would be felt by readers.
  loop.enable();

  return {
    fetch: collector.fetch,
    drain: () => {
      draining = true;
      collector.setReady(false);
    },
    close: async () => {
      draining = true;
      await Promise.all(jobs.map((job) => job.stop()));
      loop.disable();
      await collector.close();
      await flushTallies();
      await store.close();
    },
  };
}

/** Behind a proxy that nobody told of, all readers are one network, and few of their votes count: that has to be said. */
function warnOfProxy(clientAddress: ClientAddress, log: (line: string) => void): ClientAddress {
  let isTold = false;
  return (connection, forwardedFor) => {
    if (forwardedFor !== null && !isTold && /^(?:::1$|(?:::ffff:)?(?:127|10|192\.168)\.)/.test(connection)) {
      isTold = true;
      log(
        'feedback: requests come through a proxy (they have X-Forwarded-For), and TRUST_PROXY is not set: all readers look like one network, of which few votes count. Set TRUST_PROXY=1 where one proxy stands in front.',
      );
    }
    return clientAddress(connection, forwardedFor);
  };
}

/** Votes would get a date that costs them their life. */
class ClockError extends Error {
  override readonly name = 'ClockError';
}

const days = (ms: number) => `${Math.round(Math.abs(ms) / dayMs)} days`;

const jumpText = (aheadMs: number) =>
  `The system's clock jumped ${aheadMs > 0 ? 'ahead' : 'back'} by ${days(aheadMs)}; the collector goes on counting from before. Set the clock right, or start the collector again if it is.`;

/**
 * Refuses to date votes before votes that are there, or before Fener existed: retention would delete them as soon as
 * the clock is right.
 */
async function expectPast(store: Pick<Store, 'readDays'>, now: number): Promise<void> {
  const last = (await store.readDays())?.last ?? 0;
  if (now >= earliest && last <= Math.floor(now / dayMs) + 1) return;
  throw new ClockError(
    `The system's clock says ${dayOf(now)}, ${now < earliest ? 'which cannot be' : `but the newest event is of ${dayOf(last * dayMs)}`}; votes are refused with 503, and browsers keep them. Set the clock right; if it is right now and was ahead before, run "npm run feedback -- redate".`,
  );
}

interface Job {
  readonly first: Promise<void>;
  stop(): Promise<void>;
}

/** Runs a job now and then again and again, never twice at a time; what it throws is logged, once per change. */
function repeat(job: () => Promise<void>, everyMs: number, log: (line: string) => void): Job {
  let lastFailure = '';
  let running = Promise.resolve();
  const run = async () => {
    try {
      await job();
      lastFailure = '';
    } catch (error) {
      const message = errorText(error);
      if (message !== lastFailure) log(`feedback: ${message}`);
      lastFailure = message;
    }
  };
  const next = () => {
    running = running.then(run);
    return running;
  };
  const first = next();
  const timer = setInterval(() => void next(), everyMs);
  timer.unref();
  return {
    first,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
