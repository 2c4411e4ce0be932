/** Rules about the files in `theme/`. */
import { inFile, type Rule } from '../rule.ts';

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
} as const satisfies Record<string, Rule>;
