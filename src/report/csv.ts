/** Tables for spreadsheets: RFC 4180, and no cell that a spreadsheet would calculate. */
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
    'articles.csv':
      mark +
      toCsv(
        [
          'article',
          'locale',
          'title',
          'path',
          'yes',
          'no',
          'apart',
          'low',
          'high',
          'visitors',
          'expected unhappy',
          'reasons',
          'days with most votes from one network',
        ],
        report.articles.map((a) => [
          a.article,
          a.locale,
          a.title,
          a.path,
          a.votes.yes,
          a.votes.no,
          a.apart,
          rounded(a.interval.low),
          rounded(a.interval.high),
          a.visitors,
          rounded(a.expectedUnhappy),
          a.reasons.map(({ reason, n }) => `${reason} ${n}`).join('; '),
          a.oneNetwork.length,
        ]),
      ),
    'queries.csv':
      mark +
      toCsv(
        ['locale', 'query', 'episodes', 'without result', 'reformulated', 'contacted', 'followed by'],
        report.searches.flatMap(({ queries }) =>
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
      ),
    'comments.csv':
      mark +
      toCsv(
        ['day', 'article', 'locale', 'verdict', 'reasons', 'signals', 'comment'],
        report.articles.flatMap(({ article, locale, comments }) =>
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
      ),
  };
}
