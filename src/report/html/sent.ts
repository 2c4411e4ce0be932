/** The part of the report that says what agents send: what customers ask for and don't find themselves. */
import { html, type Html } from '#html/template.ts';
import type { Report } from '../report.ts';
import { languageName } from './wording.ts';

/** A row for each article in each language of customers, the most sent first; nothing where none was sent. */
export const sentByAgents = ({ sent }: Report): Html | undefined =>
  sent.length === 0
    ? undefined
    : html`<section id="sent">
        <h2>Sent by agents</h2>
        <p>
          How often agents copied an article on their page. Customers asked for these, and did not find them.
        </p>
        <div class="table">
          <table>
            <thead>
              <tr>
                <th>Article</th>
                <th>Language</th>
                <th class="number">Sent</th>
              </tr>
            </thead>
            <tbody>
              ${sent.map(
                ({ title, locale, n }) =>
                  html`<tr>
                    <th scope="row" lang="${locale}" dir="auto">${title}</th>
                    <td>${languageName(locale)}</td>
                    <td class="number">${n}</td>
                  </tr> `,
              )}
            </tbody>
          </table>
        </div>
      </section>`;
