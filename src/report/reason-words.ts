/** Reasons in the words of the report, which is in English. */
import type { RatingReason } from '#model/feedback/browser/reasons.ts';

export const reasonWords: Readonly<Record<RatingReason, string>> = {
  'wrong-article': 'Not what they looked for',
  outdated: 'Out of date',
  unclear: 'Unclear',
  missing: 'Something missing',
  broken: 'Did not work',
  disagree: 'Disagree with the policy',
};
