/** Styles of what only the report on ratings has; the rest is in `#html/report-page.ts`. */
export const reportStyles = `
thead th, thead .number { white-space: normal; vertical-align: bottom; } @media (width < 40rem) { tbody th { min-inline-size: 8.5rem; } }
td.votes { white-space: nowrap; } tbody th a { text-decoration: none; } tbody th a:hover { text-decoration: underline; }
.bad th { box-shadow: inset 3px 0 var(--no); padding-inline-start: .9rem; } [dir=rtl] .bad th { box-shadow: inset -3px 0 var(--no); }
.chips { display: flex; flex-wrap: wrap; gap: .3rem; margin: 0; padding: 0; list-style: none; }
.chips li, .verdict { padding: .1rem .55rem; border-radius: 99px; background: var(--soft); font-size: .8125rem; white-space: nowrap; }
.chips b { font-weight: 650; }
.interval { display: block; inline-size: 6rem; block-size: .8rem; }
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
.period { margin: .25rem 0 0; color: var(--muted); } .period strong { color: var(--text); font-weight: 600; }
.change { color: var(--muted); } .change.is-better { color: var(--yes); } .change.is-worse { color: var(--no); }
td .change { font-size: .875rem; } td:has(> .change:only-child) { min-inline-size: 10rem; } td small { display: block; } td.file { font-size: .875rem; min-inline-size: 12rem; } td code { overflow-wrap: break-word; }
code { font-size: .8125rem; } .due { color: var(--no); }
.bars, .funnel { display: grid; gap: .75rem; margin: .75rem 0 0; padding: 0; list-style: none; }
.bars li, .funnel li { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; align-items: baseline; }
.bars i, .funnel i { grid-column: 1 / -1; block-size: .5rem; border-radius: 99px; background: var(--soft); overflow: hidden; }
.bars i::before, .funnel i::before { content: ''; display: block; block-size: 100%; inline-size: calc(var(--share) * 100%); border-radius: inherit; background: var(--accent); }
.bars small, .funnel small { grid-column: 1 / -1; } .bars b, .funnel b { font-variant-numeric: tabular-nums; }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 1rem; margin-block: 1.25rem; }
.panel { min-inline-size: 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; }
.panel p { margin: .35rem 0 0; color: var(--muted); font-size: .9375rem; }
details { margin-block: .5rem 1rem; } summary { cursor: pointer; color: var(--accent); } details p { max-inline-size: 70ch; color: var(--muted); }
section > .table + .table { margin-block-start: 1.5rem; }
`;
