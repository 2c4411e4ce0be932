/** The part of the report about texts that wait for somebody. */
import { html, type Html } from '#html/template.ts';
import type { Report } from '../report.ts';
import { fileLink, titleAndLanguage, voteText } from './wording.ts';

/** Rows in the report; `npx fener stale` and `npx fener translations` list all. */
const mostShown = 30;

/** Stale translations and overdue reviews beside what readers say; nothing where none waits. */
export const textsWaiting = ({ waiting }: Report, siteUrl: string): Html | undefined =>
  waiting.length === 0
    ? undefined
    : html`<section id="waiting">
        <h2>Waiting for somebody</h2>
        <p>
          Translations whose source has changed, and reviews that are overdue. Those that leave most readers
          unhappy come
          first.${waiting.length > mostShown ? ` ${mostShown} of ${waiting.length} are shown.` : ''}
        </p>
        <div class="table">
          <table>
            <thead>
              <tr>
                <th>Article</th>
                <th>Waits for</th>
                <th>Helpful</th>
                <th>Owner</th>
                <th>File</th>
              </tr>
            </thead>
            <tbody>
              ${waiting.slice(0, mostShown).map(
                (text) =>
                  html`<tr>
                    <th scope="row">${titleAndLanguage(text, siteUrl)}</th>
                    <td>
                      ${[
                        ...(text.isStale ? ['translation: source changed'] : []),
                        ...(text.overdue > 0 ? [`review: ${text.overdue} days overdue`] : []),
                      ].join('; ')}
                    </td>
                    <td class="votes">${voteText(text.votes)}</td>
                    <td>${text.owner ?? '–'}</td>
                    <td>${fileLink(text)}</td>
                  </tr> `,
              )}
            </tbody>
          </table>
        </div>
      </section>`;
