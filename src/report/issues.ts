/** The report as work: one Markdown issue for each of the articles to fix first. */
import { reasonWords } from './reason-words.ts';
import type { ReportArticle } from './parts/articles.ts';
import type { Report } from './report.ts';

/** A title on one line, without anything that Markdown or a terminal would act on. */
export const toPlainLine = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- terminals act on control characters
    .replace(/[\0-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|<>~@:&-]/g, '\\$&')
    .trim();

/**
 * Text of a reader as code on one line: hosts of issues look for mentions, references and addresses in the text that
 * Markdown produces, where backslashes no longer protect, but not in code.
 */
export function toCode(text: string): string {
  // oxlint-disable-next-line no-control-regex -- terminals act on control characters
  const line = text.replace(/[\0-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  const longest = (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

const issue = (a: ReportArticle, siteUrl: string): string => {
  const reasons = a.reasons.map(({ reason, n }) => `- ${reasonWords[reason]}: ${n}`);
  const comments = a.comments
    .filter(({ signals, verdict }) => signals.length === 0 && verdict !== 'yes')
    .slice(0, 10)
    .map(({ day, body }) => `> ${day}: ${toCode(body)}`);
  return [
    `# ${toPlainLine(a.title)} (${a.locale}): ${a.votes.no} of ${a.votes.yes + a.votes.no} readers were not helped`,
    `${siteUrl}${a.path} · \`${a.article}\``,
    `About ${a.expectedUnhappy.toFixed(0)} of ${a.visitors} readers leave unhappy. Likely share of “yes”: ${Math.round(a.interval.low * 100)} to ${Math.round(a.interval.high * 100)} %.`,
    ...(a.oneNetwork.length > 0
      ? [
          `On ${a.oneNetwork.length === 1 ? '1 day' : `${a.oneNetwork.length} days`} most votes came from one network: look at the report before you act.`,
        ]
      : []),
    ...(reasons.length > 0 ? [`## Reasons`, reasons.join('\n')] : []),
    ...(comments.length > 0 ? [`## Comments`, comments.join('\n>\n')] : []),
  ].join('\n\n');
};

/** Issues for the first articles that at least three readers were not helped by, divided by rules. */
export const formatIssues = (report: Report, siteUrl: string, most = 10): string =>
  report.articles
    .filter(({ votes }) => votes.no >= 3)
    .slice(0, most)
    .map((article) => issue(article, siteUrl))
    .join('\n\n---\n\n');
