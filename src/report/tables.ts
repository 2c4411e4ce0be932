/** The report as tables, for spreadsheets and for programs that make charts: one row a thing, one column a fact. */
import { funnelSteps, type Slice } from '#model/feedback/search-day.ts';
import type { SearchReport } from '#model/feedback/searches.ts';
import type { ReportInput } from './input.ts';
import type { ReportArticle, ReportComment } from './parts/articles.ts';
import type { WaitingText } from './parts/waiting.ts';
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

type Column<Row> = readonly [name: string, valueOf: (row: Row) => Cell];

const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Table => ({
  columns: columns.map(([name]) => name),
  rows: rows.map((row) => columns.map(([, valueOf]) => valueOf(row))),
});

/** A column of a field that is called alike. */
const same = <Name extends string>(name: Name): Column<Readonly<Record<Name, Cell>>> => [
  name,
  (row) => row[name],
];

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** All tables. Those by day hold the period and the one before, from what the collector counted. */
export const tablesOf = (
  report: Report,
  { contacts, funnel }: Pick<ReportInput, 'contacts' | 'funnel'>,
): Readonly<Record<TableName, Table>> => ({
  articles: tableOf(articleColumns, report.articles),
  waiting: tableOf(waitingColumns, report.waiting),
  queries: tableOf(
    queryColumns,
    report.searches.flatMap(({ queries }) => queries),
  ),
  comments: tableOf(
    commentColumns,
    report.articles.flatMap(({ article, locale, comments }) =>
      comments.map((comment) => ({ ...comment, article, locale })),
    ),
  ),
  contacts_by_day: tableOf([...sliceColumns, same('via'), same('channel'), same('n')], contacts),
  searches_by_day: tableOf([...sliceColumns, ...funnelSteps.map((step) => same(step))], funnel),
});

const sliceColumns: readonly Column<Slice & { readonly day: number }>[] = [
  ['day', ({ day }) => toDate(day)],
  same('locale'),
  same('country'),
  same('device'),
];

const textColumns = [same('article'), same('locale'), same('title')] as const;

const waitingColumns: readonly Column<WaitingText>[] = [
  ...textColumns,
  ['stale', ({ isStale }) => Number(isStale)],
  ['days_overdue', ({ overdue }) => overdue],
  ['yes', ({ votes }) => votes.yes],
  ['no', ({ votes }) => votes.no],
  ['owner', ({ owner }) => owner ?? ''],
  same('file'),
];

const queryColumns: readonly Column<SearchReport['queries'][number]>[] = [
  same('locale'),
  same('query'),
  ['searches', (q) => q.episodes],
  ['without_result', (q) => q.withoutResult],
  ['reworded', (q) => q.reformulated],
  same('contacted'),
  ['followed_by', (q) => q.followedBy.join('; ')],
];

const commentColumns: readonly Column<ReportComment & Pick<ReportArticle, 'article' | 'locale'>>[] = [
  same('id'),
  same('day'),
  same('article'),
  same('locale'),
  same('state'),
  ['note', (c) => c.note ?? ''],
  same('verdict'),
  ['reasons', (c) => c.reasons.join('; ')],
  ['signals', (c) => c.signals.join('; ')],
  ['comment', (c) => c.body],
];

const articleColumns: readonly Column<ReportArticle>[] = [
  ...textColumns,
  same('path'),
  ['yes', (a) => a.votes.yes],
  ['no', (a) => a.votes.no],
  same('apart'),
  ['low', (a) => rounded(a.interval.low)],
  ['high', (a) => rounded(a.interval.high)],
  same('visitors'),
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
