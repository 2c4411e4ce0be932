/** Tables for spreadsheets: RFC 4180, and no cell that a spreadsheet would calculate. */
import type { ReportArticle } from './parts/articles.ts';
import type { Report } from './report.ts';

/** Characters with which a spreadsheet starts a formula; quotes around a cell do not keep it from doing so. */
const formulaStart = /^[\s\0]*[=+\-@＝＋－＠\t\r\n|%]/u;

/** One cell, always quoted. Text that looks like a formula gets an apostrophe in front; numbers stay numbers. */
export function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return `"${(formulaStart.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

const toCsv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n') + '\r\n';

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** File names and contents: articles, queries, comments. With a byte order mark, which Excel needs for UTF-8. */
export function formatCsv(report: Report): Record<'articles.csv' | 'queries.csv' | 'comments.csv', string> {
  const mark = '\ufeff';
  return {
    'articles.csv': mark + articlesCsv(report),
    'queries.csv': mark + queriesCsv(report),
    'comments.csv': mark + commentsCsv(report),
  };
}

function articlesCsv({ articles }: Report): string {
  const columns: readonly (readonly [name: string, valueOf: (a: ReportArticle) => string | number])[] = [
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
    ['expected unhappy', (a) => rounded(a.expectedUnhappy)],
    ['reasons', (a) => a.reasons.map(({ reason, n }) => `${reason} ${n}`).join('; ')],
    ['days with most votes from one network', (a) => a.oneNetwork.length],
  ];
  return toCsv(
    columns.map(([name]) => name),
    articles.map((article) => columns.map(([, valueOf]) => valueOf(article))),
  );
}

const queriesCsv = ({ searches }: Report) =>
  toCsv(
    ['locale', 'query', 'episodes', 'without result', 'reformulated', 'contacted', 'followed by'],
    searches.flatMap(({ queries }) =>
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
  );

const commentsCsv = ({ articles }: Report) =>
  toCsv(
    ['day', 'article', 'locale', 'verdict', 'reasons', 'signals', 'comment'],
    articles.flatMap(({ article, locale, comments }) =>
      comments.map((c) => [
        c.day,
        article,
        locale,
        c.verdict,
        c.reasons.join('; '),
        c.signals.join('; '),
        c.body,
      ]),
    ),
  );
