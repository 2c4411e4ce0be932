/** Articles in the order in which they should be read: where most readers leave unhappy. */
import { memoize } from '#base/memoize.ts';
import { stateOf, type CommentState } from '#model/feedback/comment-states.ts';
import { findCommentSignals, type CommentSignal } from '#model/feedback/comment-signals.ts';
import {
  articleKey,
  isConfidentlyBad,
  localePriors,
  rateArticles,
  sumVotes,
  type ArticleRating,
  type VoteCount,
} from '#model/feedback/ratings.ts';
import { fromReasonMask, ratingReasons, type RatingReason } from '#model/feedback/browser/reasons.ts';
import {
  changeBetween,
  compareShares,
  type Change,
  type Interval,
  type Prior,
  type ShareChange,
  type Votes,
} from '#model/feedback/statistics.ts';
import type { Revision, StoredComment } from '#collector/store.ts';
import { commentId } from '../comment-id.ts';
import type { TextFacts } from '../content-facts.ts';
import type { ReportInput } from '../input.ts';
import { isIn, toDate } from '../period.ts';
import { networkDays, type NetworkDay } from './networks.ts';
import { sumBy } from './sums.ts';

export interface ReasonCount {
  readonly reason: RatingReason;
  readonly n: number;
}

/** Votes of one month, for the trend. */
export interface Month {
  /** `2026-03`. */
  readonly month: string;
  readonly votes: Votes;
}

export interface ReportComment {
  /** Under which `content/comments.yaml` knows it. */
  readonly id: string;
  readonly state: CommentState;
  readonly note: string | undefined;
  readonly day: string;
  readonly body: string;
  readonly verdict: 'yes' | 'no' | 'none';
  readonly reasons: readonly RatingReason[];
  readonly signals: readonly CommentSignal[];
}

export interface ReportArticle {
  readonly article: string;
  readonly locale: string;
  readonly title: string;
  readonly path: string;
  readonly epoch: number;
  readonly votes: Votes;
  readonly apart: number;
  readonly interval: Interval;
  readonly visitors: number;
  readonly expectedUnhappy: number;
  readonly confidentlyBad: boolean;
  /** Votes of the period against those of the one before. */
  readonly inPeriod: ShareChange;
  /** Most frequent first. */
  readonly reasons: readonly ReasonCount[];
  readonly trend: readonly Month[];
  /** Days on which a new revision appeared. */
  readonly revisionDays: readonly string[];
  /** Votes before and after the newest revision within reach; absent where the text has not changed. */
  readonly change: (Change & { readonly since: string }) | undefined;
  readonly comments: readonly ReportComment[];
  /** Days on which most of its votes came from one network, newest first. */
  readonly oneNetwork: readonly NetworkDay[];
  /** Days on which it was opened as a result mostly from one network, newest first. */
  readonly openedFromOneNetwork: readonly NetworkDay[];
  /** What the repository says of the text. */
  readonly text: TextFacts | undefined;
}

/** Articles of the site by language. */
export const pagesOf = ({ manifest }: Pick<ReportInput, 'manifest'>) =>
  new Map(manifest.articles.map((article) => [articleKey(article.id, article.locale), article]));

/** Votes on what the articles of the site say now. */
export function countedVotes(input: Pick<ReportInput, 'manifest' | 'votes'>): VoteCount[] {
  const pages = pagesOf(input);
  return input.votes.filter(
    ({ article, locale, epoch }) => pages.get(articleKey(article, locale))?.epoch === epoch,
  );
}

/** Every article that has votes. */
export function reportArticles(input: ReportInput): ReportArticle[] {
  const pages = pagesOf(input);
  const epochOf = (article: string, locale: string) => pages.get(articleKey(article, locale))?.epoch;
  const clicks = sumBy(
    input.articleCounts.filter(({ metric }) => metric === 'click'),
    ({ article, locale }) => articleKey(article, locale),
  );
  const clicksOf = (article: string, locale: string) => clicks.get(articleKey(article, locale)) ?? 0;
  const counted = countedVotes(input);
  const priors = localePriors(counted);
  const [votesOf, revisionsOf, commentsOf] = [
    byArticle(counted),
    byArticle(input.revisions),
    byArticle(input.comments),
  ];
  const networks = networkDays(input.tallies);
  return rateArticles({ votes: input.votes, epochOf, clicksOf }).map((rating) => {
    const key = articleKey(rating.article, rating.locale);
    const page = pages.get(key);
    const prior = priors.get(rating.locale) ?? { mean: 0.5, weight: 10 };
    const votes = votesOf.get(key) ?? [];
    return {
      ...toReportArticle(rating, prior, votes, revisionsOf.get(key) ?? []),
      title: page?.title ?? rating.article,
      path: page?.path ?? '',
      inPeriod: compareShares(
        votesIn(votes, (day) => isIn(input.period, day)),
        votesIn(votes, (day) => isIn(input.period.before, day)),
      ),
      comments: (commentsOf.get(key) ?? []).map((comment) => toReportComment(comment, input)),
      oneNetwork: networks('votes', `${rating.locale}/${rating.article}`),
      openedFromOneNetwork: networks('opened', `${rating.locale}/${rating.article}`),
      text: input.content?.get(key),
    };
  });
}

const byArticle = <Row extends { readonly article: string; readonly locale: string }>(rows: readonly Row[]) =>
  Map.groupBy(rows, ({ article, locale }) => articleKey(article, locale));

const votesIn = (votes: readonly VoteCount[], isWanted: (day: number) => boolean): Votes =>
  sumVotes(votes.filter(({ day }) => isWanted(day))).votes;

const monthOf = memoize((day: number) => toDate(day).slice(0, 7));

function toReportArticle(
  rating: ArticleRating,
  prior: Prior,
  votes: readonly VoteCount[],
  revisions: readonly Revision[],
): Omit<
  ReportArticle,
  'title' | 'path' | 'comments' | 'oneNetwork' | 'openedFromOneNetwork' | 'inPeriod' | 'text'
> {
  const { reasons, ...rest } = rating;
  const days = revisions.map(({ day }) => day).toSorted((a, b) => a - b);
  // The first revision that the collector saw marks its start, not a change.
  const changes = days.slice(1);
  const since = changes.at(-1);
  return {
    ...rest,
    confidentlyBad: isConfidentlyBad(rating, prior),
    reasons: ratingReasons
      .map((reason, bit) => ({ reason, n: reasons.get(bit) ?? 0 }))
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => b.n - a.n),
    trend: trendOf(votes, changes),
    revisionDays: changes.map(toDate),
    change:
      since === undefined
        ? undefined
        : {
            since: toDate(since),
            ...changeBetween(
              votesIn(votes, (day) => day < since),
              votesIn(votes, (day) => day >= since),
              prior,
            ),
          },
  };
}

/** Every month from the first to the last vote or revision, also those without votes. */
function trendOf(votes: readonly VoteCount[], revisionDays: readonly number[]): Month[] {
  const byMonth = Map.groupBy(votes, ({ day }) => monthOf(day));
  const days = [...votes.map(({ day }) => day), ...revisionDays];
  const months: Month[] = [];
  if (days.length === 0) return months;
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  for (let day = first; monthOf(day) <= monthOf(last); day += 28) {
    const month = monthOf(day);
    if (months.at(-1)?.month !== month)
      months.push({ month, votes: sumVotes(byMonth.get(month) ?? []).votes });
  }
  return months;
}

const toReportComment = (comment: StoredComment, { states }: ReportInput): ReportComment => ({
  id: commentId(comment),
  ...stateOf(commentId(comment), states),
  day: toDate(comment.day),
  body: comment.body,
  verdict: comment.value === 1 ? 'yes' : comment.value === -1 ? 'no' : 'none',
  reasons: fromReasonMask(comment.reasons),
  signals: findCommentSignals(comment.body),
});
