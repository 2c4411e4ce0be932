/** Ratings of articles as the report and the site show them: what to fix first, what helps most. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { isAboutTheText } from './browser/reasons.ts';
import {
  expectedUnhappy,
  priorOf,
  wilsonInterval,
  type Interval,
  type Prior,
  type Votes,
} from './statistics.ts';

/** Votes of one article, locale and epoch, by the day they were last changed, value and reasons. */
export interface VoteCount {
  readonly article: string;
  readonly locale: string;
  readonly epoch: number;
  /** Days since 1970-01-01, UTC. */
  readonly day: number;
  readonly value: -1 | 1;
  readonly reasons: number;
  readonly n: number;
}

export interface ArticleRating {
  readonly article: string;
  readonly locale: string;
  readonly epoch: number;
  /** Votes on the text: a "no" that only disagrees or only sought another article is in `apart`. */
  readonly votes: Votes;
  readonly apart: number;
  /** How often each reason was given, by its place in `ratingReasons`. */
  readonly reasons: ReadonlyMap<number, number>;
  readonly interval: Interval;
  /** A measure of traffic: results opened plus votes. */
  readonly visitors: number;
  readonly expectedUnhappy: number;
}

export interface RatingInput {
  readonly votes: readonly VoteCount[];
  /** Current epoch of an article in a locale, `undefined` for a deleted article. */
  readonly epochOf: (article: string, locale: string) => number | undefined;
  /** Times an article was opened from search results. */
  readonly clicksOf: (article: string, locale: string) => number;
}

/** Key of an article in a locale. */
export const articleKey = (article: string, locale: string): string => `${locale}\0${article}`;

/** The ratings of every article that has votes in its current epoch, what to fix first at the front. */
export function rateArticles({ votes, epochOf, clicksOf }: RatingInput): ArticleRating[] {
  const current = votes.filter(({ article, locale, epoch }) => epochOf(article, locale) === epoch);
  const groups = Map.groupBy(current, ({ article, locale }) => articleKey(article, locale));
  const priors = localePriors(current);
  return [...groups.values()]
    .flatMap((rows) => {
      const [first] = rows;
      if (!first) return [];
      const { article, locale, epoch } = first;
      const counted = sumVotes(rows);
      const visitors = clicksOf(article, locale) + counted.votes.yes + counted.votes.no;
      const prior = priors.get(locale) ?? { mean: 0.5, weight: 10 };
      return [
        {
          article,
          locale,
          epoch,
          ...counted,
          interval: wilsonInterval(counted.votes),
          visitors,
          expectedUnhappy: expectedUnhappy(counted.votes, prior, visitors),
        },
      ];
    })
    .toSorted(byExpectedUnhappy);
}

/** Sums rows of votes: on the text, apart, and reasons. */
export function sumVotes(rows: readonly VoteCount[]): Pick<ArticleRating, 'votes' | 'apart' | 'reasons'> {
  let [yes, no, apart] = [0, 0, 0];
  const reasons = new Map<number, number>();
  for (const { value, reasons: mask, n } of rows) {
    if (value === 1) yes += n;
    else if (isAboutTheText(mask)) no += n;
    else apart += n;
    for (let [bit, left] = [0, mask]; left > 0; bit += 1, left >>= 1) {
      if ((left & 1) === 1) reasons.set(bit, (reasons.get(bit) ?? 0) + n);
    }
  }
  return { votes: { yes, no }, apart, reasons };
}

/** The mean of all votes of each locale, not only of the articles that look bad. */
export function localePriors(votes: readonly VoteCount[]): Map<string, Prior> {
  const byLocale = Map.groupBy(votes, ({ locale }) => locale);
  return new Map([...byLocale].map(([locale, rows]) => [locale, priorOf([sumVotes(rows).votes])]));
}

/** Ties are broken by key, so that the list does not depend on the order of rows. */
const byExpectedUnhappy = (a: ArticleRating, b: ArticleRating) =>
  b.expectedUnhappy - a.expectedUnhappy ||
  a.interval.high - b.interval.high ||
  compareCodeUnits(articleKey(a.article, a.locale), articleKey(b.article, b.locale));

/** Whether an article is bad beyond doubt: even the best share its votes allow is 10 points below the mean. */
export const isConfidentlyBad = ({ interval }: ArticleRating, { mean }: Prior): boolean =>
  interval.high < mean - 0.1;
