/** The feedback report as data: what writers read, in the order in which they should read it. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { sum } from '#base/sum.ts';
import { articleKey, sumVotes, type VoteCount } from '#model/feedback/ratings.ts';
import type { SearchReport } from '#model/feedback/searches.ts';
import type { Evidence } from '#model/learning/evidence.ts';
import { wilsonInterval, type Interval, type Votes } from '#model/feedback/statistics.ts';
import { eventFlags } from '#collector/store.ts';
import { reportFormer, type ReportFormer } from './former.ts';
import type { ReportInput } from './input.ts';
import { countedVotes, pagesOf, reportArticles, type ReportArticle } from './parts/articles.ts';
import { reportContacts, reportFunnel, type ReportContacts, type ReportFunnel } from './parts/contact.ts';
import { overviewOf, type Overview } from './parts/overview.ts';
import { sumBy } from './parts/sums.ts';
import { waitingTexts, type WaitingText } from './parts/waiting.ts';
import { toDate } from './period.ts';

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

/** Days as `YYYY-MM-DD`, both included. */
interface Dates {
  readonly from: string;
  readonly to: string;
}

export interface Report {
  readonly through: string;
  readonly period: Dates & { readonly before: Dates; readonly timeZone: string };
  readonly overview: Overview;
  readonly articles: readonly ReportArticle[];
  /** Stale translations and overdue reviews, those with most need first. */
  readonly waiting: readonly WaitingText[];
  readonly contacts: ReportContacts;
  readonly funnel: ReportFunnel;
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

/** The report. The same input in any order produces the same report. */
export function buildReport(input: ReportInput): Report {
  const { period } = input;
  const counted = countedVotes(input);
  const articles = reportArticles(input);
  return {
    through: toDate(period.to),
    period: { ...datesOf(period), before: datesOf(period.before), timeZone: period.timeZone },
    overview: overviewOf(input),
    articles,
    waiting: waitingTexts(input, articles),
    contacts: reportContacts(input),
    funnel: reportFunnel(input),
    searches: input.searches,
    evidence: input.evidence ?? [],
    sent: sentByAgents(input),
    locales: compareLocales(input, counted),
    former: reportFormer(input.former, input.manifest),
    quality: qualityOf(input, counted, articles),
  };
}

const datesOf = ({ from, to }: { readonly from: number; readonly to: number }): Dates => ({
  from: toDate(from),
  to: toDate(to),
});

function qualityOf(
  input: ReportInput,
  counted: readonly VoteCount[],
  articles: readonly ReportArticle[],
): Report['quality'] {
  const rated = new Set(articles.map(({ article, locale }) => articleKey(article, locale)));
  const setAsideBy = (mask: number) => sum(input.setAside, ({ flags, n }) => ((flags & mask) === 0 ? 0 : n));
  const turnedAway = input.tallies.filter(({ name }) => !name.includes(':'));
  return {
    turnedAway: [...sumBy(turnedAway, ({ name }) => name)].map(([name, n]) => ({ name, n })),
    setAside: {
      unknown: setAsideBy(eventFlags.unknownArticle | eventFlags.unknownRevision),
      manyFromOneVisitor: setAsideBy(eventFlags.tooManyFromOneVisitor),
      manyFromOneNetwork: setAsideBy(eventFlags.tooManyFromOneNetwork),
    },
    counted: sum(counted, ({ n }) => n),
    unrated: [...pagesOf(input).keys()].filter((key) => !rated.has(key)).length,
    outdated: sum(input.votes, ({ n }) => n) - sum(counted, ({ n }) => n),
  };
}

/** How many articles the list names. */
const mostSent = 50;

function sentByAgents({ articleCounts, manifest }: ReportInput): SentArticle[] {
  const titles = new Map(manifest.articles.map(({ id, locale, title }) => [articleKey(id, locale), title]));
  const sent = Map.groupBy(
    articleCounts.filter(({ metric }) => metric === 'sent'),
    ({ article, locale }) => articleKey(article, locale),
  );
  return [...sent]
    .flatMap(([key, rows]) => {
      const { article, locale } = rows[0] ?? { article: '', locale: '' };
      return { article, locale, title: titles.get(key) ?? article, n: sum(rows, ({ n }) => n) };
    })
    .toSorted((a, b) => b.n - a.n || compareCodeUnits(a.article + a.locale, b.article + b.locale))
    .slice(0, mostSent);
}

function compareLocales(input: ReportInput, counted: readonly VoteCount[]): ReportLocale[] {
  const votesOf = Map.groupBy(counted, ({ locale }) => locale);
  const contacts = sumBy(
    input.articleCounts.filter(({ metric }) => metric === 'contact'),
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
