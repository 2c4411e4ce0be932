/** The part of the report about what its figures are worth. */
import type { Report } from '../report.ts';
import { html, type Html } from '#html/template.ts';

/** What counts, what doesn't, and what to mind before you conclude. */
export const dataQuality = ({ quality }: Report): Html =>
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
