/** How sure it is that the first result answers, from what speaks for it and against it. */

import { sum } from '#base/sum.ts';

/** What ranking knows of the first pages, all in the same measure. */
export interface Evidence {
  /** Scores of the best page and of the next. */
  readonly best: number;
  readonly next: number;
  /** Mean score of the three nearest questions that nothing answers; the best page's or more, if one
   * is nearer than that. */
  readonly unanswered: number;
  /** How much of the query the best page has, by rarity, 0 to 1. */
  readonly covered: number;
  /** Words of the query that count. */
  readonly words: number;
}

/** A question that has so much of the query is the same. */
const nearlyAll = 0.99;

/** Adds what speaks against the best page: scores of questions that nothing answers, and how much of the query they have. */
export function weighEvidence(
  against: readonly { readonly score: number; readonly covered: number }[],
  page: Omit<Evidence, 'unanswered'>,
): Evidence {
  const [nearest = 0, ...others] = against
    .map(({ score }) => score)
    .toSorted((a, b) => b - a)
    .slice(0, 3);
  const isSame = against.some(({ covered }) => covered > nearlyAll && covered > page.covered);
  const isNearer = nearest >= page.best || isSame;
  const mean = (nearest + sum(others, (score) => score)) / 3;
  return { ...page, unanswered: isNearer ? Math.max(nearest, page.best) : mean };
}

/**
 * More for a lead over the next page, for words that the page has, and for a long query; less for questions like it that
 * nothing answers. The factors are tuned on the tuning part of `npm run bench -- answers`.
 */
export function sureness({ best, next, unanswered, covered, words }: Evidence): number {
  if (best === 0) return -Infinity;
  return 4 * (1 - next / best) - 10 * Math.min(3, unanswered / best) + 1.5 * covered - 2 / words;
}

/**
 * Whether a question that nothing answers is nearer than any page: on that part, one of a thousand questions that have an
 * answer.
 */
export const isUnanswered = ({ best, unanswered }: Evidence): boolean => unanswered > 0 && unanswered >= best;

/** How sure it must be where a site has too few questions to tell; on that part, few answers are shown then, and 99 % are right. */
export const usuallySure = 2;
