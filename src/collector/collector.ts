/** The feedback service as a web-standard `fetch` handler. */
import { Hono, type Context } from 'hono';
import { dayMs } from '#base/day.ts';
import { maxBatchBytes } from '#model/feedback/events.ts';
import { readBody } from './body.ts';
import { isBot } from './bots.ts';
import type { ClientAddress } from './client-address.ts';
import { parseRatingForm } from './form.ts';
import { claimsOf, ingestBatch, toStoredEvent, type Arrival } from './ingest.ts';
import { createLimiter, defaultLimits, type Claim, type Limits } from './limits.ts';
import type { Revisions } from './revisions.ts';
import { StoreUnavailable, type Store, type StoredEvent } from './store.ts';
import type { Tallies } from './tallies.ts';
import { createVisitors } from './visitors.ts';
import { createVoteBook, type NetworkTally } from './vote-book.ts';
import { createWriter, type Writer, type WriterOptions } from './writer.ts';

export interface CollectorOptions {
  readonly store: Store;
  readonly revisions: Revisions;
  readonly tallies: Tallies;
  /** Origins that pages with a rating may have, such as `https://help.example.com`; compared as they are. */
  readonly origins: readonly string[];
  /** The wall clock, in milliseconds. */
  readonly clock: () => number;
  /** Milliseconds of a clock that never goes back, for limits. */
  readonly monotonic?: () => number;
  /** Address of the connection that a request came by. */
  readonly connectionOf: (env: unknown) => string;
  readonly clientAddress: ClientAddress;
  readonly limits?: Limits;
  readonly writer?: WriterOptions;
  /** Given counts of what one network sent, of articles where that is much. */
  readonly tellNetworks?: (name: NetworkTally, n: number) => void;
  /** Told about failures of the store, once each; never with anything that a reader sent. */
  readonly onFailure?: (error: unknown) => void;
}

/** Anything that `/healthz` answers beyond the collector's own figures. */
export type HealthFigures = Readonly<Record<string, number | string | boolean | undefined>>;

export interface Collector {
  /** Answers every request below `/_feedback/`. */
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
  /** `false`: `/readyz` and new events answer 503. */
  setReady(ready: boolean): void;
  /** Figures to add to `/healthz`, asked for at each request. */
  setHealth(figures: () => HealthFigures): void;
  /** Commits what waits; afterwards every event is answered with 503. */
  close(): Promise<void>;
  readonly writer: Writer;
}

/** Seconds after which a client should try again when the store is away. */
const retryAfterFailure = 15;

const messageTypes = ['text/plain', 'application/json'];
const formType = 'application/x-www-form-urlencoded';

/** The collector: routes, checks and answers. It opens nothing and starts no timer. */
export function createCollector(options: CollectorOptions): Collector {
  const { store, revisions, tallies, clock, onFailure = () => undefined } = options;
  const { monotonic = () => performance.now() } = options;
  const origins = new Set(options.origins);
  const limiter = createLimiter(options.limits ?? defaultLimits);
  const senderOf = createVisitors();
  const book = createVoteBook(options.tellNetworks ?? (() => undefined));
  const writer = createWriter(store, options.writer);
  let ready = true;
  let figures = (): HealthFigures => ({});

  const arrivalOf = (c: Context, userAgent: string): Arrival => {
    const now = clock();
    const connection = options.connectionOf(c.env);
    const address = options.clientAddress(connection, c.req.header('x-forwarded-for') ?? null);
    const optedOut = c.req.header('sec-gpc') === '1' || c.req.header('dnt') === '1';
    return { now, sender: senderOf(address, userAgent, now), optedOut };
  };

  /** What every write is checked for first. A string is the origin that may read the answer. */
  const checkWrite = (c: Context, types: readonly string[]): Response | string => {
    const wait = limiter.take([{ limit: 'requests', key: '', n: 1 }], monotonic());
    if (!ready || wait > 0) return unavailable(c, ready ? wait : retryAfterFailure);
    const origin = c.req.header('origin');
    if (origin === undefined || !origins.has(origin)) {
      tallies.add('origin');
      return c.body(null, 403, { vary: 'Origin' });
    }
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!types.includes(type)) {
      tallies.add('media-type');
      return c.body(null, 415, corsHeaders(origin));
    }
    return origin;
  };

  /** A vote with the flag that says why it does not count, where it is one of too many. */
  const judge = (event: StoredEvent, { sender, now }: Arrival): StoredEvent => {
    const { article, locale, epoch, voteKey } = event;
    if (!event.vote || event.flags !== 0 || !article || !locale || epoch === null || !voteKey) return event;
    const flags = book.judge({ article, locale, epoch, voteKey }, sender, Math.floor(now / dayMs));
    return { ...event, flags };
  };

  const keep = async (
    accepted: readonly StoredEvent[],
    claims: readonly Claim[],
    arrival: Arrival,
  ): Promise<
    { readonly rejected: readonly number[] } | { readonly wait: number; readonly status: 429 | 503 }
  > => {
    const wait = limiter.take(claims, monotonic());
    if (wait > 0) {
      tallies.add('limited');
      return { wait, status: 429 };
    }
    const events = accepted.map((event) => judge(event, arrival));
    try {
      const results = events.length === 0 ? [] : await writer.write(events);
      for (const result of results) if (result !== 'stored') tallies.add(result);
      return { rejected: results.flatMap((result, index) => (result === 'rejected' ? [index] : [])) };
    } catch (error) {
      tallies.add('unavailable');
      if (!(error instanceof StoreUnavailable)) onFailure(error);
      return { wait: retryAfterFailure, status: 503 };
    }
  };

  const app = new Hono().basePath('/_feedback');

  app.post('/v1/e', async (c) => {
    const origin = checkWrite(c, messageTypes);
    if (typeof origin !== 'string') return origin;
    const headers = corsHeaders(origin);
    const body = await readBody(c.req.raw, maxBatchBytes);
    if ('status' in body) {
      tallies.add(body.status === 413 ? 'too-large' : 'malformed');
      return c.body(null, body.status, headers);
    }
    const userAgent = c.req.header('user-agent') ?? '';
    if (isBot(userAgent)) {
      tallies.add('bot');
      return c.body(null, 204, headers);
    }
    const arrival = arrivalOf(c, userAgent);
    const batch = ingestBatch(body.text, arrival, revisions);
    if (!batch) {
      tallies.add('malformed');
      return c.body(null, 400, headers);
    }
    for (const name of batch.tallies) tallies.add(name);
    const done = await keep(
      batch.accepted.map(({ event }) => event),
      batch.claims,
      arrival,
    );
    if ('status' in done) return c.body(null, done.status, { ...headers, 'retry-after': String(done.wait) });
    const rejected = done.rejected.flatMap((index) => batch.accepted[index]?.index ?? []);
    const bad = [...batch.bad, ...rejected].toSorted((a, b) => a - b);
    if (bad.length === 0) return c.body(null, 204, headers);
    return c.json(
      { bad },
      batch.accepted.length > rejected.length || batch.tallies.includes('opted-out') ? 200 : 422,
      headers,
    );
  });

  app.post('/v1/form', async (c) => {
    const origin = checkWrite(c, [formType]);
    if (typeof origin !== 'string') return origin;
    const body = await readBody(c.req.raw, maxBatchBytes);
    if ('status' in body) return c.body(null, body.status);
    const userAgent = c.req.header('user-agent') ?? '';
    const form = parseRatingForm(body.text);
    if (!form) {
      tallies.add('invalid');
      return c.body(null, 422);
    }
    const path = revisions.pathOf(form.article, form.locale) ?? '/';
    // An address with letters of every script goes into a header in ASCII.
    const back = (state: 'thanks' | 'failed') =>
      c.redirect(new URL(`${path}#rating-${state}`, origin).href, 303);
    if (form.isTrap || isBot(userAgent)) {
      tallies.add(form.isTrap ? 'honeypot' : 'bot');
      return back('thanks');
    }
    const arrival = arrivalOf(c, userAgent);
    const events = form.events
      .map((event) => toStoredEvent(event, { ...arrival, skew: 0 }, revisions))
      .filter((event) => typeof event !== 'string');
    const done = await keep(events, claimsOf(events, arrival.sender), arrival);
    return back('rejected' in done ? 'thanks' : 'failed');
  });

  app.on('OPTIONS', ['/v1/e'], (c) => {
    const origin = c.req.header('origin');
    if (origin === undefined || !origins.has(origin)) return c.body(null, 403, { vary: 'Origin' });
    return c.body(null, 204, {
      ...corsHeaders(origin),
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '86400',
    });
  });

  app.get('/healthz', (c) =>
    c.json(
      {
        status: ready ? 'ok' : 'unavailable',
        articles: revisions.size,
        queued: writer.queued,
        lastCommitMs: writer.lastCommitMs,
        ...figures(),
        tallies: tallies.totals,
      },
      200,
      quiet,
    ),
  );
  app.get('/readyz', (c) => c.body(null, ready ? 204 : 503, quiet));
  app.all('/v1/e', (c) => c.body(null, 405, { allow: 'POST, OPTIONS' }));
  app.all('/v1/form', (c) => c.body(null, 405, { allow: 'POST' }));
  app.notFound((c) => c.body(null, 404));
  app.onError((error, c) => {
    onFailure(error);
    return c.body(null, 500);
  });

  return {
    fetch: (request, env) => app.fetch(request, env as object),
    setReady: (value) => {
      ready = value;
    },
    setHealth: (value) => {
      figures = value;
    },
    close: async () => {
      ready = false;
      await writer.close();
    },
    writer,
  };
}

const quiet = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };

/** The origin was compared with the list as a whole string, so it is safe to give back. */
const corsHeaders = (origin: string) => ({
  'access-control-allow-origin': origin,
  'cache-control': 'no-store',
  vary: 'Origin',
});

const unavailable = (c: Context, seconds: number) =>
  c.body(null, 503, { 'retry-after': String(Math.max(1, seconds)), 'cache-control': 'no-store' });
