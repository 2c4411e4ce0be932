/** The report as work: one Markdown issue for each of the articles to fix first. */
import type { CommentState } from '#model/feedback/comment-states.ts';
import type { TextFacts } from './content-facts.ts';
import { reasonWords } from './reason-words.ts';
import type { ReportArticle } from './parts/articles.ts';
import type { Report } from './report.ts';

/** A text on one line, without anything that a terminal would act on. */
export const toOneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- terminals act on control characters
  text.replace(/[\0-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();

/** A title on one line, without anything that Markdown or a terminal would act on. */
export const toPlainLine = (text: string): string =>
  toOneLine(text).replace(/[\\`*_{}[\]()#+!|<>~@:&-]/g, '\\$&');

/**
 * Text of a reader as code on one line: hosts of issues look for mentions, references and addresses in the text that
 * Markdown produces, where backslashes no longer protect, but not in code.
 */
export function toCode(text: string): string {
  const line = toOneLine(text);
  const longest = (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** A piece of work for whoever looks after an article. */
export interface Issue {
  /** By which the next run finds it again: `<locale>/<article>`. */
  readonly key: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

const oneNetworkNote = (what: string, days: number) =>
  days > 0
    ? [
        `On ${days === 1 ? '1 day' : `${days} days`} ${what} from one network: look at the report before you act.`,
      ]
    : [];

const toIssue = (a: ReportArticle, siteUrl: string): Issue => {
  const reasons = a.reasons.map(({ reason, n }) => `- ${reasonWords[reason]}: ${n}`);
  const comments = a.comments
    .filter(({ signals, verdict, state }) => signals.length === 0 && verdict !== 'yes' && isOpen(state))
    .slice(0, 10)
    .map(({ day, body }) => `> ${day}: ${toCode(body)}`);
  const parts = [
    `${siteUrl}${a.path} · \`${a.article}\``,
    `About ${a.expectedUnhappy.toFixed(0)} of ${a.visitors} readers leave unhappy. Likely share of “yes”: ${Math.round(a.interval.low * 100)} to ${Math.round(a.interval.high * 100)} %.`,
    ...(a.text === undefined ? [] : [aboutText(a.text)]),
    ...oneNetworkNote('most votes came', a.oneNetwork.length),
    ...oneNetworkNote('it was opened as a result mostly', a.openedFromOneNetwork.length),
    ...(reasons.length > 0 ? [`## Reasons`, reasons.join('\n')] : []),
    ...(comments.length > 0 ? [`## Comments`, comments.join('\n>\n')] : []),
  ];
  return {
    key: `${a.locale}/${a.article}`,
    title: `${toPlainLine(a.title)} (${a.locale}): ${a.votes.no} of ${a.votes.yes + a.votes.no} readers were not helped`,
    body: parts.join('\n\n'),
  };
};

const isOpen = (state: CommentState) => state === 'new' || state === 'planned';

/** Owner as code: a mention would call somebody at each run. */
function aboutText({ file, editUrl, owner, overdue, isStale }: TextFacts): string {
  const facts = [
    ...(owner === undefined ? [] : [`Owner: ${toCode(owner)}`]),
    editUrl === undefined ? toCode(file) : `[Edit](${editUrl}) ${toCode(file)}`,
    ...(isStale ? ['its source has changed since it was translated'] : []),
    ...(overdue > 0 ? [`its review is ${overdue} days overdue`] : []),
  ];
  return facts.join(' · ');
}

/** Issues for the first articles that at least three readers were not helped by. */
export const issuesOf = (report: Report, siteUrl: string, most = 10): Issue[] =>
  report.articles
    .filter(({ votes }) => votes.no >= 3)
    .slice(0, most)
    .map((article) => toIssue(article, siteUrl));

/** The same as one text, divided by rules. */
export const formatIssues = (report: Report, siteUrl: string, most = 10): string =>
  issuesOf(report, siteUrl, most)
    .map(({ title, body }) => `# ${title}\n\n${body}`)
    .join('\n\n---\n\n');
