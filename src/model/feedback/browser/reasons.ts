/** Why an article did not help. The order is part of the stored form (a bit each): append, never reorder. */
export const ratingReasons = [
  'wrong-article',
  'outdated',
  'unclear',
  'missing',
  'broken',
  'disagree',
] as const;

export type RatingReason = (typeof ratingReasons)[number];

/** The reasons as a bit mask: the first reason is bit 0. */
export const toReasonMask = (reasons: readonly RatingReason[]): number =>
  reasons.reduce((mask, reason) => mask | (1 << ratingReasons.indexOf(reason)), 0);

/** The reasons of a bit mask, in the order of `ratingReasons`; unknown bits are left out. */
export const fromReasonMask = (mask: number): RatingReason[] =>
  ratingReasons.filter((_, bit) => (mask & (1 << bit)) !== 0);

/**
 * Whether a "no" says something about the text. A reader who only disagrees with the policy, or who wanted
 * another article, does not tell the writer that this one is badly written.
 */
export function isAboutTheText(mask: number): boolean {
  const apart = toReasonMask(['wrong-article', 'disagree']);
  return mask === 0 || (mask & ~apart) !== 0;
}
