/** Part of the report about the help centre before this one. */
import type { ReportFormer } from '../former.ts';
import { html, type Html } from '#html/template.ts';
import { titleLink, voteText } from './wording.ts';

const mostShown = 50;

/** A table of the articles that helped least there. */
export function oldHelpCentre(former: ReportFormer | undefined, siteUrl: string): Html | string {
  if (!former || former.articles.length === 0) return '';
  return html`<section id="former">
    <h2>From the old help centre</h2>
    <p>
      Votes that the import brought from ${former.from}, of all languages together, those that helped least
      first. They count nowhere else in this report.
    </p>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th>Article</th>
            <th>Helpful there</th>
            <th class="number">Views there</th>
          </tr>
        </thead>
        <tbody>
          ${former.articles.slice(0, mostShown).map(
            (a) =>
              html`<tr>
                <th scope="row">${titleLink(a, siteUrl)}</th>
                <td class="votes">${voteText(a.votes)}</td>
                <td class="number">${a.views ?? '–'}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
