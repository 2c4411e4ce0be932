/** The report as one HTML page: no script, nothing loaded, every word of a reader escaped. */
import { sum } from '#base/sum.ts';
import { commentsOnArticles, fixFirst, votesOverTime } from './html/articles.ts';
import { gapsByLanguage } from './html/gaps.ts';
import { oldHelpCentre } from './html/former.ts';
import { languages } from './html/locales.ts';
import { dataQuality } from './html/quality.ts';
import { searchesByLanguage } from './html/searches.ts';
import { sentByAgents } from './html/sent.ts';
import { formatReportPage } from '#html/report-page.ts';
import { html } from '#html/template.ts';
import { percent, shareOf } from './html/wording.ts';
import type { Report } from './report.ts';
import { reportStyles } from './styles.ts';

const sections = [
  ['fix-first', 'Fix first'],
  ['articles', 'Articles'],
  ['searches', 'Searches'],
  ['gaps', 'Without an answer'],
  ['sent', 'Sent by agents'],
  ['comments', 'Comments'],
  ['locales', 'Languages'],
  ['quality', 'Data quality'],
] as const;

/** What a year comes to, in one line. */
function figures({ articles, locales, searches }: Report): readonly (readonly [string, string])[] {
  const votes = { yes: sum(locales, (l) => l.votes.yes), no: sum(locales, (l) => l.votes.no) };
  const whole = new Intl.NumberFormat('en');
  return [
    ['Votes', whole.format(votes.yes + votes.no)],
    ['Helpful', votes.yes + votes.no === 0 ? '–' : percent(shareOf(votes))],
    ['Readers who left unhappy', whole.format(Math.round(sum(articles, (a) => a.expectedUnhappy)))],
    ['Comments', whole.format(sum(locales, (l) => l.comments))],
    ['Queries without result', whole.format(sum(searches, (s) => s.withoutResult))],
  ];
}

const hasGaps = ({ evidence }: Report) => evidence.some(({ gaps }) => gaps.length > 0);

/** Articles with details; the list of all is in `articles.csv`. */
const detailedArticles = 50;

/** The page. `siteUrl` is where titles lead; nothing else is linked. */
export function formatHtml(report: Report, siteUrl: string): string {
  const shown = report.articles.slice(0, detailedArticles);
  return formatReportPage({
    title: `Feedback through ${report.through}`,
    figures: figures(report),
    sections: sections.filter(
      ([id]) => (id !== 'sent' || report.sent.length > 0) && (id !== 'gaps' || hasGaps(report)),
    ),
    styles: reportStyles,
    main: html`${fixFirst(shown, siteUrl)} ${votesOverTime(shown, siteUrl)}
    ${searchesByLanguage(report.searches)} ${hasGaps(report) ? gapsByLanguage(report.evidence) : ''}
    ${sentByAgents(report)} ${commentsOnArticles(shown, siteUrl)} ${languages(report)}
    ${oldHelpCentre(report.former, siteUrl)} ${dataQuality(report)}`,
  });
}
