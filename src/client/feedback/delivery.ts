/** Hands events to the collector and says what became of them. */
import type { FeedbackEvent } from '#model/feedback/events.ts';
import { maxCommentLength } from '#model/feedback/browser/text.ts';

/** `done`: never send these again. Otherwise keep them, and wait at least this many milliseconds. */
export type Delivery = 'done' | { readonly waitMs: number };

/** Takes personal data out of words. Its code is fetched when somebody types: most readers never do. */
let redact: ((text: string) => string) | undefined;

/** Loads the code that removes personal data from texts before they are sent. Rejects while offline. */
export async function prepareWords(): Promise<void> {
  redact ??= (await import('#model/feedback/browser/redaction.ts')).redact;
}

/** Whether an event has words that a reader typed. */
const hasWords = (event: FeedbackEvent) => 'c' in event || 'q' in event;

function withoutPersonalData(event: FeedbackEvent): FeedbackEvent {
  if (!redact) return event;
  // Words from storage may be of any type: as a text they hold up no other event. Other widths of letters may become more
  // of them; the collector takes so many.
  if ('c' in event) return { ...event, c: redact(String(event.c)).slice(0, maxCommentLength) };
  if ('q' in event) return { ...event, q: redact(String(event.q)) };
  return event;
}

/** The parts of a request. Plain text avoids a preflight request if the collector has another origin. */
const bodyOf = (events: readonly FeedbackEvent[]) =>
  JSON.stringify({ v: 1, now: Date.now(), e: events.map(withoutPersonalData) });

/**
 * Sends events and waits for the verdict. Only the collector's own words end their life: 204, 200 with the list of
 * bad ones, or a refusal of what they say. Anything else, from 404 to a captive portal's page, may pass.
 */
export async function deliver(endpoint: string, events: readonly FeedbackEvent[]): Promise<Delivery> {
  try {
    if (events.some(hasWords)) await prepareWords();
    const response = await fetch(endpoint, {
      method: 'POST',
      body: bodyOf(events),
      keepalive: true,
      credentials: 'omit',
      signal: AbortSignal.timeout(8000),
    });
    const isVerdict =
      [204, 400, 413, 415, 422].includes(response.status) ||
      (response.status === 200 && response.headers.get('content-type') === 'application/json');
    return isVerdict ? 'done' : { waitMs: (Number(response.headers.get('retry-after')) || 0) * 1000 };
  } catch {
    // Offline, blocked or timed out: none of the reader's business.
    return { waitMs: 0 };
  }
}

/** Sends events while the page goes away, words only if they can be redacted. Whether they arrived is never known. */
export function sendLast(endpoint: string, events: readonly FeedbackEvent[]): void {
  const ready = events.filter((event) => redact || !hasWords(event));
  if (ready.length > 0) navigator.sendBeacon(endpoint, bodyOf(ready));
}

/**
 * A UUID of version 7 (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7): the time, then 72 random bits.
 * In the order of time a database with millions of them still takes new ones fast.
 */
export function newId(time = Date.now()): string {
  const random = [...crypto.getRandomValues(new Uint8Array(10))];
  return [time.toString(16).padStart(12, '0'), ...random.map((byte) => byte.toString(16).padStart(2, '0'))]
    .join('')
    .replace(/^(.{8})(.{4}).(...).(...)/, '$1-$2-7$3-8$4-');
}
