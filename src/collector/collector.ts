/** The feedback service as a web-standard `fetch` handler. */
import { Hono, type Context } from 'hono';
import { createAdmission } from './admission.ts';
import { receiveAsk } from './ask-route.ts';
import { corsHeaders, quiet } from './answers.ts';
import { pathWithin } from './base.ts';
import { receiveEvents } from './event-route.ts';
import { receiveForm } from './form-route.ts';
import { createKeeper } from './keeper.ts';
import { receiveQuestions } from './mcp-route.ts';
import { createLimiter, defaultLimits } from './limits.ts';
import type { CollectorOptions } from './options.ts';
import { createWriter, type Writer } from './writer.ts';

/** Anything that `/healthz` answers beyond the collector's own figures. */
type HealthFigures = Readonly<Record<string, number | string | boolean | undefined>>;

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

/** The collector: its parts and its routes. It opens nothing and starts no timer. */
export function createCollector(options: CollectorOptions): Collector {
  const { store, revisions, tallies, monotonic = () => performance.now() } = options;
  const writer = createWriter(store, options.writer);
  const limiter = createLimiter(options.limits ?? defaultLimits);
  let isReady = true;
  let figures = (): HealthFigures => ({});
  const admission = createAdmission({ ...options, monotonic, limiter, isReady: () => isReady });
  const intake = {
    admission,
    keep: createKeeper({ ...options, monotonic, limiter, writer }),
    revisions,
    tallies,
  };

  const app = new Hono({ getPath: pathWithin }).basePath('/_feedback');
  app.post('/v1/e', receiveEvents(intake));
  app.on('OPTIONS', ['/v1/e'], (c) => answerPreflight(c, admission.originOf(c)));
  app.all('/v1/e', (c) => c.body(null, 405, { allow: 'POST, OPTIONS' }));
  app.post('/v1/form', receiveForm(intake));
  app.all('/v1/form', (c) => c.body(null, 405, { allow: 'POST' }));
  app.post('/v1/answers', receiveAsk({ ...options, admission, limiter, monotonic }));
  app.on('OPTIONS', ['/v1/answers'], (c) => answerPreflight(c, admission.originOf(c)));
  app.all('/v1/answers', (c) => c.body(null, 405, { allow: 'POST, OPTIONS' }));
  app.all('/mcp', receiveQuestions({ ...options, admission, limiter, monotonic }));
  app.get('/readyz', (c) => c.body(null, isReady ? 204 : 503, quiet));
  app.get('/healthz', (c) => {
    const { queued, lastCommitMs } = writer;
    const status = isReady ? 'ok' : 'unavailable';
    const own = { status, articles: revisions.size, queued, lastCommitMs };
    return c.json({ ...own, ...figures(), tallies: tallies.totals }, 200, quiet);
  });
  app.notFound((c) => c.body(null, 404));
  app.onError((error, c) => {
    options.onFailure?.(error);
    return c.body(null, 500);
  });

  return {
    fetch: (request, env) => app.fetch(request, env),
    setReady: (value) => {
      isReady = value;
    },
    setHealth: (value) => {
      figures = value;
    },
    close: async () => {
      isReady = false;
      await writer.close();
    },
    writer,
  };
}

function answerPreflight(c: Context, origin: string | undefined): Response {
  if (origin === undefined) return c.body(null, 403, { vary: 'Origin' });
  return c.body(null, 204, {
    ...corsHeaders(origin),
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '86400',
  });
}
