/** The rating form of a page without JavaScript, as events like any other. */
import { randomUUID } from 'node:crypto';
import { commentEvent, rateEvent, type FeedbackEvent } from '#model/feedback/events.ts';
import { ratingReasons } from '#model/feedback/browser/reasons.ts';
import { cleanText, firstCodePoints, maxCommentLength } from '#model/feedback/browser/text.ts';

export interface RatingForm {
  readonly article: string;
  readonly locale: string;
  readonly events: readonly FeedbackEvent[];
  /** The field that people do not see was filled. */
  readonly isTrap: boolean;
}

/**
 * Reads `application/x-www-form-urlencoded` fields: article, locale, rev, value (`yes` or `no`), why, comment,
 * website (a trap). `undefined` where a field is missing or wrong: an unclear answer is never a "no".
 */
export function parseRatingForm(body: string): RatingForm | undefined {
  const fields = new URLSearchParams(body);
  const field = (name: string) => fields.get(name) ?? '';
  const x = { yes: 1, no: -1 }[field('value')];
  if (x === undefined) return undefined;
  const about = { a: field('article'), l: field('locale'), r: field('rev'), vk: randomUUID(), t: 0 };
  const why = ratingReasons.filter((reason) => x === -1 && fields.getAll('why').includes(reason));
  const rate = rateEvent.safeParse({ k: 'rate', id: randomUUID(), ...about, s: 1, x, why });
  if (!rate.success) return undefined;
  const text = firstCodePoints(cleanText(field('comment')), maxCommentLength);
  const comment = commentEvent.safeParse({ k: 'comment', id: randomUUID(), ...about, s: 2, c: text });
  return {
    article: about.a,
    locale: about.l,
    events: [rate.data, ...(text !== '' && comment.success ? [comment.data] : [])],
    isTrap: field('website') !== '',
  };
}
