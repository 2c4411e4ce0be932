/** The report as one HTML page: no script, nothing loaded, every word of a reader escaped. */
import { commentsOnArticles, fixFirst, votesOverTime } from './html/articles.ts';
import { contactChannels } from './html/contact.ts';
import { searchFunnel } from './html/funnel.ts';
import { overviewCards, periodLine } from './html/overview.ts';
import { textsWaiting } from './html/waiting.ts';
import { gapsByLanguage } from './html/gaps.ts';
import { oldHelpCentre } from './html/former.ts';
import { languages } from './html/locales.ts';
import { dataQuality } from './html/quality.ts';
import { searchesByLanguage } from './html/searches.ts';
import { sentByAgents } from './html/sent.ts';
import { formatReportPage } from '#html/report-page.ts';
import { html } from '#html/template.ts';
import type { Report } from './report.ts';
import { reportStyles } from './styles.ts';

const sections = [
  ['fix-first', 'Fix first'],
  ['waiting', 'Waiting'],
  ['funnel', 'Searches'],
  ['contact', 'Contact'],
  ['searches', 'Words'],
  ['gaps', 'Without an answer'],
  ['comments', 'Comments'],
  ['sent', 'Sent by agents'],
  ['articles', 'Trends'],
  ['locales', 'Languages'],
  ['quality', 'Data quality'],
] as const;

const hasGaps = ({ evidence }: Report) => evidence.some(({ gaps }) => gaps.length > 0);

/** Articles with details; the list of all is in `articles.csv`. */
const detailedArticles = 50;

/** The page. `siteUrl` is where titles lead; nothing else is linked. */
export function formatHtml(report: Report, siteUrl: string): string {
  const shown = report.articles.slice(0, detailedArticles);
  const isThere = {
    sent: report.sent.length > 0,
    gaps: hasGaps(report),
    waiting: report.waiting.length > 0,
  } as const satisfies Partial<Record<(typeof sections)[number][0], boolean>>;
  return formatReportPage({
    title: 'Help centre report',
    lead: periodLine(report),
    figures: overviewCards(report),
    sections: sections.filter(([id]) => !(id in isThere) || isThere[id as keyof typeof isThere]),
    styles: reportStyles,
    main: html`${fixFirst(shown, siteUrl)} ${textsWaiting(report, siteUrl)} ${searchFunnel(report)}
    ${contactChannels(report)} ${searchesByLanguage(report.searches)}
    ${hasGaps(report) ? gapsByLanguage(report.evidence) : ''} ${commentsOnArticles(shown, siteUrl)}
    ${sentByAgents(report)} ${votesOverTime(shown, siteUrl)} ${languages(report)}
    ${oldHelpCentre(report.former, siteUrl)} ${dataQuality(report)}`,
  });
}
