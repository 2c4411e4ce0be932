/** The part of the report that compares languages. */
import { intervalChart } from '../charts.ts';
import type { Report } from '../report.ts';
import { html, type Html } from '#html/template.ts';
import { languageName, shareOf, voteText } from './wording.ts';

/** A row for each language. */
export const languages = ({ locales }: Report): Html =>
  html`<section id="locales">
    <h2>Languages</h2>
    <p>Compare an article with others of its language: readers of different languages vote differently.</p>
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
          ${locales.map(
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
  </section>`;
