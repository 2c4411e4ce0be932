/** Parts of the report about articles: what to fix first, votes over time, comments. */
import { intervalChart, trendChart } from '../charts.ts';
import { reasonWords } from '../reason-words.ts';
import { networkNote } from './network-note.ts';
import type { ReportArticle, ReportComment } from '../parts/articles.ts';
import { shareChangeShort, shareText } from './changes.ts';
import { html, type Html } from '#html/template.ts';
import {
  changeText,
  fileLink,
  reasonChips,
  shareOf,
  stateWords,
  titleAndLanguage,
  verdictWords,
  voteText,
} from './wording.ts';

/** A table of the articles that leave most readers unhappy. */
export function fixFirst(articles: readonly ReportArticle[], siteUrl: string): Html {
  return html`<section id="fix-first">
    <h2>Fix first</h2>
    <p>
      By how many readers probably leave unhappy: traffic × the share of “no”, drawn towards the language’s
      mean where votes are few.
    </p>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th>Article</th>
            <th class="number">Unhappy readers</th>
            <th>Helpful</th>
            <th>Likely range</th>
            <th>This period</th>
            <th>Reasons</th>
            <th>Owner and file</th>
          </tr>
        </thead>
        <tbody>
          ${articles.map((a) => fixFirstRow(a, siteUrl))}
        </tbody>
      </table>
    </div>
  </section>`;
}

const fixFirstRow = (a: ReportArticle, siteUrl: string) =>
  html`<tr${a.confidentlyBad ? html` class="bad"` : ''}><th scope="row">${titleAndLanguage(a, siteUrl)}${a.oneNetwork.length + a.openedFromOneNetwork.length > 0 ? html` <small>mostly one network</small>` : ''}</th><td class="number">${a.expectedUnhappy.toFixed(0)}</td><td class="votes">${voteText(a.votes)}</td><td>${{ html: intervalChart(shareOf(a.votes), a.interval) }}</td><td>${periodCell(a)}</td><td>${reasonChips(a.reasons.slice(0, 3))}</td><td class="file">${ownerAndFile(a)}</td></tr>
`;

const periodCell = ({ inPeriod }: ReportArticle) =>
  html`${shareText(inPeriod)} <small>${shareChangeShort(inPeriod)}</small>`;

/** Who looks after the text, where it is, and what it waits for. */
const ownerAndFile = ({ text }: ReportArticle): Html | string =>
  text === undefined
    ? ''
    : html`${text.owner ?? 'no owner'}<br />${fileLink(text)}${
          text.isStale ? html` <small class="due">source changed</small>` : ''
        }${text.overdue > 0 ? html` <small class="due">review ${text.overdue} days overdue</small>` : ''}`;

/** Votes of each month, for each article. */
export const votesOverTime = (articles: readonly ReportArticle[], siteUrl: string): Html =>
  html`<section id="articles">
    <h2>Articles</h2>
    <p>Votes of each month, below “yes”, above “no”; a dashed line marks a new revision.</p>
    <div class="cards">${articles.map((a) => articleSection(a, titleAndLanguage(a, siteUrl)))}</div>
  </section>`;

function articleSection(a: ReportArticle, title: Html): Html {
  return html`<article>
    <h3>${title}</h3>
    ${{ html: trendChart(a.trend, a.revisionDays) }}
    <p>
      ${changeText(a)}${a.apart > 0 ? ` ${a.apart} more said only that they sought something else or disagree with the policy.` : ''}
    </p>
    ${networkNote('Most votes', a.oneNetwork)}
    ${networkNote('Most of those who opened it as a result', a.openedFromOneNetwork)}
  </article> `;
}

/** What readers wrote, for each article. */
export const commentsOnArticles = (articles: readonly ReportArticle[], siteUrl: string): Html =>
  html`<section id="comments">
    <h2>Comments</h2>
    <p>
      New ones first. “npx fener feedback comments done” with the code of a comment notes in the repository
      what you did about it.
    </p>
    ${articles.filter(({ comments }) => comments.length > 0).map((a) => commentSection(a, titleAndLanguage(a, siteUrl)))}
  </section>`;

const isSettled = ({ state }: ReportComment) => state === 'done' || state === 'ignored';

const commentSection = (a: ReportArticle, title: Html) =>
  html`<h3>${title}</h3>
    <ul class="comments">
      ${a.comments
        .toSorted((one, other) => Number(isSettled(one)) - Number(isSettled(other)))
        .map(
          (c) =>
            html`<li class="said-${c.verdict}${c.signals.length > 0 || isSettled(c) ? ' suspect' : ''}">
              <small
                >${[c.day, stateWords[c.state], ...(c.note === undefined ? [] : [c.note]), verdictWords[c.verdict], ...c.reasons.map((reason) => reasonWords[reason]), ...c.signals].join(' · ')}
                · <code>${c.id}</code></small
              >
              <blockquote dir="auto">${c.body}</blockquote>
            </li> `,
        )}
    </ul> `;
