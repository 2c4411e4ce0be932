/** `POST /_feedback/v1/e`: a batch of events from a browser. */
import type { Context } from 'hono';
import { maxBatchBytes } from '#model/feedback/events.ts';
import type { Admission } from './admission.ts';
import { corsHeaders } from './answers.ts';
import { readBody } from './body.ts';
import { isBot } from './bots.ts';
import { ingestBatch } from './ingest.ts';
import type { Keep } from './keeper.ts';
import type { Revisions } from './revisions.ts';
import type { Tallies } from './tallies.ts';

/** What routes need to let events in and to keep them. */
export interface Intake {
  readonly admission: Admission;
  readonly keep: Keep;
  readonly revisions: Revisions;
  readonly tallies: Tallies;
}

const mediaTypes = ['text/plain', 'application/json'];

/** Answers 204 after the commit, 200 with the places of bad events where others are kept, 422 where none is good. */
export const receiveEvents =
  ({ admission, keep, revisions, tallies }: Intake) =>
  async (c: Context): Promise<Response> => {
    const origin = admission.check(c, mediaTypes);
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
    const arrival = admission.arrivalOf(c, userAgent);
    const batch = ingestBatch(body.text, arrival, revisions);
    if (!batch) {
      tallies.add('malformed');
      return c.body(null, 400, headers);
    }
    for (const name of batch.tallies) tallies.add(name);
    const { accepted, claims } = batch;
    const kept = await keep(
      accepted.map(({ event }) => event),
      claims,
      arrival,
    );
    if ('status' in kept) return c.body(null, kept.status, { ...headers, 'retry-after': String(kept.wait) });
    const rejected = kept.rejected.flatMap((index) => accepted[index]?.index ?? []);
    const bad = [...batch.bad, ...rejected].toSorted((a, b) => a - b);
    if (bad.length === 0) return c.body(null, 204, headers);
    const isAnyGood = accepted.length > rejected.length || batch.tallies.includes('opted-out');
    return c.json({ bad }, isAnyGood ? 200 : 422, headers);
  };
