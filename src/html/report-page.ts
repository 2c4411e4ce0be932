/** A page that reports something to whoever runs a command: no script, nothing loaded, light and dark. */
import { html, type Html, type Part } from './template.ts';

export interface ReportPage {
  readonly title: string;
  /** A few figures below the title: name, value, and perhaps how it changed. */
  readonly figures: readonly (readonly [name: string, value: string, change?: Html])[];
  /** What stands between the title and the figures. */
  readonly lead?: Html | undefined;
  /** Links to sections: id and name. */
  readonly sections: readonly (readonly [id: string, name: string])[];
  readonly main: Part;
  /** Styles besides those that every report has. */
  readonly styles: string;
}

/** The whole document. */
export const formatReportPage = ({ title, figures, lead, sections, main, styles }: ReportPage): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        />
        <title>${title}</title>
        <style>
          ${{ html: sharedStyles + styles }}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          ${lead}
          <dl class="figures">
            ${figures.map(
              ([name, value, change]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                  ${change && html`<dd class="aside">${change}</dd>`}
                </div> `,
            )}
          </dl>
        </header>
        <nav aria-label="Report">
          <ul>
            ${sections.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li> `)}
          </ul>
        </nav>
        <main>${main}</main>
      </body>
    </html> `.html;

const sharedStyles = `
:root { color-scheme: light dark; --page: light-dark(#f6f7f9, #14171c); --card: light-dark(#fff, #1d2128);
  --text: light-dark(#1c2430, #e6e9ee); --muted: light-dark(#5a6474, #9aa4b2); --line: light-dark(#e1e5ea, #333a45);
  --accent: light-dark(#0b5fae, #7fb8f2); --yes: light-dark(#23784a, #5cc08a); --no: light-dark(#b3402a, #ef8d76);
  --soft: light-dark(#eef2f7, #272d37); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: .15em; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; margin-block: 0; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.3rem; } h3 { font-size: 1.05rem; }
header, main { max-inline-size: 76rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
header { padding-block: 2rem 1rem; }
nav { position: sticky; inset-block-start: 0; z-index: 1; background: var(--page); border-block-end: 1px solid var(--line); }
nav ul { display: flex; gap: .25rem; overflow-x: auto; max-inline-size: 76rem; margin: 0 auto; list-style: none;
  padding: .5rem clamp(.5rem, 3.4vw, 2rem); }
nav a { display: block; padding: .35rem .75rem; border-radius: 99px; white-space: nowrap; text-decoration: none; }
nav a:hover { background: var(--soft); }
main { display: grid; gap: 1.5rem; padding-block: 1.5rem 4rem; }
main > section { min-inline-size: 0; padding: clamp(1rem, 2.5vw, 1.75rem); background: var(--card);
  border: 1px solid var(--line); border-radius: .75rem; scroll-margin-block-start: 4rem; }
section > h2 + p { margin-block: .25rem 1rem; color: var(--muted); max-inline-size: 70ch; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 1.25rem 0 0; }
.figures div { container-type: inline-size; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.figures dt { color: var(--muted); font-size: .875rem; }
.figures dd { margin: 0; font-size: min(1.6rem, 12cqi); white-space: nowrap; font-weight: 650; font-variant-numeric: tabular-nums; }
.figures dd.aside { font-size: .8125rem; white-space: normal; font-weight: 400; color: var(--muted); }
.table { overflow-x: auto; margin-inline: -.5rem; }
table { border-collapse: collapse; inline-size: 100%; font-size: .9375rem; }
th, td { padding: .6rem .5rem; border-block-start: 1px solid var(--line); text-align: start; vertical-align: middle; }
thead th { border: 0; color: var(--muted); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
tbody th { min-inline-size: 12rem; font-weight: 600; }
td { font-variant-numeric: tabular-nums; } .number { text-align: end; white-space: nowrap; }
small, .note { color: var(--muted); font-weight: 400; }
`;
