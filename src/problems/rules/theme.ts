/** Rules about the files in `theme/`. */
import { inFile, untested, type Rule } from '../rule.ts';

export const themeRules = {
  'theme-tokens': {
    severity: 'error',
    what: 'theme/tokens.css sets tokens, and does nothing else.',
    why: "Styles that name parts of a page break whenever Fener's own pages change, and what they load would tell others about your readers.",
    fix: 'Keep tokens in ":root { … }", or in "@media (prefers-color-scheme: dark) { :root { … } }". Put other styles into a slot or a component.',
    example: inFile(
      'theme/tokens.css',
      '.site-header { background: gold; }',
      ':root { --surface: light-dark(#fffaf0, #1d1710); }',
    ),
  },
  'token-unknown': {
    severity: 'warning',
    what: 'Tokens that a theme sets exist.',
    why: 'Nothing on the pages reads the property, so it changes nothing.',
    fix: 'Correct the name. docs/theming.md lists all tokens. Names of your own begin with "--theme-".',
    example: inFile('theme/tokens.css', ':root { --acent: teal; }', ':root { --accent: teal; }'),
  },
  'slot-html': {
    severity: 'error',
    what: "The HTML of a slot keeps to the site's Content-Security-Policy, loads own files only, and every element ends.",
    why: 'Browsers would refuse scripts and styles in the page, other sites would learn of your readers, and an element that never ends swallows the page.',
    fix: 'Put scripts into a file in public/. Write a slot with styles of its own as a component (.astro).',
    example: inFile(
      'theme/slots/footer.html',
      '<p style="color: gold">Open on Sundays.</p>',
      '<p>Open on Sundays.</p>',
    ),
  },
  'theme-file': {
    severity: 'warning',
    what: 'Slots and components in theme/ have names that Fener knows.',
    why: 'A file with another name is on no page.',
    fix: 'Correct the name. docs/theming.md lists slots and components. Files that your own components use go into another folder of theme/.',
    example: {
      bad: { 'theme/slots/foter.html': '<p>Open on Sundays.</p>' },
      good: { 'theme/slots/footer.html': '<p>Open on Sundays.</p>' },
    },
  },
  'theme-code': {
    severity: 'error',
    what: 'Components of the theme can be built.',
    why: 'The component is on every page that has its place, so no page can be written. The last good output stays where it is.',
    fix: 'Correct the component, or delete its file to have the original again.',
    example: untested(
      'a whole build',
      { 'theme/components/NotFound.astro': '---\nconst title = ;\n---\n\n<h1>{title}</h1>' },
      { 'theme/components/NotFound.astro': "---\nconst title = 'Sorry';\n---\n\n<h1>{title}</h1>" },
    ),
  },
} as const satisfies Record<string, Rule>;
