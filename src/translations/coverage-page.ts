/** How far translations are, as a page for the team: locales and topics, and what is to do. */
import { html, readerText, type Html } from '#html/template.ts';
import { formatReportPage } from '#html/report-page.ts';
import type { LocaleStatus, TextState, TextStatus } from '#model/articles/status.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { localeOf } from '#site/site.ts';
import { percent } from './format-status.ts';

const names: Readonly<Record<TextState, string>> = {
  stale: 'Stale',
  missing: 'Missing',
  untranslated: 'Copy of the source',
  minor: 'Changed a little',
  untracked: 'Not tracked',
  current: 'Current',
};

/** States that need work, the most urgent first. */
const open = ['stale', 'missing', 'untranslated', 'minor', 'untracked'] as const;

/** The whole document. */
export function coveragePage(centre: HelpCentre, status: readonly LocaleStatus[], day: string): string {
  const langOf = (id: string) => localeOf(centre.site, id);
  return formatReportPage({
    title: `Translations of ${centre.site.name}`,
    lead: html`<p>
      ${day}. How many articles have a current translation; the source is
      ${langOf(centre.site.source.id).name}.
    </p>`,
    figures: status.map(({ locale, texts }) => [langOf(locale).name, `${shareOf(texts)} %`]),
    sections: [
      ['coverage', 'Coverage'],
      ...status.map(({ locale }) => [locale, langOf(locale).name] as const),
    ],
    main: [coverage(centre, status), ...status.map((one) => work(centre, one))],
    styles,
  });
}

const articlesOf = (texts: readonly TextStatus[]) => texts.filter(({ kind }) => kind === 'article');

const shareOf = (texts: readonly TextStatus[]) => {
  const articles = articlesOf(texts);
  return percent(articles.filter(({ state }) => state === 'current').length, articles.length);
};

/** A row for each topic at the top, a column for each locale. */
function coverage(centre: HelpCentre, status: readonly LocaleStatus[]): Html {
  const topicOf = (id: string) => (centre.articles.get(id)?.topic ?? '').split('/')[0] ?? '';
  const topics = [...new Set(status.flatMap(({ texts }) => articlesOf(texts).map(({ id }) => topicOf(id))))];
  const titleOf = (topic: string) => centre.topics.get(topic)?.data.title ?? 'Without a topic';
  return html`<section id="coverage">
    <h2>Coverage</h2>
    <p>Articles whose translation is current, by topic.</p>
    <div class="table" tabindex="0" role="group" aria-label="Coverage">
      <table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            ${status.map(({ locale }) => html`<th scope="col" class="number">${localeOf(centre.site, locale).name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${topics.map(
            (topic) =>
              html`<tr>
                <th scope="row">${readerText(titleOf(topic))}</th>
                ${status.map(({ texts }) => cell(articlesOf(texts).filter(({ id }) => topicOf(id) === topic)))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function cell(texts: readonly TextStatus[]): Html {
  if (texts.length === 0) return html`<td class="number">–</td>`;
  const current = texts.filter(({ state }) => state === 'current').length;
  const share = percent(current, texts.length);
  return html`<td class="number">
    <span class="share">
      <meter min="0" max="100" value="${share}" aria-hidden="true"></meter> <span>${share} %</span>
      <small>${current} of ${texts.length}</small>
    </span>
  </td>`;
}

/** What is to do in a locale, most needed first. */
function work({ site }: HelpCentre, { locale, texts }: LocaleStatus): Html {
  const { name, lang } = localeOf(site, locale);
  const toDo = [
    ...open.flatMap((state) => texts.filter((text) => text.state === state)),
    ...texts.filter(({ state, isMachineTranslated }) => state === 'current' && isMachineTranslated),
  ];
  return html`<section id="${locale}">
    <h2 lang="${lang}">${readerText(name)}</h2>
    <p>
      ${open.map((state) => `${texts.filter((text) => text.state === state).length} ${names[state].toLowerCase()}`).join(', ')}.
    </p>
    ${
      toDo.length === 0
        ? html`<p>Everything is current.</p>`
        : html`<div class="table" tabindex="0" role="group" aria-label="${name}">
            <table>
              <thead>
                <tr>
                  <th scope="col">Text</th>
                  <th scope="col">State</th>
                  <th scope="col">File</th>
                  <th scope="col" class="number">Readers</th>
                </tr>
              </thead>
              <tbody>
                ${toDo.map(row)}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

const row = ({ title, kind, state, isMachineTranslated, file, readers }: TextStatus) =>
  html`<tr>
    <th scope="row">${readerText(title)}${kind === 'article' ? undefined : html` <small>${kind}</small>`}</th>
    <td>
      <span class="state ${state}">${names[state]}</span>${
        isMachineTranslated ? html` <small>machine-translated</small>` : undefined
      }
    </td>
    <td><code dir="ltr">${file}</code></td>
    <td class="number">${readers > 0 ? readers : '–'}</td>
  </tr>`;

const styles = `
.share { display: inline-grid; grid-template-columns: 5rem 3.25rem minmax(3.5rem, max-content); gap: .35rem; align-items: center; }
meter { inline-size: 100%; } td:has(.share) { padding-inline-start: 1.25rem; }
@media (max-width: 40rem) { meter { display: none; } .share { grid-template-columns: auto; gap: 0; justify-items: end; } td:has(.share) { padding-inline-start: .5rem; } tbody th { min-inline-size: 8rem; } }
code { font-size: .8125rem; overflow-wrap: anywhere; }
.state { display: inline-block; padding: .1rem .6rem; border-radius: 99px; background: var(--soft); white-space: nowrap; }
.stale, .untranslated { color: var(--no); }
.current { color: var(--yes); }
`;
