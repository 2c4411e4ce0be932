/** The report as tables, for spreadsheets and for programs that make charts: one row a thing, one column a fact. */
import { funnelSteps } from '#model/feedback/search-day.ts';
import type { ReportInput } from './input.ts';
import type { ReportArticle } from './parts/articles.ts';
import { toDate } from './period.ts';
import type { Report } from './report.ts';

type Cell = string | number;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Names of the tables, which are names of files, too. */
export const tableNames = [
  'articles',
  'waiting',
  'queries',
  'comments',
  'contacts_by_day',
  'searches_by_day',
] as const;
export type TableName = (typeof tableNames)[number];

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** All tables. Those by day hold the period and the one before, from what the collector counted. */
export const tablesOf = (
  report: Report,
  { contacts, funnel }: Pick<ReportInput, 'contacts' | 'funnel'>,
): Readonly<Record<TableName, Table>> => ({
  articles: articleTable(report),
  waiting: waitingTable(report),
  queries: queryTable(report),
  comments: commentTable(report),
  contacts_by_day: {
    columns: ['day', 'locale', 'country', 'device', 'via', 'channel', 'n'],
    rows: contacts.map((row) => [
      toDate(row.day),
      row.locale,
      row.country,
      row.device,
      row.via,
      row.channel,
      row.n,
    ]),
  },
  searches_by_day: {
    columns: ['day', 'locale', 'country', 'device', ...funnelSteps],
    rows: funnel.map((row) => [
      toDate(row.day),
      row.locale,
      row.country,
      row.device,
      ...funnelSteps.map((step) => row[step]),
    ]),
  },
});

const waitingTable = ({ waiting }: Report): Table => ({
  columns: ['article', 'locale', 'title', 'stale', 'days_overdue', 'yes', 'no', 'owner', 'file'],
  rows: waiting.map((text) => [
    text.article,
    text.locale,
    text.title,
    Number(text.isStale),
    text.overdue,
    text.votes.yes,
    text.votes.no,
    text.owner ?? '',
    text.file,
  ]),
});

const queryTable = ({ searches }: Report): Table => ({
  columns: ['locale', 'query', 'searches', 'without_result', 'reworded', 'contacted', 'followed_by'],
  rows: searches.flatMap(({ queries }) =>
    queries.map((q) => [
      q.locale,
      q.query,
      q.episodes,
      q.withoutResult,
      q.reformulated,
      q.contacted,
      q.followedBy.join('; '),
    ]),
  ),
});

const commentTable = ({ articles }: Report): Table => ({
  columns: ['id', 'day', 'article', 'locale', 'state', 'note', 'verdict', 'reasons', 'signals', 'comment'],
  rows: articles.flatMap(({ article, locale, comments }) =>
    comments.map((c) => [
      c.id,
      c.day,
      article,
      locale,
      c.state,
      c.note ?? '',
      c.verdict,
      c.reasons.join('; '),
      c.signals.join('; '),
      c.body,
    ]),
  ),
});

const articleColumns: readonly (readonly [name: string, valueOf: (a: ReportArticle) => Cell])[] = [
  ['article', (a) => a.article],
  ['locale', (a) => a.locale],
  ['title', (a) => a.title],
  ['path', (a) => a.path],
  ['yes', (a) => a.votes.yes],
  ['no', (a) => a.votes.no],
  ['apart', (a) => a.apart],
  ['low', (a) => rounded(a.interval.low)],
  ['high', (a) => rounded(a.interval.high)],
  ['visitors', (a) => a.visitors],
  ['expected_unhappy', (a) => rounded(a.expectedUnhappy)],
  ['period_yes', (a) => a.inPeriod.now.yes],
  ['period_no', (a) => a.inPeriod.now.no],
  ['before_yes', (a) => a.inPeriod.before.yes],
  ['before_no', (a) => a.inPeriod.before.no],
  ['reasons', (a) => a.reasons.map(({ reason, n }) => `${reason} ${n}`).join('; ')],
  ['days_of_one_network', (a) => a.oneNetwork.length],
  ['owner', (a) => a.text?.owner ?? ''],
  ['file', (a) => a.text?.file ?? ''],
  ['stale', (a) => Number(a.text?.isStale ?? false)],
  ['days_overdue', (a) => a.text?.overdue ?? 0],
];

const articleTable = ({ articles }: Report): Table => ({
  columns: articleColumns.map(([name]) => name),
  rows: articles.map((article) => articleColumns.map(([, valueOf]) => valueOf(article))),
});
