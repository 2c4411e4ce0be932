/** Styles of what only the report on ratings has; the rest is in `#html/report-page.ts`. */
export const reportStyles = `
td.votes { white-space: nowrap; } tbody th a { text-decoration: none; } tbody th a:hover { text-decoration: underline; }
.bad th { box-shadow: inset 3px 0 var(--no); padding-inline-start: .9rem; } [dir=rtl] .bad th { box-shadow: inset -3px 0 var(--no); }
.chips { display: flex; flex-wrap: wrap; gap: .3rem; margin: 0; padding: 0; list-style: none; }
.chips li, .verdict { padding: .1rem .55rem; border-radius: 99px; background: var(--soft); font-size: .8125rem; white-space: nowrap; }
.chips b { font-weight: 650; }
.interval { display: block; inline-size: 8rem; block-size: .8rem; }
.trend { display: block; inline-size: 100%; max-inline-size: 20rem; margin-block: .5rem; }
.axis { stroke: var(--line); } .range { fill: var(--accent); opacity: .35; } .mark { fill: var(--accent); }
.yes { fill: var(--yes); } .no { fill: var(--no); } .revision { stroke: currentColor; stroke-dasharray: 2 2; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 1rem; margin-block-start: 1rem; }
.cards article { min-inline-size: 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; }
.cards p { margin: 0; color: var(--muted); font-size: .9375rem; }
section > h3 { margin-block: 1.5rem .25rem; }
.comments { display: grid; gap: .75rem; margin: .5rem 0 0; padding: 0; list-style: none; }
.comments li { padding: .6rem .9rem; border-inline-start: 3px solid var(--line); }
.comments .said-no { border-color: var(--no); } .comments .said-yes { border-color: var(--yes); }
blockquote { margin: .2rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.suspect { opacity: .6; }
`;
