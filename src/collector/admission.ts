/** Who may write, and who they are. */
import type { Context } from 'hono';
import { corsHeaders, retryAfterFailure, unavailable } from './answers.ts';
import { deviceClassOf } from './device-class.ts';
import type { Arrival } from './ingest.ts';
import type { Limiter } from './limits.ts';
import type { CollectorOptions } from './options.ts';
import { createVisitors } from './visitors.ts';

export interface Admission {
  /** Checks what every write is checked for first. A string is the origin that may read the answer. */
  check(c: Context, mediaTypes: readonly string[]): Response | string;
  /** `undefined` where pages of the request's origin may not send. */
  originOf(c: Context): string | undefined;
  arrivalOf(c: Context, userAgent: string): Arrival;
}

/** Lets requests in while `isReady`, as many as the limiter allows. */
export function createAdmission(
  options: Pick<CollectorOptions, 'origins' | 'tallies' | 'clock' | 'connectionOf' | 'clientAddress'> & {
    readonly monotonic: () => number;
    readonly limiter: Limiter;
    readonly isReady: () => boolean;
  },
): Admission {
  const { tallies, clock, limiter, monotonic, isReady } = options;
  const origins = new Set(options.origins);
  const senderOf = createVisitors();

  const admission: Admission = {
    originOf: (c) => {
      const origin = c.req.header('origin');
      return origin !== undefined && origins.has(origin) ? origin : undefined;
    },
    check: (c, mediaTypes) => {
      const wait = limiter.take([{ limit: 'requests', key: '', n: 1 }], monotonic());
      if (!isReady() || wait > 0) return unavailable(c, isReady() ? wait : retryAfterFailure);
      const origin = admission.originOf(c);
      if (origin === undefined) {
        tallies.add('origin');
        return c.body(null, 403, { vary: 'Origin' });
      }
      const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
      if (!mediaTypes.includes(type)) {
        tallies.add('media-type');
        return c.body(null, 415, corsHeaders(origin));
      }
      return origin;
    },
    arrivalOf: (c, userAgent) => {
      const now = clock();
      const connection = options.connectionOf(c.env);
      const address = options.clientAddress(connection, c.req.header('x-forwarded-for') ?? null);
      const optedOut = c.req.header('sec-gpc') === '1' || c.req.header('dnt') === '1';
      const device = deviceClassOf(userAgent);
      return { now, sender: senderOf(address, userAgent, now), optedOut, device };
    },
  };
  return admission;
}
