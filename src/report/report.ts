/** The feedback report as data: what writers read, in the order in which they should read it. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { dayMs, dayOf } from '#base/day.ts';
import { sum } from '#base/sum.ts';
import { findCommentSignals, type CommentSignal } from '#model/feedback/comment-signals.ts';
import type { FormerRatings } from '#model/feedback/former.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
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
import type { SearchReport } from '#model/feedback/searches.ts';
import type { Evidence } from '#model/learning/evidence.ts';
import {
  changeBetween,
  wilsonInterval,
  type Change,
  type Interval,
  type Prior,
  type Votes,
} from '#model/feedback/statistics.ts';
import {
  eventFlags,
  type Revision,
  type RollupRow,
  type StoredComment,
  type TallyRow,
} from '#collector/store.ts';
import { reportFormer, type ReportFormer } from './former.ts';

/** Everything the report is made from. */
export interface ReportInput {
  /** Last day of the report, in days since 1970-01-01. */
  readonly today: number;
  readonly manifest: FeedbackManifest;
  readonly votes: readonly VoteCount[];
  readonly comments: readonly StoredComment[];
  readonly revisions: readonly Revision[];
  readonly rollups: readonly RollupRow[];
  readonly searches: readonly SearchReport[];
  /** What searches say that the site could learn. */
  readonly evidence?: readonly Evidence[];
  readonly tallies: readonly TallyRow[];
  readonly setAside: readonly { readonly flags: number; readonly n: number }[];
  readonly former?: FormerRatings | undefined;
}

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

/** A day on which most votes of an article came from one network. */
interface NetworkDay {
  readonly day: string;
  readonly n: number;
  /** All votes of the day that count. */
  readonly of: number;
}

interface ReportComment {
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
  /** Most frequent first. */
  readonly reasons: readonly ReasonCount[];
  readonly trend: readonly Month[];
  /** Days on which a new revision appeared. */
  readonly revisionDays: readonly string[];
  /** Votes before and after the newest revision within reach; absent where the text has not changed. */
  readonly change: (Change & { readonly since: string }) | undefined;
  readonly comments: readonly ReportComment[];
  /** Newest first. */
  readonly oneNetwork: readonly NetworkDay[];
}

interface ReportLocale {
  readonly locale: string;
  readonly votes: Votes;
  readonly interval: Interval;
  readonly articles: number;
  readonly comments: number;
  readonly contacts: number;
}

/** An article that agents have sent, and how often. */
export interface SentArticle {
  readonly article: string;
  readonly title: string;
  /** The language of the customers. */
  readonly locale: string;
  readonly n: number;
}

export interface Report {
  readonly through: string;
  readonly articles: readonly ReportArticle[];
  readonly searches: readonly SearchReport[];
  /** Phrases, synonyms and gaps by language, as `npx fener learn` and `npx fener gaps` read them. */
  readonly evidence: readonly Evidence[];
  /** Most sent first. */
  readonly sent: readonly SentArticle[];
  readonly locales: readonly ReportLocale[];
  readonly former: ReportFormer | undefined;
  readonly quality: {
    readonly turnedAway: readonly { readonly name: string; readonly n: number }[];
    /** Votes that are kept and not counted. */
    readonly setAside: {
      readonly unknown: number;
      readonly manyFromOneVisitor: number;
      readonly manyFromOneNetwork: number;
    };
    /** Votes that count, of current epochs. */
    readonly counted: number;
    /** Articles of the site without any vote. */
    readonly unrated: number;
    /** Votes of earlier epochs and of deleted articles. */
    readonly outdated: number;
  };
}

/** `YYYY-MM-DD` of a day since 1970-01-01. */
export const toDate = (day: number): string => dayOf(day * dayMs);

/** The report. The same input in any order produces the same report. */
export function buildReport(input: ReportInput): Report {
  const { manifest, votes } = input;
  const pages = new Map(
    manifest.articles.map((article) => [articleKey(article.id, article.locale), article]),
  );
  const epochOf = (article: string, locale: string) => pages.get(articleKey(article, locale))?.epoch;
  const clicks = sumBy(
    input.rollups.filter(({ metric }) => metric === 'click'),
    ({ article, locale }) => articleKey(article, locale),
  );
  const ratings = rateArticles({ votes, epochOf, clicksOf: (...of) => clicks.get(articleKey(...of)) ?? 0 });
  const counted = votes.filter(({ article, locale, epoch }) => epochOf(article, locale) === epoch);
  const priors = localePriors(counted);
  const [votesOf, revisionsOf, commentsOf] = [
    byArticle(counted),
    byArticle(input.revisions),
    byArticle(input.comments),
  ];
  const rated = new Set(ratings.map(({ article, locale }) => articleKey(article, locale)));

  return {
    through: toDate(input.today),
    articles: ratings.map((rating) => {
      const key = articleKey(rating.article, rating.locale);
      const page = pages.get(key);
      const prior = priors.get(rating.locale) ?? { mean: 0.5, weight: 10 };
      return {
        ...toReportArticle(rating, prior, votesOf.get(key) ?? [], revisionsOf.get(key) ?? []),
        title: page?.title ?? rating.article,
        path: page?.path ?? '',
        comments: (commentsOf.get(key) ?? []).map(toReportComment),
        oneNetwork: networkDays(input.tallies, `${rating.locale}/${rating.article}`),
      };
    }),
    searches: input.searches,
    evidence: input.evidence ?? [],
    sent: sentByAgents(input),
    locales: compareLocales(input, counted),
    former: reportFormer(input.former, manifest),
    quality: {
      turnedAway: [...sumBy(turnedAway(input), ({ name }) => name)].map(([name, n]) => ({ name, n })),
      setAside: {
        unknown: setAsideBy(input, eventFlags.unknownArticle | eventFlags.unknownRevision),
        manyFromOneVisitor: setAsideBy(input, eventFlags.tooManyFromOneVisitor),
        manyFromOneNetwork: setAsideBy(input, eventFlags.tooManyFromOneNetwork),
      },
      counted: sum(counted, ({ n }) => n),
      unrated: [...pages.keys()].filter((key) => !rated.has(key)).length,
      outdated: sum(votes, ({ n }) => n) - sum(counted, ({ n }) => n),
    },
  };
}

/** How many articles the list names. */
const mostSent = 50;

function sentByAgents({ rollups, manifest }: ReportInput): SentArticle[] {
  const titles = new Map(manifest.articles.map(({ id, locale, title }) => [articleKey(id, locale), title]));
  const sent = byArticle(rollups.filter(({ metric }) => metric === 'sent'));
  return [...sent]
    .flatMap(([key, rows]) => {
      const { article, locale } = rows[0] ?? { article: '', locale: '' };
      return { article, locale, title: titles.get(key) ?? article, n: sum(rows, ({ n }) => n) };
    })
    .toSorted((a, b) => b.n - a.n || compareCodeUnits(a.article + a.locale, b.article + b.locale))
    .slice(0, mostSent);
}

const turnedAway = ({ tallies }: ReportInput) => tallies.filter(({ name }) => !name.includes(':'));

const setAsideBy = ({ setAside }: ReportInput, mask: number) =>
  sum(
    setAside.filter(({ flags }) => (flags & mask) !== 0),
    ({ n }) => n,
  );

/** Days on which one network sent more than half of an article's votes, and enough to be told. */
function networkDays(tallies: readonly TallyRow[], about: string): NetworkDay[] {
  const [one, all] = (['one-network', 'votes'] as const).map(
    (kind) =>
      new Map(tallies.filter(({ name }) => name === `${kind}:${about}`).map(({ day, n }) => [day, n])),
  );
  return [...(one ?? [])]
    .map(([day, n]) => ({ day: toDate(day), n, of: Math.max(n, all?.get(day) ?? 0) }))
    .filter(({ n, of }) => n * 2 > of)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1));
}

const byArticle = <Row extends { readonly article: string; readonly locale: string }>(rows: readonly Row[]) =>
  Map.groupBy(rows, ({ article, locale }) => articleKey(article, locale));

const sumOf = (rows: readonly VoteCount[]) => sumVotes(rows).votes;

const monthOf = (day: number) => toDate(day).slice(0, 7);

function toReportArticle(
  rating: ArticleRating,
  prior: Prior,
  votes: readonly VoteCount[],
  revisions: readonly Revision[],
): Omit<ReportArticle, 'title' | 'path' | 'comments' | 'oneNetwork'> {
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
              sumOf(votes.filter(({ day }) => day < since)),
              sumOf(votes.filter(({ day }) => day >= since)),
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
    if (months.at(-1)?.month !== month) months.push({ month, votes: sumOf(byMonth.get(month) ?? []) });
  }
  return months;
}

const toReportComment = ({ day, body, value, reasons }: StoredComment): ReportComment => ({
  day: toDate(day),
  body,
  verdict: value === 1 ? 'yes' : value === -1 ? 'no' : 'none',
  reasons: fromReasonMask(reasons),
  signals: findCommentSignals(body),
});

function compareLocales(input: ReportInput, counted: readonly VoteCount[]): ReportLocale[] {
  const votesOf = Map.groupBy(counted, ({ locale }) => locale);
  const contacts = sumBy(
    input.rollups.filter(({ metric }) => metric === 'contact'),
    ({ locale }) => locale,
  );
  const locales = new Set([...input.manifest.articles.map(({ locale }) => locale), ...votesOf.keys()]);
  return [...locales].toSorted().map((locale) => {
    const { votes } = sumVotes(votesOf.get(locale) ?? []);
    return {
      locale,
      votes,
      interval: wilsonInterval(votes),
      articles: input.manifest.articles.filter((article) => article.locale === locale).length,
      comments: input.comments.filter((comment) => comment.locale === locale).length,
      contacts: contacts.get(locale) ?? 0,
    };
  });
}

function sumBy<Row extends { readonly n: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.n);
  return sums;
}
