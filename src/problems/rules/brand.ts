/** Rules about how a site looks. */
import { inFile, type Rule } from '../rule.ts';

const logo = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="${fill}" d="M0 0h8v8H0z"/></svg>`;

export const brandRules = {
  'color-contrast': {
    severity: 'warning',
    what: "The brand's colour can be read as text on light pages.",
    why: "Many people can't read pale links. Fener darkens them, so they differ from your colour.",
    fix: 'Choose a darker colour, or keep yours and turn the rule off. Buttons and icons have your colour anyway.',
    example: inFile('site.yaml', 'brand: { color: gold }', 'brand: { color: darkgreen }'),
  },
  'logo-dark': {
    severity: 'warning',
    what: 'The logo can be seen on dark pages. The build only looks at drawings (SVG), "npx fener check" at all pictures.',
    why: 'Readers whose device is set to dark see a gap where the logo is.',
    fix: 'Name a second logo in light colours as `logo.dark`.',
    example: {
      bad: { 'site.yaml': 'brand: { logo: /logo.svg }', 'public/logo.svg': logo('#123') },
      good: {
        'site.yaml': 'brand: { logo: { light: /logo.svg, dark: /logo-dark.svg } }',
        'public/logo.svg': logo('#123'),
        'public/logo-dark.svg': logo('white'),
      },
    },
  },
} as const satisfies Record<string, Rule>;
