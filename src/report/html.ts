/** The report as one HTML page: no script, nothing loaded, every word of a reader escaped. */
import { escapeHtml } from '#base/escape-html.ts';
import { sum } from '#base/sum.ts';
import type { SearchReport } from '#model/feedback/searches.ts';
import type { Votes } from '#model/feedback/statistics.ts';
import { intervalChart, trendChart } from './charts.ts';
import { reasonWords } from './reason-words.ts';
import type { ReasonCount, Report, ReportArticle } from './report.ts';
import { reportStyles } from './styles.ts';

/** HTML that is already safe. */
interface Html {
  readonly html: string;
}

type Part = string | number | Html | undefined | readonly Part[];

const toHtml = (part: Part): string => {
  if (part === undefined) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(toHtml).join('');
  return escapeHtml(String(part));
};

/** A template whose values are escaped unless they are `Html`. */
const html = (parts: TemplateStringsArray, ...values: readonly Part[]): Html => ({
  html: parts.map((part, index) => part + toHtml(values[index])).join(''),
});

/** What a reader wrote, isolated so that its text direction doesn't affect the rest. */
const readerText = (text: string) => html`<bdi dir="auto">${text}</bdi>`;

const shareOf = ({ yes, no }: Votes) => (yes + no === 0 ? 0 : yes / (yes + no));
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Below ten votes a percentage says more than anybody knows. */
const voteText = (votes: Votes) =>
  votes.yes + votes.no >= 10
    ? `${percent(shareOf(votes))} of ${votes.yes + votes.no}`
    : `${votes.yes} yes, ${votes.no} no`;

/** A language in English, as writers of several languages read the report together. */
const languageName = (locale: string) =>
  new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(locale) ?? locale;

const verdictWords = { yes: 'helpful', no: 'not helpful', none: 'no vote' } as const;

const reasonChips = (reasons: readonly ReasonCount[]) =>
  reasons.length === 0
    ? ''
    : html`<ul class="chips">
        ${reasons.map(({ reason, n }) => html`<li>${reasonWords[reason]} <b>${n}</b></li> `)}
      </ul>`;

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
  const link = ({ title, path }: ReportArticle) =>
    path === '' ? readerText(title) : html`<a href="${siteUrl}${path}">${readerText(title)}</a>`;
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
          <section id="fix-first">
            <h2>Fix first</h2>
            <p>
              By how many readers probably leave unhappy: traffic × the share of “no”, drawn towards the
              language’s mean where votes are few.
            </p>
            <div class="table">
              <table>
                <thead>
                  <tr>
                    <th>Article</th>
                    <th>Language</th>
                    <th class="number">Unhappy readers</th>
                    <th>Helpful</th>
                    <th>Likely range</th>
                    <th>Reasons</th>
                  </tr>
                </thead>
                <tbody>
                  ${shown.map(
                    (
                      a,
                    ) => html`<tr${a.confidentlyBad ? html` class="bad"` : ''}><th scope="row">${link(a)}${a.oneNetwork.length > 0 ? html` <small>mostly one network</small>` : ''}</th><td>${languageName(a.locale)}</td><td class="number">${a.expectedUnhappy.toFixed(0)}</td><td class="votes">${voteText(a.votes)}</td><td>${{ html: intervalChart(shareOf(a.votes), a.interval) }}</td><td>${reasonChips(a.reasons.slice(0, 3))}</td></tr>
`,
                  )}
                </tbody>
              </table>
            </div>
          </section>
          <section id="articles">
            <h2>Articles</h2>
            <p>Votes of each month, below “yes”, above “no”; a dashed line marks a new revision.</p>
            <div class="cards">${shown.map((a) => articleSection(a, link(a)))}</div>
          </section>
          <section id="searches">
            <h2>Searches</h2>
            ${report.searches.map(searchSection)}
          </section>
          <section id="comments">
            <h2>Comments</h2>
            ${shown.filter(({ comments }) => comments.length > 0).map((a) => commentSection(a, link(a)))}
          </section>
          <section id="locales">
            <h2>Languages</h2>
            <p>
              Compare an article with others of its language: readers of different languages vote differently.
            </p>
            <div class="table">
              <table>
                <thead>
                  <tr>
                    <th>Language</th>
                    <th class="number">Articles</th>
                    <th>Helpful</th>
                    <th>Likely range</th>
                    <th class="number">Comments</th>
                    <th class="number">Contacts</th>
                  </tr>
                </thead>
                <tbody>
                  ${report.locales.map(
                    (l) =>
                      html`<tr>
                        <th scope="row">${languageName(l.locale)}</th>
                        <td class="number">${l.articles}</td>
                        <td class="votes">${voteText(l.votes)}</td>
                        <td>${{ html: intervalChart(shareOf(l.votes), l.interval) }}</td>
                        <td class="number">${l.comments}</td>
                        <td class="number">${l.contacts}</td>
                      </tr> `,
                  )}
                </tbody>
              </table>
            </div>
          </section>
          ${qualitySection(report)}
        </main>
      </body>
    </html> `.html;
}

function articleSection(a: ReportArticle, title: Html): Html {
  return html`<article>
    <h3>${title} <small>${languageName(a.locale)}</small></h3>
    ${{ html: trendChart(a.trend, a.revisionDays) }}
    <p>
      ${changeText(a)}${a.apart > 0 ? ` ${a.apart} more said only that they sought something else or disagree with the policy.` : ''}
    </p>
    ${networkNote(a)}
  </article> `;
}

/** A mark, not a verdict: the network may be a carrier, a school, or somebody with a script. */
function networkNote({ oneNetwork }: ReportArticle): Html | string {
  if (oneNetwork.length === 0) return '';
  const days = oneNetwork.slice(0, 5).map(({ day, n, of }) => `${n} of ${of} on ${day}`);
  const more = oneNetwork.length > 5 ? ` and on ${oneNetwork.length - 5} more days` : '';
  return html`<p class="one-network">Most votes came from one network: ${days.join(', ')}${more}.</p>`;
}

function changeText({ change }: ReportArticle): string {
  if (!change) return 'The text has not changed since votes began.';
  const { verdict, since, difference, votesNeeded } = change;
  const range = `${percent(difference.low)} to ${percent(difference.high)}`;
  if (verdict === 'unclear') {
    return `Since the revision of ${since}: not clear yet (${range}); needs about ${votesNeeded} more votes.`;
  }
  return `Since the revision of ${since}: ${verdict} (${range}).`;
}

function searchSection(search: SearchReport): Html {
  const { locale, episodes, withoutResult, reformulated, contacted, queries, rare } = search;
  return html`<h3>${languageName(locale)}</h3>
    <p>
      ${episodes} searches; ${withoutResult} queries without result, ${reformulated} searches with other words
      tried, ${contacted} that ended in contact.
    </p>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th>Query</th>
            <th class="number">Searches</th>
            <th class="number">Without result</th>
            <th class="number">Other words tried</th>
            <th class="number">Then contact</th>
            <th>Followed by</th>
          </tr>
        </thead>
        <tbody>
          ${queries.slice(0, 100).map(
            (q) =>
              html`<tr>
                <th scope="row">${readerText(q.query)}</th>
                <td class="number">${q.episodes}</td>
                <td class="number">${q.withoutResult}</td>
                <td class="number">${q.reformulated}</td>
                <td class="number">${q.contacted}</td>
                <td>${readerText(q.followedBy.join(', '))}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      Other queries (${rare}), each typed in fewer than three searches, are counted and not shown.
    </p> `;
}

const commentSection = (a: ReportArticle, title: Html) =>
  html`<h3>${title} <small>${languageName(a.locale)}</small></h3>
    <ul class="comments">
      ${a.comments.map(
        (c) =>
          html`<li class="said-${c.verdict}${c.signals.length > 0 ? ' suspect' : ''}">
            <small
              >${[c.day, verdictWords[c.verdict], ...c.reasons.map((reason) => reasonWords[reason]), ...c.signals].join(' · ')}</small
            >
            <blockquote dir="auto">${c.body}</blockquote>
          </li> `,
      )}
    </ul> `;

const qualitySection = ({ quality }: Report) =>
  html`<section id="quality">
    <h2>Data quality</h2>
    <ul>
      <li>${quality.unrated} articles have no vote.</li>
      <li>${quality.outdated} votes are on earlier epochs, or on articles that are gone.</li>
      <li>${quality.counted} votes count.</li>
      <li>
        ${quality.setAside.manyFromOneVisitor + quality.setAside.manyFromOneNetwork} votes are held back:
        ${quality.setAside.manyFromOneVisitor} as more than a few of one visitor on one article and day,
        ${quality.setAside.manyFromOneNetwork} as more of one network than its share.
      </li>
      <li>${quality.setAside.unknown} votes are on an article or revision that no build has had.</li>
      ${quality.turnedAway.map(({ name, n }) => html`<li>${name}: ${n}</li> `)}
    </ul>
    <h3>Before you conclude</h3>
    <ul>
      <li>Few readers vote, and the unhappy ones comment.</li>
      <li>Last week’s worst article gets better by itself: look at the likely range, not at the share.</li>
      <li>Who looks every day finds a change on some day.</li>
      <li>
        “Not what I was looking for” is about search and titles; “disagree” is about the policy. Neither
        counts against the text.
      </li>
    </ul>
  </section>`;
