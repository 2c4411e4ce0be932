/** The part of the report about searches. */
import type { SearchReport } from '#model/feedback/searches.ts';
import { html, readerText, type Html } from '#html/template.ts';
import { languageName } from './wording.ts';

/** Searches of each language. */
export const searchesByLanguage = (searches: readonly SearchReport[]): Html =>
  html`<section id="searches">
    <h2>What readers searched for</h2>
    ${searches.map(searchSection)}
  </section>`;

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
    ${rare === 0 ? '' : html`<p class="note">Other queries (${rare}), each typed in fewer than three searches, are counted and not shown.</p>`} `;
}
