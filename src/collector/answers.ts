/** What answers of the collector have in common. */
import type { Context } from 'hono';

/** Seconds after which a client should try again when the store is away. */
export const retryAfterFailure = 15;

/** Figures are for monitors: no cache keeps them, no search engine lists them. */
export const quiet = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };

/** The origin was compared with the list as a whole string, so it is safe to give back. */
export const corsHeaders = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'cache-control': 'no-store',
  vary: 'Origin',
});

/** Not now: try again after so many seconds. */
export const unavailable = (c: Context, seconds: number): Response =>
  c.body(null, 503, { 'retry-after': String(Math.max(1, seconds)), 'cache-control': 'no-store' });
