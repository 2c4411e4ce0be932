/** A collector in this process, without a network: requests go to its `fetch`. */
import { randomUUID } from 'node:crypto';
import { parseTrustProxy } from '#collector/client-address.ts';
import { createCollector, type Collector } from '#collector/collector.ts';
import { defaultLimits, type Limits } from '#collector/limits.ts';
import type { CollectorOptions } from '#collector/options.ts';
import { createRevisions } from '#collector/revisions.ts';
import type { Store } from '#collector/store.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { createTallies, type Tallies } from '#collector/tallies.ts';
import { loadBrowser } from '../bench/load.ts';
import { manifest, noon, noonDay, rev } from './samples.ts';

export const origin = 'https://help.example.com';
export const browser = loadBrowser;

/** A browser that no other test has. */
export const browserOn = (system: string | number): string => browser.replace('X11', String(system));

export interface TestCollector {
  readonly collector: Collector;
  readonly tallies: Tallies;
  /** What the report will tell of networks. */
  readonly networks: Tallies;
  readonly failures: unknown[];
  /** Posts to a route; the headers of an honest browser unless told otherwise (`null` removes one). */
  post(path: string, body: BodyInit | null, headers?: Record<string, string | null>): Promise<Response>;
  send(events: readonly unknown[], headers?: Record<string, string | null>): Promise<Response>;
}

const noLimit = { capacity: 1e9, perMinute: 1e9 };
export const noLimits = Object.fromEntries(
  Object.keys(defaultLimits).map((name) => [name, noLimit]),
) as unknown as Limits;

export async function createTestCollector(
  store: Store,
  options: {
    readonly limits?: Limits;
    readonly clock?: () => number;
    readonly monotonic?: () => number;
    readonly trustProxy?: string;
    readonly manifest?: FeedbackManifest;
    readonly answers?: CollectorOptions['answers'];
  } = {},
): Promise<TestCollector> {
  const revisions = createRevisions(store);
  await revisions.update(options.manifest ?? manifest, noonDay);
  const [tallies, networks] = [createTallies(), createTallies()];
  const failures: unknown[] = [];
  const { clock = () => noon } = options;
  const collector = createCollector({
    store,
    revisions,
    tallies,
    tellNetworks: networks.add,
    clock,
    ...(options.monotonic ? { monotonic: options.monotonic } : {}),
    origins: [origin],
    connectionOf: (env) => (env as { readonly address?: string } | undefined)?.address ?? '192.0.2.1',
    clientAddress: parseTrustProxy(options.trustProxy) ?? ((address) => address),
    limits: options.limits ?? defaultLimits,
    answers: options.answers,
    onFailure: (error) => failures.push(error),
  });
  const post: TestCollector['post'] = async (path, body, headers = {}) => {
    const all: Record<string, string | null> = {
      origin,
      'content-type': 'text/plain;charset=UTF-8',
      'user-agent': browser,
      ...headers,
    };
    const kept = Object.entries(all).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] satisfies [string, string]],
    );
    const request = new Request(`https://help.example.com${path}`, {
      method: 'POST',
      headers: kept,
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
    return await collector.fetch(request);
  };
  return {
    collector,
    tallies,
    networks,
    failures,
    post,
    send: (events, headers) =>
      post('/_feedback/v1/e', JSON.stringify({ v: 1, now: clock(), e: events }), headers),
  };
}

/** The body of a request with these events. */
export const batchBody = (events: readonly unknown[]): string =>
  JSON.stringify({ v: 1, now: noon, e: events });

/** Events as a browser sends them. */
export const rate = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: randomUUID(),
  k: 'rate',
  t: noon,
  a: 'return-item',
  l: 'en',
  r: rev,
  vk: randomUUID(),
  s: 1,
  x: 1,
  ...change,
});
export const comment = (c: string, change: Record<string, unknown> = {}): Record<string, unknown> => {
  const { x: _, ...about } = rate();
  return { ...about, k: 'comment', s: 2, c, ...change };
};
export const search = (q: string, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: randomUUID(),
  k: 'search',
  t: 0,
  l: 'en',
  ep: randomUUID(),
  i: 1,
  q,
  n: 0,
  ...change,
});
