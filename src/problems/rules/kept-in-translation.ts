/** Rules about what a translation keeps of its source. */
import type { Rule } from '../rule.ts';

const en = 'articles/en/orders/return-item.md';
const de = 'articles/de/orders/return-item.md';

/** A source, a translation that lacks something, and one that has it. */
const lost = (source: string, bad: string, good: string) => ({
  bad: { [en]: source, [de]: bad },
  good: { [en]: source, [de]: good },
});

export const keptRules = {
  'translation-number': {
    severity: 'warning',
    what: 'A translation has the numbers of its source.',
    why: 'Readers in that language would go by another deadline, price or size.',
    fix: 'Write the number of the source. Digits, separators and clocks may be those of the language.',
    example: lost('You have 30 days.', 'Sie haben 14 Tage.', 'Sie haben 30 Tage.'),
  },
  'translation-placeholder': {
    severity: 'warning',
    what: 'A translation has the placeholders of its source.',
    why: 'Readers would miss what is filled in, or see a broken placeholder.',
    fix: 'Copy the placeholder, braces included. It may stand anywhere in the sentence.',
    example: lost(
      'Write "order %NUMBER%" into the subject.',
      'Schreiben Sie „Bestellung %NUMMER%“ in den Betreff.',
      'Schreiben Sie „Bestellung %NUMBER%“ in den Betreff.',
    ),
  },
  'translation-code': {
    severity: 'warning',
    what: 'A translation has the code of its source: error codes, commands, paths.',
    why: 'Readers compare it with what their device shows, or type it.',
    fix: 'Copy the code from the source.',
    example: lost('The display shows `E-12`.', 'Das Display zeigt `E-21`.', 'Das Display zeigt `E-12`.'),
  },
  'translation-part': {
    severity: 'warning',
    what: 'A translation has as many steps, links, pictures, videos, tables and blocks of code as its source.',
    why: 'Readers in that language would miss a step, or what the others see.',
    fix: 'Add what is missing, at the same place.',
    example: lost(
      '1. Pack it.\n2. Stick on the label.\n3. Hand it in.',
      '1. Einpacken.\n2. Abgeben.',
      '1. Einpacken.\n2. Etikett aufkleben.\n3. Abgeben.',
    ),
  },
  'translation-anchor': {
    severity: 'warning',
    what: 'A translation has the ids that its source gives to headings.',
    why: 'Links to a part of the article lead to its top in that language.',
    fix: 'Write the id of the source behind the heading: "{#by-post}".',
    example: lost(
      '## By post {#by-post}\n\nPack it.',
      '## Per Post {#per-post}\n\nEinpacken.',
      '## Per Post {#by-post}\n\nEinpacken.',
    ),
  },
  'translation-term': {
    severity: 'warning',
    what: 'A translation keeps the "terms" of site.yaml: brands, names of products.',
    why: 'Readers would not find a product under the name that stands on it.',
    fix: 'Write the term, or one of the forms that site.yaml allows for the language.',
    example: {
      bad: {
        'site.yaml': 'locales: [en, de]\nterms: [Ember]',
        [en]: 'Switch the Ember off.',
        [de]: 'Schalten Sie die Glut aus.',
      },
      good: {
        'site.yaml': 'locales: [en, de]\nterms: [Ember]',
        [en]: 'Switch the Ember off.',
        [de]: 'Schalten Sie die Ember aus.',
      },
    },
  },
} as const satisfies Record<string, Rule>;
