/** Texts that wait for somebody: translations whose source has changed, and reviews that are overdue, beside what readers say. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { articleKey } from '#model/feedback/ratings.ts';
import type { Votes } from '#model/feedback/statistics.ts';
import type { TextFacts } from '../content-facts.ts';
import type { ReportInput } from '../input.ts';
import { pagesOf, type ReportArticle } from './articles.ts';

export interface WaitingText extends TextFacts {
  readonly article: string;
  readonly locale: string;
  readonly title: string;
  /** Empty where the site has no page of it. */
  readonly path: string;
  readonly votes: Votes;
  readonly expectedUnhappy: number;
}

/** All of them: those that leave most readers unhappy first, then those that have waited longest. */
export function waitingTexts(input: ReportInput, rated: readonly ReportArticle[]): WaitingText[] {
  const pages = pagesOf(input);
  const ratings = new Map(rated.map((one) => [articleKey(one.article, one.locale), one]));
  return [...(input.content ?? [])]
    .filter(([, { isStale, overdue }]) => isStale || overdue > 0)
    .map(([key, facts]): WaitingText => {
      const [locale = '', article = ''] = key.split('\0');
      const rating = ratings.get(key);
      return {
        ...facts,
        article,
        locale,
        title: pages.get(key)?.title ?? article,
        path: pages.get(key)?.path ?? '',
        votes: rating?.votes ?? { yes: 0, no: 0 },
        expectedUnhappy: rating?.expectedUnhappy ?? 0,
      };
    })
    .toSorted(
      (a, b) =>
        b.expectedUnhappy - a.expectedUnhappy || b.overdue - a.overdue || compareCodeUnits(a.file, b.file),
    );
}
