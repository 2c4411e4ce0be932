/** Rules about variables and snippets. */
import type { Rule } from '../rule.ts';

const text = 'articles/en/orders/return-item.md';
const fee = 'return-fee: 4.99';

export const reuseRules = {
  'variable-unknown': {
    severity: 'error',
    what: 'Variables that a text names as {{ name }} are in "variables.yaml".',
    why: 'Readers would see a name instead of a value.',
    fix: 'Use the name that the problem suggests, or add the variable. Write braces that readers should see as code.',
    example: {
      bad: { 'variables.yaml': fee, [text]: 'A return costs {{ retrun-fee }}. It was {{ return-fee }}.' },
      good: { 'variables.yaml': fee, [text]: 'A return costs {{ return-fee }}.' },
    },
  },
  'variable-untranslated': {
    severity: 'warning',
    what: 'A variable that has values by locale has one for every locale of the site.',
    why: 'Readers of the others see the value of the source, in its language.',
    fix: 'Add the value, or remove "locales" if it is the same everywhere.',
    example: {
      bad: {
        'variables.yaml': 'plan:\n  value: Basic\n  locales: { en: Basic }',
        [text]: 'Choose {{ plan }}.',
      },
      good: {
        'variables.yaml': 'plan:\n  value: Basic\n  locales: { de: Basis }',
        [text]: 'Choose {{ plan }}.',
      },
    },
  },
  'unused-variable': {
    severity: 'warning',
    what: 'Every variable is used by a text.',
    why: 'Somebody would keep a value up to date that nobody reads.',
    fix: 'Use it or remove it. "npx fener uses" lists how often each is used.',
    example: {
      bad: { 'variables.yaml': fee, [text]: 'A return is free.' },
      good: { 'variables.yaml': fee, [text]: 'A return costs {{ return-fee }}.' },
    },
  },
  'unknown-snippet': {
    severity: 'error',
    what: 'Snippets that a text includes with ::snippet[name] exist.',
    why: 'A part of the text would be missing.',
    fix: 'Use the name that the problem suggests, or write "snippets/<locale>/<name>.md".',
    example: {
      bad: { [text]: '::snippet[retrun-window]' },
      good: { 'snippets/en/return-window.md': 'You have 30 days.', [text]: '::snippet[return-window]' },
    },
  },
  'snippet-untranslated': {
    severity: 'warning',
    what: 'A snippet is translated into the language of each text that includes it.',
    why: 'Readers would see a part of the text in another language.',
    fix: 'Translate it into the folder of the locale.',
    example: {
      bad: {
        'snippets/en/return-window.md': 'You have 30 days.',
        'articles/de/orders/return-item.md': '::snippet[return-window]',
      },
      good: {
        'snippets/en/return-window.md': 'You have 30 days.',
        'snippets/de/return-window.md': 'Sie haben 30 Tage Zeit.',
        'articles/de/orders/return-item.md': '::snippet[return-window]',
      },
    },
  },
  'snippet-nesting': {
    severity: 'error',
    what: 'Snippets include each other at most five deep, never in a circle, and add at most 200,000 characters to a text.',
    why: 'The text would have no end.',
    fix: 'Remove the line "::snippet[…]" that closes the circle, or write its text.',
    example: {
      bad: { 'snippets/en/return-window.md': '::snippet[return-window]', [text]: '::snippet[return-window]' },
      good: { 'snippets/en/return-window.md': 'You have 30 days.', [text]: '::snippet[return-window]' },
    },
  },
  'snippet-path': {
    severity: 'error',
    what: 'Links and pictures of snippets lead to the same place from every folder.',
    why: 'A relative path would start from each article that includes the snippet, and miss.',
    fix: 'Link to articles with "id:…". Put pictures into "public/" of the content folder and name their address, such as "/label.svg".',
    example: {
      bad: {
        'snippets/en/return-window.md': 'You have [30 days](./return-item.md).',
        [text]: '::snippet[return-window]',
      },
      good: {
        'snippets/en/return-window.md': 'You have [30 days](id:return-item).',
        [text]: '::snippet[return-window]',
      },
    },
  },
  'unused-snippet': {
    severity: 'warning',
    what: 'Every snippet is included by a text.',
    why: 'Somebody would keep a text up to date that nobody reads.',
    fix: 'Include it or delete it. "npx fener uses" lists how often each is used.',
    example: {
      bad: { 'snippets/en/return-window.md': 'You have 30 days.', [text]: 'You have 30 days.' },
      good: { 'snippets/en/return-window.md': 'You have 30 days.', [text]: '::snippet[return-window]' },
    },
  },
} as const satisfies Record<string, Rule>;
