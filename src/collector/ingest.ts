/** Turns what a browser sent into events to keep: checked, redacted, dated by the server's clock. */
import { dayMs } from '#base/day.ts';
import { parseJson } from '#base/parse-json.ts';
import { findCommentSignals } from '#model/feedback/comment-signals.ts';
import { feedbackBatch, feedbackEvent, type FeedbackEvent } from '#model/feedback/events.ts';
import { toReasonMask } from '#model/feedback/browser/reasons.ts';
import { redact } from '#model/feedback/browser/redaction.ts';
import { cleanText, normalizeQuery } from '#model/feedback/browser/text.ts';
import type { DeviceClass } from './device-class.ts';
import type { Claim } from './limits.ts';
import type { Revisions } from './revisions.ts';
import { commentSignalBits, eventFlags, eventKinds, type StoredEvent } from './store.ts';
import type { TallyName } from './tallies.ts';
import type { Sender } from './visitors.ts';

export interface Arrival {
  /** The server's clock when the request came. */
  readonly now: number;
  readonly sender: Sender;
  /** Global Privacy Control or Do Not Track: only what the reader chose to say is kept. */
  readonly optedOut: boolean;
  /** The class of the reader's device; absent where the browser doesn't say. */
  readonly device?: DeviceClass | undefined;
}

/** A batch with verdicts. Indexes are places in the request's list of events. */
export interface Ingested {
  readonly accepted: readonly { readonly index: number; readonly event: StoredEvent }[];
  readonly bad: readonly number[];
  /** What the events cost, for the limiter. */
  readonly claims: readonly Claim[];
  readonly tallies: readonly TallyName[];
}

/** Queues of readers hold votes for so long; older times are the reader's clock being wrong. */
const oldestMs = 14 * dayMs;

/** Checks a batch, event by event. `undefined` if it is not a batch. */
export function ingestBatch(text: string, arrival: Arrival, revisions: Revisions): Ingested | undefined {
  const batch = feedbackBatch.safeParse(parseJson(text));
  if (!batch.success) return undefined;
  const skew = arrival.now - batch.data.now;
  const accepted: { index: number; event: StoredEvent }[] = [];
  const bad: number[] = [];
  const tallies: TallyName[] = [];
  for (const [index, raw] of batch.data.e.entries()) {
    const parsed = feedbackEvent.safeParse(raw);
    if (!parsed.success) {
      bad.push(index);
      tallies.push('invalid');
    } else {
      const event = toStoredEvent(parsed.data, { ...arrival, skew }, revisions);
      if (typeof event === 'string') tallies.push(event);
      else accepted.push({ index, event });
    }
  }
  const events = accepted.map(({ event }) => event);
  return {
    accepted,
    bad,
    claims: claimsOf(events, arrival.sender),
    tallies: [...tallies, ...events.flatMap(flagTallies)],
  };
}

/** An event as it is kept, or why it is not. */
export function toStoredEvent(
  event: FeedbackEvent,
  arrival: Arrival & { readonly skew: number },
  revisions: Revisions,
): StoredEvent | TallyName {
  const isExplicit = event.k === 'rate' || event.k === 'comment';
  if (arrival.optedOut && !isExplicit) return 'opted-out';
  if (event.k === 'comment' && (event.h ?? '') !== '') return 'honeypot';
  const base = {
    id: event.id,
    kind: eventKinds[event.k],
    day: revisions.days.dayOf(correctTime(event.t, arrival)),
    receivedAt: arrival.now,
    locale: event.l,
    rev: null,
    epoch: null,
    voteKey: null,
    episode: null,
    vote: null,
    comment: null,
  };
  if (event.k === 'rate' || event.k === 'comment') {
    const epoch = revisions.epochOf(event.a, event.l, event.r);
    const body = event.k === 'comment' ? redact(cleanText(event.c)) : undefined;
    const known = revisions.hasArticle(event.a) ? 0 : eventFlags.unknownArticle;
    return {
      ...base,
      article: event.a,
      rev: event.r,
      epoch: epoch ?? 0,
      voteKey: event.vk,
      flags: known | (epoch === undefined ? eventFlags.unknownRevision : 0) | commentFlags(body),
      data: '{}',
      vote:
        event.k === 'rate'
          ? { value: event.x + 0, reasons: toReasonMask(event.why ?? []), seq: event.s }
          : null,
      comment: body === undefined ? null : { body, seq: event.s },
    };
  }
  const article = event.k === 'search' ? null : (event.a ?? null);
  return {
    ...base,
    article,
    episode: event.ep ?? null,
    flags: article === null || revisions.hasArticle(article) ? 0 : eventFlags.unknownArticle,
    data: JSON.stringify({ ...searchData(event), ...readerData(event, arrival) }),
  };
}

function searchData(
  event: Exclude<FeedbackEvent, { k: 'rate' | 'comment' }>,
): Record<string, string | number> {
  const q = event.q === undefined ? {} : { q: redact(normalizeQuery(event.q, event.l)) };
  if (event.k === 'search') return { ...q, i: event.i, n: event.n };
  if (event.k === 'result_click')
    return { ...q, ...(event.x === undefined ? { pos: event.pos } : { x: event.x }) };
  return { ...q, via: event.via, ...(event.ch === undefined ? {} : { ch: event.ch }) };
}

/** The country that the reader has chosen on the page, and what kind of device they hold. */
function readerData(
  event: Exclude<FeedbackEvent, { k: 'rate' | 'comment' }>,
  { device }: Pick<Arrival, 'device'>,
): Record<string, string> {
  // A rating stands alone: it's about an article, and not about who rated it.
  if (event.k === 'result_click' && event.x !== undefined) return {};
  return { ...(event.co !== undefined && { co: event.co }), ...(device !== undefined && { dev: device }) };
}

function commentFlags(body: string | undefined): number {
  if (body === undefined || body === '') return 0;
  const signals = findCommentSignals(body).reduce((bits, signal) => bits | commentSignalBits[signal], 0);
  return signals === 0 ? 0 : signals | eventFlags.suspect;
}

/** The reader's time, moved by the difference of the clocks and kept within the last 14 days; 0 is "now". */
function correctTime(time: number, { now, skew }: { readonly now: number; readonly skew: number }): number {
  if (time === 0) return now;
  return Math.min(now, Math.max(now - oldestMs, time + skew));
}

/** What events cost their visitor and network, whatever these have opted out of: nothing of it is stored. */
export function claimsOf(events: readonly StoredEvent[], { visitor, network }: Sender): Claim[] {
  const sum = new Map<string, Claim>();
  const claim = (limit: Claim['limit'], key: string) => {
    const name = `${limit}\0${key}`;
    sum.set(name, { limit, key, n: (sum.get(name)?.n ?? 0) + 1 });
  };
  for (const { kind, article, flags } of events) {
    if (kind === eventKinds.rate) {
      claim('rate', visitor);
      claim('rateHourly', visitor);
      claim('networkRate', network);
      claim('article', article ?? '');
    } else {
      const isComment = kind === eventKinds.comment;
      claim(isComment ? 'comment' : 'telemetry', visitor);
      claim(isComment ? 'networkComment' : 'networkTelemetry', network);
    }
    if ((flags & eventFlags.unknownArticle) !== 0) claim('unknown', '');
  }
  return [...sum.values()];
}

function flagTallies({ flags }: StoredEvent): TallyName[] {
  if ((flags & eventFlags.unknownArticle) !== 0) return ['unknown-article'];
  if ((flags & eventFlags.unknownRevision) !== 0) return ['unknown-revision'];
  return (flags & eventFlags.suspect) !== 0 ? ['suspect'] : [];
}
