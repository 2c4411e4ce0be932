/** Rules about the help widget. */
import { inFile, type Rule } from '../rule.ts';

export const widgetRules = {
  'widget-pattern': {
    severity: 'error',
    what: 'Pages of an application are written as paths, in which "*" stands for anything and ":id" for one part.',
    why: 'The pattern would mean no page, and nothing would be suggested.',
    fix: 'Begin with "/", "#", "*" or "https://", without the query.',
    example: inFile(
      'widget.yaml',
      'suggest:\n  - pages: [billing/*]\n    articles: [track-order]',
      'suggest:\n  - pages: [/billing/*]\n    articles: [track-order]',
    ),
  },
  'widget-retired': {
    severity: 'warning',
    what: 'The widget suggests no article that was retired.',
    why: 'Readers would be offered what replaced it, or learn that the article is gone.',
    fix: 'Name the article that answers now.',
    example: {
      bad: {
        'retired.yaml':
          'gift-return: { path: orders/gift-return, replacedBy: track-order, titles: { en: Gifts }, addresses: [/en/orders/gift-return/] }',
        'widget.yaml': 'suggest:\n  - pages: [/gifts]\n    articles: [gift-return]',
      },
      good: {
        'retired.yaml':
          'gift-return: { path: orders/gift-return, replacedBy: track-order, titles: { en: Gifts }, addresses: [/en/orders/gift-return/] }',
        'widget.yaml': 'suggest:\n  - pages: [/gifts]\n    articles: [track-order]',
      },
    },
  },
  'widget-closed': {
    severity: 'error',
    what: 'A site with a widget lets other origins fetch its files.',
    why: 'Browsers would load neither the widget nor what it shows.',
    fix: 'Remove "allowOrigin: none" from "machines" in site.yaml, or delete widget.yaml.',
    example: {
      bad: { 'widget.yaml': 'position: end', 'site.yaml': 'machines: { allowOrigin: none }' },
      good: { 'widget.yaml': 'position: end' },
    },
  },
} as const satisfies Record<string, Rule>;
