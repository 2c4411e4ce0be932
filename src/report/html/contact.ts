/** The part of the report about contact channels. */
import { html, readerText, type Html } from '#html/template.ts';
import type { ContactGroup, NamedCount } from '../parts/contact.ts';
import type { Report } from '../report.ts';
import { networkNote } from './network-note.ts';
import { countChange, number } from './changes.ts';
import { countryName, deviceWords, languageName, placeWords } from './wording.ts';

const groups: Readonly<
  Record<
    ContactGroup,
    { readonly title: string; readonly unknown: string; readonly say: (name: string) => string }
  >
> = {
  channel: { title: 'Channel', unknown: 'Not told', say: (name) => name },
  via: { title: 'Asked for on', unknown: 'Not told', say: (name) => placeWords[name] ?? name },
  locale: { title: 'Language', unknown: 'Not told', say: languageName },
  country: { title: 'Country', unknown: 'Not chosen', say: countryName },
  device: { title: 'Device', unknown: 'Not told', say: (name) => deviceWords[name] ?? name },
};

/** Rows of a group in the report; all are in `contacts_by_day.csv`. */
const mostShown = 12;

/** How many channels readers opened: which, where on the site, and who. */
export const contactChannels = ({ contacts }: Report): Html =>
  html`<section id="contact">
    <h2>Contact</h2>
    <p>
      ${number(contacts.total.now)} times a reader opened a contact channel: ${countChange(contacts.total)}.
      Whether they then wrote or called, only the channel knows.
    </p>
    ${networkNote('Most of them', contacts.oneNetwork)}
    <div class="panels">
      ${(['channel', 'via', 'locale', 'country', 'device'] as const).map((group) => panel(group, contacts.by[group]))}
    </div>
  </section>`;

function panel(group: ContactGroup, counts: readonly NamedCount[]): Html {
  const { title, unknown, say } = groups[group];
  const most = Math.max(1, ...counts.map(({ now }) => now));
  return html`<div class="panel">
    <h3>${title}</h3>
    ${
      counts.length === 0
        ? html`<p class="note">Nothing in this period.</p>`
        : html`<ul class="bars">
            ${counts.slice(0, mostShown).map(
              (one) =>
                html`<li>
                  <span>${readerText(one.name === '' ? unknown : say(one.name))}</span>
                  <b>${number(one.now)}</b>
                  <i style="--share:${(one.now / most).toFixed(3)}"></i>
                  <small>${countChange(one)}</small>
                </li> `,
            )}
          </ul>`
    }
  </div> `;
}
