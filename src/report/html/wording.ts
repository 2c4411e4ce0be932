/** Figures of the report in words. */
import type { Votes } from '#model/feedback/statistics.ts';
import type { TextFacts } from '../content-facts.ts';
import { reasonWords } from '../reason-words.ts';
import type { ReasonCount, ReportArticle } from '../parts/articles.ts';
import { html, readerText, type Html } from '#html/template.ts';

/** The share of "yes". */
export const shareOf = ({ yes, no }: Votes): number => (yes + no === 0 ? 0 : yes / (yes + no));

/** A share as a whole percentage. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Below ten votes a percentage says more than anybody knows. */
export const voteText = (votes: Votes): string =>
  votes.yes + votes.no >= 10
    ? `${percent(shareOf(votes))} of ${votes.yes + votes.no}`
    : `${votes.yes} yes, ${votes.no} no`;

/** A language in English, as writers of several languages read the report together. */
export const languageName = (locale: string): string =>
  new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(locale) ?? locale;

/** A country in English. */
export const countryName = (country: string): string =>
  new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(country) ?? country;

/** Kinds of devices. */
export const deviceWords: Readonly<Record<string, string>> = {
  phone: 'Phone',
  tablet: 'Tablet',
  computer: 'Computer',
};

/** Where on the site a contact channel was opened. */
export const placeWords: Readonly<Record<string, string>> = {
  article: 'Article',
  rating: 'After a “no”',
  zero: 'Search without results',
  results: 'Search results',
  contact: 'Contact page',
  store: 'Store page',
  footer: 'Footer',
  widget: 'Help widget',
};

/** What somebody has done about a comment. */
export const stateWords = { new: 'new', planned: 'planned', done: 'done', ignored: 'ignored' } as const;

/** The file of a text, as a link to where it's edited if the site says where. */
export const fileLink = (text: Pick<TextFacts, 'file' | 'editUrl'> | undefined): Html | string =>
  text === undefined
    ? ''
    : text.editUrl === undefined
      ? pathCode(text.file)
      : html`<a href="${text.editUrl}">${pathCode(text.file)}</a>`;

/** A path that breaks between its folders. */
const pathCode = (path: string) =>
  html`<code>${path.split('/').map((part, index) => (index === 0 ? part : html`/<wbr />${part}`))}</code>`;

/** What a comment came with. */
export const verdictWords = { yes: 'helpful', no: 'not helpful', none: 'no vote' } as const;

/** Reasons as a list, with their numbers. */
export const reasonChips = (reasons: readonly ReasonCount[]): Html | string =>
  reasons.length === 0
    ? ''
    : html`<ul class="chips">
        ${reasons.map(({ reason, n }) => html`<li>${reasonWords[reason]} <b>${n}</b></li> `)}
      </ul>`;

/** The title of an article, as a link where the site has its page. */
export const titleLink = ({ title, path }: Pick<ReportArticle, 'title' | 'path'>, siteUrl: string): Html =>
  path === '' ? readerText(title) : html`<a href="${siteUrl}${path}">${readerText(title)}</a>`;

/** The same, and in which language. */
export const titleAndLanguage = (
  article: Pick<ReportArticle, 'title' | 'path' | 'locale'>,
  siteUrl: string,
): Html => html`${titleLink(article, siteUrl)} <small>${languageName(article.locale)}</small>`;

/** How an article's votes changed with its text. */
export function changeText({ change }: ReportArticle): string {
  if (!change) return 'The text has not changed since votes began.';
  const { verdict, since, difference, votesNeeded } = change;
  const range = `${percent(difference.low)} to ${percent(difference.high)}`;
  if (verdict === 'unclear') {
    return `Since the revision of ${since}: not clear yet (${range}); needs about ${votesNeeded} more votes.`;
  }
  return `Since the revision of ${since}: ${verdict} (${range}).`;
}
