/** `POST /_feedback/v1/form`: the rating of a page without JavaScript. */
import type { Context } from 'hono';
import { maxBatchBytes } from '#model/feedback/events.ts';
import { readBody } from './body.ts';
import { isBot } from './bots.ts';
import { baseOf } from './base.ts';
import type { Intake } from './event-route.ts';
import { parseRatingForm } from './form.ts';
import { claimsOf, toStoredEvent } from './ingest.ts';

const mediaTypes = ['application/x-www-form-urlencoded'];

/** Leads back to the article, which thanks or says that it failed. */
export const receiveForm =
  ({ admission, keep, revisions, tallies }: Intake) =>
  async (c: Context): Promise<Response> => {
    const origin = admission.check(c, mediaTypes);
    if (typeof origin !== 'string') return origin;
    const body = await readBody(c.req.raw, maxBatchBytes);
    if ('status' in body) return c.body(null, body.status);
    const form = parseRatingForm(body.text);
    if (!form) {
      tallies.add('invalid');
      return c.body(null, 422);
    }
    const path = revisions.pathOf(form.article, form.locale) ?? '/';
    // An address with letters of every script goes into a header in ASCII.
    const back = (state: 'thanks' | 'failed') =>
      c.redirect(new URL(`${origin}${baseOf(c.req.raw)}${path}#rating-${state}`).href, 303);
    const userAgent = c.req.header('user-agent') ?? '';
    if (form.isTrap || isBot(userAgent)) {
      tallies.add(form.isTrap ? 'honeypot' : 'bot');
      return back('thanks');
    }
    const arrival = admission.arrivalOf(c, userAgent);
    const events = form.events
      .map((event) => toStoredEvent(event, { ...arrival, skew: 0 }, revisions))
      .filter((event) => typeof event !== 'string');
    const kept = await keep(events, claimsOf(events, arrival.sender), arrival);
    return back('rejected' in kept ? 'thanks' : 'failed');
  };
