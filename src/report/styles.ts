/** Styles of the report's page. */
export const reportStyles = `
:root { color-scheme: light dark; --yes: light-dark(#2a7d4f, #5cc08a); --no: light-dark(#b3402a, #ef8d76); --line: light-dark(#ccc, #555); }
body { font: 16px/1.5 system-ui, sans-serif; max-inline-size: 70rem; margin-inline: auto; padding: 1rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { padding: .3rem .6rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
tbody th { font-weight: 600; }
.bad th { border-inline-start: 4px solid var(--no); }
.interval { inline-size: 8rem; block-size: .8rem; }
.trend { inline-size: 20rem; max-inline-size: 100%; }
.axis { stroke: var(--line); } .range { fill: var(--line); } .mark { fill: currentColor; }
.yes { fill: var(--yes); } .no { fill: var(--no); } .revision { stroke: currentColor; stroke-dasharray: 2 2; }
blockquote { margin: 0 0 .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.suspect { opacity: .6; } small, .note { color: light-dark(#555, #aaa); }
`;
