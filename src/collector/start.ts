/** The collector with everything it needs on Node: store, manifest, timers. Both servers of the project use it. */
import { dayMs } from '#base/day.ts';
import { errorText } from '#base/error-text.ts';
import { parseTrustProxy, type ClientAddress } from './client-address.ts';
import { createCollector, type Collector } from './collector.ts';
import type { CollectorOptions } from './options.ts';
import { createHousekeeping } from './housekeeping.ts';
import type { Limits } from './limits.ts';
import { watchManifest } from './manifest-file.ts';
import { openStore, sqliteFile } from './open-store.ts';
import { repeat } from './repeat.ts';
import { createRevisions } from './revisions.ts';
import { connectionAddress } from './server.ts';
import { createSteadyClock } from './steady-clock.ts';
import type { Retention } from './store.ts';
import { createTallies } from './tallies.ts';
import { jumpText, watchStore } from './watch-store.ts';

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
  /** Answers assistants: see `CollectorOptions`. */
  readonly askedByAssistant?: CollectorOptions['askedByAssistant'];
  /** Writes answers: see `CollectorOptions`. */
  readonly answers?: CollectorOptions['answers'];
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

/** Opens the store and gives the handler. Rejects where the store cannot be opened or a setting is wrong. */
export async function startCollector(options: StartOptions): Promise<StartedCollector> {
  const { databaseUrl, log = () => undefined, everyMs = 10_000, minFreeBytes = 100_000_000 } = options;
  const { monotonic = () => performance.now() } = options;
  const clientAddress = readTrustProxy(options.trustProxy, log);
  const steady = createSteadyClock(options.clock ?? Date.now, monotonic);
  const clock = () => steady.now();
  const today = () => Math.floor(clock() / dayMs);
  const store = await openStore(databaseUrl);
  const revisions = createRevisions(store);
  // Apart: those of networks name articles, and `/healthz` is for everybody.
  const [tallies, networks] = [createTallies(), createTallies()];
  const collector = createCollector({
    store,
    revisions,
    tallies,
    clock,
    monotonic,
    clientAddress,
    tellNetworks: networks.add,
    origins: options.origins,
    connectionOf: connectionAddress,
    ...(options.limits ? { limits: options.limits } : {}),
    askedByAssistant: options.askedByAssistant,
    answers: options.answers,
    writer: { lanes: sqliteFile(databaseUrl) === undefined ? 3 : 1 },
    onFailure: (error) => log(`feedback: ${errorText(error)}`),
  });
  const flushTallies = async () => {
    await tallies.flush(store, today());
    await networks.flush(store, today());
  };
  const watch = watchStore({ store, collector, clock: steady, minFreeBytes });
  const days = () => revisions.days;
  const housekeeping = await createHousekeeping({ ...options, store, clock, monotonic, log, days });
  const manifest = repeat(watchManifest({ file: options.manifestFile, revisions, today, log }), everyMs, log);
  const health = repeat(
    async () => {
      await watch.look();
      await flushTallies();
      if (steady.aheadMs !== 0) throw new Error(jumpText(steady.aheadMs));
    },
    everyMs,
    log,
  );
  // The manifest says in which time zone days are counted.
  const house = repeat(() => manifest.first.then(housekeeping.run), hourMs, log);
  const jobs = [manifest, health, house, housekeeping];
  await Promise.all([manifest.first, health.first]);
  watch.measureStops();

  return {
    fetch: (request, env) => collector.fetch(request, env),
    drain: () => watch.drain(),
    close: async () => {
      watch.drain();
      await Promise.all(jobs.map((job) => job.stop()));
      watch.stop();
      await collector.close();
      await flushTallies();
      await store.close();
    },
  };
}

/** How the reader's address is found. Throws where the setting is wrong. */
function readTrustProxy(setting: string | undefined, log: (line: string) => void): ClientAddress {
  const clientAddress = parseTrustProxy(setting);
  if (clientAddress) return setting ? clientAddress : warnOfProxy(clientAddress, log);
  throw new Error(`TRUST_PROXY "${setting}" is neither a number of proxies nor a list of networks.`);
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
