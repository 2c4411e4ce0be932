/** The report as one HTML page: no script, nothing loaded, every word of a reader escaped. */
import { sum } from '#base/sum.ts';
import { commentsOnArticles, fixFirst, votesOverTime } from './html/articles.ts';
import { languages } from './html/locales.ts';
import { dataQuality } from './html/quality.ts';
import { searchesByLanguage } from './html/searches.ts';
import { html, type Html } from './html/template.ts';
import { percent, shareOf } from './html/wording.ts';
import type { Report } from './report.ts';
import { reportStyles } from './styles.ts';

const sections = [
  ['fix-first', 'Fix first'],
  ['articles', 'Articles'],
  ['searches', 'Searches'],
  ['comments', 'Comments'],
  ['locales', 'Languages'],
  ['quality', 'Data quality'],
] as const;

/** What a year comes to, in one line. */
function figures({ articles, locales, searches }: Report): Html {
  const votes = { yes: sum(locales, (l) => l.votes.yes), no: sum(locales, (l) => l.votes.no) };
  const whole = new Intl.NumberFormat('en');
  const shown: readonly (readonly [string, string])[] = [
    ['Votes', whole.format(votes.yes + votes.no)],
    ['Helpful', votes.yes + votes.no === 0 ? '–' : percent(shareOf(votes))],
    ['Readers who left unhappy', whole.format(Math.round(sum(articles, (a) => a.expectedUnhappy)))],
    ['Comments', whole.format(sum(locales, (l) => l.comments))],
    ['Queries without result', whole.format(sum(searches, (s) => s.withoutResult))],
  ];
  return html`<dl class="figures">
    ${shown.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;
}

/** Articles with details; the list of all is in `articles.csv`. */
const detailedArticles = 50;

/** The page. `siteUrl` is where titles lead; nothing else is linked. */
export function formatHtml(report: Report, siteUrl: string): string {
  const shown = report.articles.slice(0, detailedArticles);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        />
        <title>Feedback through ${report.through}</title>
        <style>
          ${{ html: reportStyles }}
        </style>
      </head>
      <body>
        <header>
          <h1>Feedback through ${report.through}</h1>
          ${figures(report)}
        </header>
        <nav aria-label="Report">
          <ul>
            ${sections.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li> `)}
          </ul>
        </nav>
        <main>
          ${fixFirst(shown, siteUrl)} ${votesOverTime(shown, siteUrl)} ${searchesByLanguage(report.searches)}
          ${commentsOnArticles(shown, siteUrl)} ${languages(report)} ${dataQuality(report)}
        </main>
      </body>
    </html> `.html;
}
