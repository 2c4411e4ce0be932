/**
 * What the browser tells the collector: the wire format of `POST /_feedback/v1/e`. Names are short because
 * every one of them is sent again and again; each field says what it is.
 */
import { z } from 'zod';
import { countryLetters } from '#base/country-code.ts';
import { localeId } from '#site/site-data.ts';
import { ratingReasons } from './browser/reasons.ts';
import { hasControls, lengthInCodePoints, maxCommentLength, maxQueryLength } from './browser/text.ts';

/** The most events of one request, and the most bytes of its body. */
const maxEventsPerBatch = 20;
export const maxBatchBytes = 16 * 1024;

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)
  .transform((id) => id.toLowerCase());
const article = z.string().regex(/^[a-z0-9][a-z0-9/_-]{0,119}$/);
const locale = localeId.max(40);
const revision = z.string().regex(/^[0-9a-f]{12}$/);
const milliseconds = z.int().min(0);

const text = (codePoints: number) =>
  z
    .string()
    .max(codePoints * 2)
    .refine((value) => lengthInCodePoints(value) <= codePoints)
    .refine((value) => !hasControls(value));

/** Fields of every event. `id` makes a repeated delivery harmless, `t` is the reader's clock (0: unknown). */
const everyEvent = { id: uuid, t: milliseconds };

/**
 * Fields of an event about an article: id, locale, revision shown, vote key and sequence number. The vote key
 * is random, per article, locale and epoch: whoever holds it may change the vote, and it tells nothing else.
 */
const aboutArticle = {
  a: article,
  l: locale,
  r: revision,
  vk: uuid,
  s: z.int().min(1).max(2_147_483_647),
};

/** A vote: `x` is 1 (helped), -1 (did not) or 0 (taken back); `why` goes with -1 only. */
export const rateEvent = z
  .strictObject({
    k: z.literal('rate'),
    ...everyEvent,
    ...aboutArticle,
    x: z.literal([-1, 0, 1]),
    why: z.array(z.enum(ratingReasons)).max(ratingReasons.length).optional(),
  })
  .refine(({ x, why }) => x === -1 || (why ?? []).length === 0);

/** A comment on the vote with the same key; empty text deletes it. `h` is a field that people never fill. */
export const commentEvent = z.strictObject({
  k: z.literal('comment'),
  ...everyEvent,
  ...aboutArticle,
  c: text(maxCommentLength),
  h: z.string().max(200).optional(),
});

/** The country that the reader has chosen on the page. */
const aboutReader = { co: countryLetters.optional() };

/** A query that the reader committed to: the `i`-th of episode `ep`, with `n` results. */
const searchEvent = z.strictObject({
  k: z.literal('search'),
  ...everyEvent,
  ...aboutReader,
  l: locale,
  ep: uuid,
  i: z.int().min(1).max(1000),
  q: text(maxQueryLength).min(1),
  n: z.int().min(0).max(1_000_000),
});

/**
 * A result that the reader opened: article `a` at place `pos` (from 1) for query `q`. With `x`, one that the reader had opened
 * and then rated: it helped (1), or didn't (-1).
 */
const resultClickEvent = z.strictObject({
  k: z.literal('result_click'),
  ...everyEvent,
  ...aboutReader,
  l: locale,
  ep: uuid,
  q: text(maxQueryLength).min(1),
  pos: z.int().min(1).max(1000),
  a: article,
  x: z.literal([-1, 1]).optional(),
});

/** Where a contact channel was opened from. */
const contactPlaces = [
  'article',
  'rating',
  'zero',
  'results',
  'contact',
  'store',
  'footer',
  'agents',
  'widget',
] as const;

/** A contact channel that was opened: from where, which one (`ch`), and after which search, if there was one. */
const contactEvent = z.strictObject({
  k: z.literal('contact'),
  ...everyEvent,
  ...aboutReader,
  l: locale,
  via: z.enum(contactPlaces),
  a: article.optional(),
  ch: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .optional(),
  ep: uuid.optional(),
  q: text(maxQueryLength).optional(),
});

/** Any event. */
export const feedbackEvent = z.discriminatedUnion('k', [
  rateEvent,
  commentEvent,
  searchEvent,
  resultClickEvent,
  contactEvent,
]);

/** One request. Its events are checked one by one, so that one bad event does not spoil its neighbours. */
export const feedbackBatch = z.strictObject({
  v: z.literal(1),
  now: milliseconds,
  e: z.array(z.unknown()).min(1).max(maxEventsPerBatch),
});

export type RateEvent = z.infer<typeof rateEvent>;
export type CommentEvent = z.infer<typeof commentEvent>;
export type ContactPlace = (typeof contactPlaces)[number];
export type FeedbackEvent = z.infer<typeof feedbackEvent>;
