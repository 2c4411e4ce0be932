/** The part of the report about questions that nothing answers. */
import { html, readerText, type Html } from '#html/template.ts';
import type { Evidence } from '#model/learning/evidence.ts';
import { languageName } from './wording.ts';

/** Gaps of a language in the report; `npx fener gaps` lists all. */
const shownGaps = 15;

/** Gaps of each language that has some. */
export const gapsByLanguage = (evidence: readonly Evidence[]): Html =>
  html`<section id="gaps">
    <h2>Questions without an answer</h2>
    ${evidence.filter(({ gaps }) => gaps.length > 0).map(gapsSection)}
    <p class="note">
      Each group counts at least five different visitors. "npx fener gaps --draft 1" writes a draft of an
      article for the first.
    </p>
  </section>`;

const gapsSection = ({ locale, gaps }: Evidence): Html =>
  html`<h3>${languageName(locale)}</h3>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th class="number">No.</th>
            <th>About</th>
            <th class="number">Visitors, at least</th>
            <th class="number">Searches</th>
            <th class="number">Then contact</th>
            <th>Trend</th>
            <th>For example</th>
          </tr>
        </thead>
        <tbody>
          ${gaps.slice(0, shownGaps).map(
            (gap, index) =>
              html`<tr>
                <td class="number">${index + 1}</td>
                <th scope="row">${readerText(gap.about.join(' '))}</th>
                <td class="number">${gap.visitors}</td>
                <td class="number">${gap.searches}</td>
                <td class="number">${gap.contacted}</td>
                <td>${gap.trend}</td>
                <td>${readerText(gap.questions[0]?.ask ?? gap.examples[0] ?? '')}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
