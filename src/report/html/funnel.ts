/** The part of the report about what becomes of searches. */
import { html, readerText, type Html } from '#html/template.ts';
import type { Funnel } from '#model/feedback/search-day.ts';
import type { NamedFunnel } from '../parts/contact.ts';
import type { Report } from '../report.ts';
import { networkNote } from './network-note.ts';
import { countChange, number, shareChange, shareText } from './changes.ts';
import { countryName, deviceWords, languageName, percent } from './wording.ts';
import { compareCounts } from '#model/feedback/statistics.ts';

const steps = [
  ['asked', 'Asked'],
  ['shown', 'Saw results'],
  ['opened', 'Opened a result'],
  ['reworded', 'Tried other words'],
  ['contacted', 'Opened a contact channel'],
] as const satisfies readonly (readonly [keyof Funnel, string])[];

const groups = [
  ['locale', 'Language', languageName, ''],
  ['country', 'Country', countryName, 'Not chosen'],
  ['device', 'Device', (name: string) => deviceWords[name] ?? name, 'Not told'],
] as const;

/** The funnel, deflection with its definition and limits, and the same by language, country and device. */
export const searchFunnel = ({ funnel }: Report): Html =>
  html`<section id="funnel">
    <h2>What becomes of searches</h2>
    <p>A search is all that one page saw of one reader's question, other words included.</p>
    <ol class="funnel">
      ${steps.map(([step, name]) => stepRow(name, step, funnel.total))}
    </ol>
    ${networkNote('Most searches', funnel.oneNetwork)} ${deflection(funnel.total)}
    ${groups.map(([group, title, say, unknown]) => groupTable(funnel.by[group], title, say, unknown))}
  </section>`;

function stepRow(name: string, step: keyof Funnel, { now, before }: NamedFunnel): Html {
  const share = now.asked === 0 ? 0 : now[step] / now.asked;
  return html`<li>
    <span>${name}</span>
    <b>${number(now[step])}</b>
    <i style="--share:${share.toFixed(3)}"></i>
    <small
      >${step !== 'asked' && now.asked >= 20 ? `${percent(share)} of searches; ` : ''}${countChange(compareCounts(now[step], before[step]))}</small
    >
  </li> `;
}

/** Answered, contacted and left add up to all searches. */
function deflection({ now, answered, contacted }: NamedFunnel): Html {
  const left = now.asked - now.answered - now.contacted;
  return html`<div class="panels">
      <div class="panel">
        <h3>Answered: ${shareText(answered)}</h3>
        <p>A result was opened, and no contact channel on that page. ${shareChange(answered)}</p>
      </div>
      <div class="panel">
        <h3>Contacted: ${shareText(contacted)}</h3>
        <p>A contact channel was opened, with or without a result before. ${shareChange(contacted, false)}</p>
      </div>
      <div class="panel">
        <h3>Left: ${shareText({ now: { yes: left, no: now.asked - left } })}</h3>
        <p>Neither. Some read their answer in the list of results; others gave up.</p>
      </div>
    </div>
    <details>
      <summary>What “answered” can and can’t tell</summary>
      <p>
        This is the share that others call deflection: searches answered, of all searches. It counts too much
        where readers opened a wrong article and gave up, or called without opening a channel here, later, or
        from another page. It counts too little where the list of results was answer enough. Readers who ask
        not to be measured are missing. Compare it with itself over time, not with other companies, and look
        at tickets before you turn it into money.
      </p>
    </details>`;
}

function groupTable(
  rows: readonly NamedFunnel[],
  title: string,
  say: (name: string) => string,
  unknown: string,
): Html {
  if (rows.length === 0 || (rows.length === 1 && rows[0]?.name === '')) return html``;
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          <th>${title}</th>
          <th class="number">Searches</th>
          <th class="number">Answered</th>
          <th>Change</th>
          <th class="number">Contacted</th>
          <th>Change</th>
          <th class="number">Other words</th>
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, 20).map(
          (row) =>
            html`<tr>
              <th scope="row">${readerText(row.name === '' ? unknown : say(row.name))}</th>
              <td class="number">${number(row.now.asked)}</td>
              <td class="number">${shareText(row.answered)}</td>
              <td>${shareChange(row.answered)}</td>
              <td class="number">${shareText(row.contacted)}</td>
              <td>${shareChange(row.contacted, false)}</td>
              <td class="number">${number(row.now.reworded)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
