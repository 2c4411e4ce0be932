/** Rules about articles and topics. */
import { inArticle, inFile, type Rule } from '../rule.ts';

export const articleRules = {
  'duplicate-id': {
    severity: 'error',
    what: 'An id belongs to one article (or one service of services.yaml).',
    why: 'Links, ratings and permalinks could not tell which article is meant.',
    fix: 'Give the newer article another id. Ids of published articles never change.',
    example: {
      bad: {
        'articles/en/orders/exchange-item.md': 'id: returns',
        'articles/en/orders/refund-item.md': 'id: returns',
      },
      good: {
        'articles/en/orders/exchange-item.md': 'id: exchange-item',
        'articles/en/orders/refund-item.md': 'id: refund-item',
      },
    },
  },
  'duplicate-slug': {
    severity: 'error',
    what: 'No two pages have the same address.',
    why: 'One of them could never be opened.',
    fix: 'Give one of them another "slug:", or rename one of the files.',
    example: {
      bad: {
        'articles/en/orders/exchange-item.md': 'slug: returns',
        'articles/en/orders/refund-item.md': 'slug: returns',
      },
      good: {
        'articles/en/orders/exchange-item.md': 'slug: exchange',
        'articles/en/orders/refund-item.md': 'slug: refund',
      },
    },
  },
  'duplicate-title': {
    severity: 'warning',
    what: 'Titles tell articles apart.',
    why: 'In lists and search results the two articles look the same.',
    fix: 'Say in each title what makes it different from the other.',
    example: {
      bad: {
        'articles/en/orders/refund-by-card.md': 'title: Refunds',
        'articles/en/orders/refund-by-invoice.md': 'title: Refunds',
      },
      good: {
        'articles/en/orders/refund-by-card.md': 'title: Refunds to a card',
        'articles/en/orders/refund-by-invoice.md': 'title: Refunds of an invoice',
      },
    },
  },
  'duplicate-phone-code': {
    severity: 'error',
    what: 'A phone code leads to one article in each language.',
    why: 'A caller who presses the digits would hear only one of the two articles.',
    fix: 'Give one of them another code.',
    example: {
      bad: {
        'articles/en/orders/track-order.md': 'phoneCode: "12"',
        'articles/en/orders/return-item.md': 'phoneCode: "12"',
      },
      good: {
        'articles/en/orders/track-order.md': 'phoneCode: "12"',
        'articles/en/orders/return-item.md': 'phoneCode: "13"',
      },
    },
  },
  'topic-without-index': {
    severity: 'error',
    what: 'Every folder of articles has an index.md with a title and a description.',
    why: 'The topic would have no name in menus, breadcrumbs and search results.',
    fix: 'Create the index.md, or move the articles into another folder.',
    example: {
      bad: { 'articles/en/warranty/claim-warranty.md': 'id: claim-warranty' },
      good: {
        'articles/en/warranty/index.md': 'title: Warranty\ndescription: What the warranty covers.',
        'articles/en/warranty/claim-warranty.md': 'id: claim-warranty',
      },
    },
  },
  'topic-empty': {
    severity: 'warning',
    what: 'A topic holds at least one published article, in it or below it.',
    why: 'The topic has no page: nobody sees its title and description.',
    fix: 'Publish an article in it, or delete the folder.',
    example: {
      bad: { 'articles/en/warranty/index.md': 'title: Warranty' },
      good: {
        'articles/en/warranty/index.md': 'title: Warranty',
        'articles/en/warranty/claim-warranty.md': 'id: claim-warranty',
      },
    },
  },
  'home-text': {
    severity: 'warning',
    what: 'The top folder of a locale has no index.md.',
    why: 'The home page lists topics and has no text of its own, so the file is shown nowhere.',
    fix: 'Move the text into an article, or into the messages under "home" in "locales/<locale>/common.json".',
    example: {
      bad: { 'articles/en/index.md': 'title: Welcome' },
      good: { 'articles/en/orders/welcome.md': 'id: welcome\ntitle: Welcome' },
    },
  },
  'unknown-topic': {
    severity: 'error',
    what: 'Topics that an article ("also"), a channel ("topics") or the widget ("topic") names exist.',
    why: 'The article would be missing from the list that its author wanted it in.',
    fix: 'Write the path of the folder below "articles/<locale>/", such as "orders/returns".',
    example: inArticle('also: [order]', 'also: [orders]'),
  },
  'unknown-article': {
    severity: 'error',
    what: 'Articles that are named by id in "related", "featured", a channel or the widget exist and are published.',
    why: 'The list would be shorter than its author thinks.',
    fix: 'Use the "id:" from the article\'s front matter.',
    example: inArticle('related: [track-ordr]', 'related: [track-order]'),
  },
  'unknown-icon': {
    severity: 'error',
    what: 'Icons of topics are names of Lucide icons.',
    why: 'The topic would stand without an icon among others that have one.',
    fix: 'Choose a name from https://lucide.dev/icons/.',
    example: inFile(
      'articles/en/orders/index.md',
      'title: Orders\nicon: pakage',
      'title: Orders\nicon: package',
    ),
  },
  'unknown-type': {
    severity: 'error',
    what: 'The "type" of an article has a template: one of ours, or a file in "templates/".',
    why: 'Nobody could say what the article has to have.',
    fix: 'Use the name that the problem suggests, or write "templates/<type>.md".',
    example: inArticle('type: how-too', 'title: T'),
  },
  'type-structure': {
    severity: 'warning',
    what: 'An article has what its type asks for: the headings with an id, "owner", "reviewBy", "updated" and "countries" of the template; a how-to has numbered steps or a video.',
    why: 'Readers and colleagues look for it in the same place each time.',
    fix: 'Add what is missing, give the heading that says it the id, or remove "type". Your own template, such as "templates/policy.md", replaces ours.',
    example: inArticle('type: policy', 'title: T'),
  },
  'date-in-future': {
    severity: 'warning',
    what: '"updated" and "reviewed" are not days in the future.',
    why: 'Readers and search engines would be told of a change or review that has not happened.',
    fix: 'Write the day of the last change, or remove the line: the date then comes from git.',
    example: inArticle('updated: 2062-11-21', 'updated: 2026-11-21'),
  },
  'review-due': {
    severity: 'warning',
    what: 'An article is reviewed by the day in its "reviewBy".',
    why: 'What it says may no longer be true.',
    fix: 'Read the article, correct it, and move the date.',
    example: inArticle('owner: ada\nreviewBy: 2026-01-31', 'owner: ada\nreviewBy: 2099-01-31'),
  },
} as const satisfies Record<string, Rule>;
