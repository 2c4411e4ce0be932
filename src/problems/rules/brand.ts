/** Rules about how a site looks. */
import { inFile, type Rule } from '../rule.ts';

export const brandRules = {
  'color-contrast': {
    severity: 'warning',
    what: "The brand's colour can be read as text on light pages.",
    why: "Many people can't read pale links. Fener darkens them, so they differ from your colour.",
    fix: 'Choose a darker colour, or keep yours and turn the rule off. Buttons and icons have your colour anyway.',
    example: inFile('site.yaml', 'brand: { color: gold }', 'brand: { color: darkgreen }'),
  },
} as const satisfies Record<string, Rule>;
