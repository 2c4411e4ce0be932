/** The report as one page: what came in, then what is left to do, by kind, with both places. */
import { formatReportPage } from '#html/report-page.ts';
import { html, readerText, type Html } from '#html/template.ts';
import type { Note } from '#import/tree/notes.ts';
import type { ImportResult } from '#import/writer/writer.ts';
import { formatOutcomes, figuresOf, groupNotes, reportParts, type NoteGroup } from './figures.ts';
import { placeOf } from './text.ts';

/** Notes of one kind that the page shows; all are in `report.json`. */
const mostShown = 500;

/** The page. `from` says what was imported. */
export function formatHtml(result: ImportResult, from: string): string {
  const parts = [...groupNotes(result.notes)];
  return formatReportPage({
    title: `Import of ${from}`,
    lead: html`<p class="note">Languages: ${result.locales.join(', ')}. ${writtenWords(result)}</p>`,
    figures: figuresOf(result),
    sections: parts.map(([part]) => [part, reportParts[part]]),
    styles,
    main:
      parts.length === 0
        ? html`<section><h2>Nothing is left to do</h2></section>`
        : parts.map(
            ([part, groups]) =>
              html`<section id="${part}">
                <h2>${reportParts[part]}</h2>
                ${groups.map(formatGroup)}
              </section> `,
          ),
  });
}

const writtenWords = ({ written }: ImportResult) => `Files: ${formatOutcomes(written)}.`;

const formatGroup = ({ kind, means, notes }: NoteGroup): Html =>
  html`<details id="${kind}" ${notes.length <= 20 ? html` open` : ''}>
    <summary>
      <h3>${means}</h3>
      <span class="verdict">${notes.length}</span> <code>${kind}</code>
    </summary>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">In the source</th>
            <th scope="col">In the new content</th>
          </tr>
        </thead>
        <tbody>
          ${notes.slice(0, mostShown).map(formatNote)}
        </tbody>
      </table>
    </div>
    ${notes.length > mostShown ? html`<p class="note">${notes.length - mostShown} more are in report.json.</p>` : ''}
  </details> `;

const formatNote = ({ file, line, what, output }: Note): Html =>
  html`<tr>
    <td class="what">${readerText(what)}</td>
    <td class="place">${placeOf({ file, line })}</td>
    <td class="place">${output === undefined ? '' : placeOf(output)}</td>
  </tr> `;

const styles = `
.verdict { padding: .1rem .55rem; border-radius: 99px; background: var(--soft); font-size: .8125rem; white-space: nowrap; }
header .note { margin-block: .5rem 0; }
details { margin-block-start: 1rem; border-block-start: 1px solid var(--line); padding-block-start: .75rem; }
summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .6rem; cursor: pointer; }
summary::before { content: "▸"; color: var(--muted); } [open] > summary::before { content: "▾"; }
summary h3 { max-inline-size: calc(100% - 1.5rem); font-weight: 600; } summary code { color: var(--muted); font-size: .8125rem; }
.table table { margin-block: .5rem; } td { vertical-align: top; }
.what { min-inline-size: 14rem; overflow-wrap: anywhere; }
.place { min-inline-size: 10rem; font: .8125rem/1.6 ui-monospace, monospace; overflow-wrap: anywhere; color: var(--muted); }
@media (max-width: 40rem) {
  .table thead { position: absolute; clip-path: inset(50%); } .table tr, .table td { display: block; border: 0; padding: 0; }
  .table tr { padding: .5rem; border-block-start: 1px solid var(--line); }
}
`;
