/** Which texts of strangers may be written into a site's files, for people to look at. */
import { mostFrequent, type Counts } from './counts.ts';
import { hasControls, invisible, maxQueryLength } from '#model/feedback/browser/text.ts';
import { redact, redactionMark } from '#model/feedback/browser/redaction.ts';

/** Letters, numbers, spaces and what stands between words of a question: no markup, no signs of code, no addresses. */
const plain = /^[\p{L}\p{M}\p{N}\p{Join_Control} '’"“”«»„.,;:!?¿¡…&+%€$£¥₺/()°、。「」？！・ー–—-]+$/u;

const address = /(?:\/\/|www\.|\w\.(?:com|net|org|io)\b)/iu;

/** A text as one plain line, or nothing if it holds what a question doesn't need. */
export function safeText(text: string): string | undefined {
  const isPlain =
    text.length <= 2 * maxQueryLength &&
    plain.test(text) &&
    /\p{L}/u.test(text) &&
    !hasControls(text) &&
    text.search(invisible) < 0 &&
    !address.test(text) &&
    !text.includes(redactionMark) &&
    redact(text) === text;
  return isPlain ? text.trim() : undefined;
}

/** Of several ways to write a question, the most frequent one that is safe. */
export const safestOf = (texts: Counts): string | undefined =>
  mostFrequent(new Map([...texts].filter(([text]) => safeText(text) !== undefined)));
