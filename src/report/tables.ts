/** The report as tables, for spreadsheets and for programs that make charts: one row a thing, one column a fact. */
import { funnelSteps, type Slice } from '#model/feedback/search-day.ts';
import type { SearchReport } from '#model/feedback/searches.ts';
import type { ReportInput } from './input.ts';
import type { ReportArticle, ReportComment } from './parts/articles.ts';
import type { WaitingText } from './parts/waiting.ts';
import { toDate } from './period.ts';
import type { Report } from './report.ts';

type Cell = string | number;

/** What a column holds. A text may be a day, as `YYYY-MM-DD`. */
type CellType = 'text' | 'integer' | 'real';

export interface Table {
  readonly columns: readonly string[];
  /** What each column holds, also where there is no row. */
  readonly types: readonly CellType[];
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

type Column<Row> = readonly [name: string, type: CellType, valueOf: (row: Row) => Cell];

const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Table => ({
  columns: columns.map(([name]) => name),
  types: columns.map(([, type]) => type),
  rows: rows.map((row) => columns.map(([, , valueOf]) => valueOf(row))),
});

/** A column of a text, or of a number, that is called as the field is. */
const text = <Name extends string>(name: Name): Column<Readonly<Record<Name, string>>> => [
  name,
  'text',
  (row) => row[name],
];
const count = <Name extends string>(name: Name): Column<Readonly<Record<Name, number>>> => [
  name,
  'integer',
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
  contacts_by_day: tableOf([...sliceColumns, text('via'), text('channel'), count('n')], contacts),
  searches_by_day: tableOf([...sliceColumns, ...funnelSteps.map((step) => count(step))], funnel),
});

const sliceColumns: readonly Column<Slice & { readonly day: number }>[] = [
  ['day', 'text', ({ day }) => toDate(day)],
  text('locale'),
  text('country'),
  text('device'),
];

const textColumns = [text('article'), text('locale'), text('title')] as const;

const waitingColumns: readonly Column<WaitingText>[] = [
  ...textColumns,
  ['stale', 'integer', ({ isStale }) => Number(isStale)],
  ['days_overdue', 'integer', ({ overdue }) => overdue],
  ['yes', 'integer', ({ votes }) => votes.yes],
  ['no', 'integer', ({ votes }) => votes.no],
  ['owner', 'text', ({ owner }) => owner ?? ''],
  text('file'),
];

const queryColumns: readonly Column<SearchReport['queries'][number]>[] = [
  text('locale'),
  text('query'),
  ['searches', 'integer', (q) => q.episodes],
  ['without_result', 'integer', (q) => q.withoutResult],
  ['reworded', 'integer', (q) => q.reformulated],
  count('contacted'),
  ['followed_by', 'text', (q) => q.followedBy.join('; ')],
];

const commentColumns: readonly Column<ReportComment & Pick<ReportArticle, 'article' | 'locale'>>[] = [
  text('id'),
  text('day'),
  text('article'),
  text('locale'),
  text('state'),
  ['note', 'text', (c) => c.note ?? ''],
  text('verdict'),
  ['reasons', 'text', (c) => c.reasons.join('; ')],
  ['signals', 'text', (c) => c.signals.join('; ')],
  ['comment', 'text', (c) => c.body],
];

const articleColumns: readonly Column<ReportArticle>[] = [
  ...textColumns,
  text('path'),
  ['yes', 'integer', (a) => a.votes.yes],
  ['no', 'integer', (a) => a.votes.no],
  count('apart'),
  ['low', 'real', (a) => rounded(a.interval.low)],
  ['high', 'real', (a) => rounded(a.interval.high)],
  count('visitors'),
  ['expected_unhappy', 'real', (a) => rounded(a.expectedUnhappy)],
  ['period_yes', 'integer', (a) => a.inPeriod.now.yes],
  ['period_no', 'integer', (a) => a.inPeriod.now.no],
  ['before_yes', 'integer', (a) => a.inPeriod.before.yes],
  ['before_no', 'integer', (a) => a.inPeriod.before.no],
  ['reasons', 'text', (a) => a.reasons.map(({ reason, n }) => `${reason} ${n}`).join('; ')],
  ['days_of_one_network', 'integer', (a) => a.oneNetwork.length],
  ['days_opened_from_one_network', 'integer', (a) => a.openedFromOneNetwork.length],
  ['owner', 'text', (a) => a.text?.owner ?? ''],
  ['file', 'text', (a) => a.text?.file ?? ''],
  ['stale', 'integer', (a) => Number(a.text?.isStale ?? false)],
  ['days_overdue', 'integer', (a) => a.text?.overdue ?? 0],
];
