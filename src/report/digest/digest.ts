/** The report in short, for a mailbox or a chat: figures, and where to look. It holds no comment and nobody's search. */
import type { Report } from '../report.ts';
import { rangeText } from '../html/overview.ts';
import { countChangeText, number, shareChangeText, shareText } from '../html/changes.ts';
import { languageName, voteText } from '../html/wording.ts';
import { toOneLine } from '../issues.ts';

export interface DigestArticle {
  readonly title: string;
  readonly language: string;
  /** Empty where the site's address isn't known. */
  readonly url: string;
  /** `37 % of 178`. */
  readonly helpful: string;
  readonly unhappyReaders: number;
  readonly owner: string | undefined;
  readonly editUrl: string | undefined;
}

/** What a digest says; also the generic webhook's JSON. */
export interface Digest {
  readonly v: 1;
  readonly title: string;
  /** Days in words, and those they're compared with. */
  readonly period: string;
  readonly before: string;
  readonly figures: readonly { readonly name: string; readonly value: string; readonly change: string }[];
  /** What to fix first. */
  readonly articles: readonly DigestArticle[];
  /** Questions without an answer, of five different visitors or more each. */
  readonly gaps: readonly { readonly about: string; readonly language: string; readonly searches: number }[];
  readonly newComments: number;
}

const mostArticles = 5;
const mostGaps = 3;

/** The digest of a report; titles are on one line each. */
export function digestOf(report: Report, siteName: string, siteUrl: string): Digest {
  const { overview, articles, evidence, period } = report;
  const { helpful, votes, searches, answered, contacts, comments, waiting } = overview;
  return {
    v: 1,
    title: `${toOneLine(siteName)}: ${rangeText(period)}`,
    period: rangeText(period),
    before: rangeText(period.before),
    figures: [
      { name: 'Helpful', value: shareText(helpful), change: shareChangeText(helpful) },
      { name: 'Votes', value: number(votes.now), change: countChangeText(votes) },
      { name: 'Searches', value: number(searches.now), change: countChangeText(searches) },
      { name: 'Searches answered', value: shareText(answered), change: shareChangeText(answered) },
      { name: 'Contacts', value: number(contacts.now), change: countChangeText(contacts) },
      { name: 'Comments', value: number(comments.now), change: countChangeText(comments) },
      ...(waiting === undefined
        ? []
        : [
            {
              name: 'Texts waiting',
              value: number(waiting.stale + waiting.overdue),
              change: `${waiting.stale} stale, ${waiting.overdue} overdue`,
            },
          ]),
    ],
    articles: articles.slice(0, mostArticles).map((a) => ({
      title: toOneLine(a.title),
      language: languageName(a.locale),
      url: siteUrl === '' || a.path === '' ? '' : `${siteUrl}${a.path}`,
      helpful: voteText(a.votes),
      unhappyReaders: Math.round(a.expectedUnhappy),
      owner: a.text?.owner,
      editUrl: a.text?.editUrl,
    })),
    gaps: evidence
      .flatMap(({ locale, gaps }) =>
        gaps.map(({ about, searches: asked }) => ({
          about: toOneLine(about.join(' ')),
          language: languageName(locale),
          searches: asked,
        })),
      )
      .toSorted((a, b) => b.searches - a.searches)
      .slice(0, mostGaps),
    newComments: articles
      .flatMap((article) => article.comments)
      .filter(({ state, signals }) => state === 'new' && signals.length === 0).length,
  };
}

/** Comments of any time that nobody has dealt with, in words. */
export const openComments = (n: number): string =>
  `${number(n)} ${n === 1 ? 'comment waits' : 'comments wait'} for somebody.`;

/** The digest as plain text. */
export function digestText({ title, before, figures, articles, gaps, newComments }: Digest): string {
  const section = (name: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', name.toUpperCase(), '', ...lines];
  return [
    title,
    `Compared with ${before}.`,
    '',
    ...figures.map(({ name, value, change }) => `${name}: ${value} · ${change}`),
    '',
    openComments(newComments),
    ...section(
      'Fix first',
      articles.flatMap(({ title: of, language, helpful, url, owner }, index) => [
        `${index + 1}. ${of} (${language}): ${helpful} helpful${owner === undefined ? '' : `, ${owner}`}`,
        ...(url === '' ? [] : [`   ${url}`]),
      ]),
    ),
    ...section(
      'Without an answer',
      gaps.map(({ about, language, searches }) => `- ${about} (${language}): ${number(searches)} searches`),
    ),
    '',
  ].join('\n');
}
