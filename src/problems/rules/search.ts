/** Rules about search, what customers ask, and ratings. */
import { inFile, type Rule } from '../rule.ts';

const others = {
  'articles/en/orders/exchange-item.md': 'id: exchange-item',
  'articles/en/orders/refund-times.md': 'id: refund-times',
};
const promoting = (...articles: readonly string[]) =>
  `promote:\n${articles.map((id) => `  - { query: money back, article: ${id} }\n`).join('')}`;

export const searchRules = {
  'search-unknown-article': {
    severity: 'error',
    what: 'Articles that search settings name exist in that locale.',
    why: 'The setting would do nothing.',
    fix: 'Use the id of an article that has a text in this locale.',
    example: inFile(
      'search/en.yaml',
      'promote:\n  - { query: parcel, article: track-ordr }',
      'promote:\n  - { query: parcel, article: track-order }',
    ),
  },
  'search-self-test': {
    severity: 'error',
    what: 'A search for an article\'s title, or for a phrase of its "searchFor", finds it among the first three results.',
    why: 'Readers who ask exactly this would not find the answer.',
    fix: 'Use the words in the title or text, promote the article for the query, or write an exception with a reason into "search/<locale>.yaml".',
    example: {
      bad: {
        'articles/en/orders/return-item.md': 'searchFor: [money back]',
        'search/en.yaml': promoting('exchange-item', 'refund-times', 'track-order'),
        ...others,
      },
      good: {
        'articles/en/orders/return-item.md': 'searchFor: [money back]',
        'search/en.yaml': promoting('return-item', 'refund-times'),
        ...others,
      },
    },
  },
  'question-unknown-article': {
    severity: 'error',
    what: "Articles that customers' questions name are ones that search finds in that language.",
    why: 'The article is retired, a draft, unlisted, not translated or not there, so nobody would get the answer.',
    fix: 'Name the article that answers, or write "articles: []" if none does.',
    example: inFile(
      'questions/en.yaml',
      'questions:\n  - ask: where is my stuff\n    articles: [track-ordr]',
      'questions:\n  - ask: where is my stuff\n    articles: [track-order]',
    ),
  },
  'question-duplicate': {
    severity: 'warning',
    what: 'Every question of customers is written down once.',
    why: 'Two entries may name different articles, and count twice for one that they share.',
    fix: 'Keep one of them, with all articles that answer.',
    example: inFile(
      'questions/en.yaml',
      'questions:\n  - ask: where is my stuff\n    articles: [track-order]\n  - ask: Where is my stuff?\n    articles: [track-order]',
      'questions:\n  - ask: where is my stuff\n    articles: [track-order]',
    ),
  },
  'question-lost': {
    severity: 'error',
    what: 'A question of customers finds an article that answers it among the first three results.',
    why: 'Customers who ask it, or something like it, would not find the answer.',
    fix: 'Use the customer\'s words in the article, add a synonym, name the article that answers, or write an exception with a reason into "search/<locale>.yaml".',
    example: {
      bad: {
        'questions/en.yaml': 'questions:\n  - ask: money back\n    articles: [return-item]',
        'search/en.yaml': promoting('exchange-item', 'refund-times', 'track-order'),
        ...others,
      },
      good: {
        'questions/en.yaml': 'questions:\n  - ask: money back\n    articles: [return-item]',
        'search/en.yaml': promoting('return-item', 'refund-times'),
        ...others,
      },
    },
  },
  'search-exception-unused': {
    severity: 'warning',
    what: 'Exceptions from the search self-test are needed.',
    why: 'An exception that is not needed would hide the day when search gets worse.',
    fix: 'Remove the exception.',
    example: inFile(
      'search/en.yaml',
      'selfTestExceptions:\n  - { article: track-order, query: Track an order, reason: Readers look for the topic. }',
      'synonyms:\n  - [send back, return]',
    ),
  },
  'unused-synonym': {
    severity: 'warning',
    what: 'Of a group of synonyms, some text has at least one.',
    why: 'A search for one of them looks for the others, and none is there.',
    fix: 'Add the word that your articles use, or remove the group.',
    example: inFile('search/en.yaml', 'synonyms:\n  - [sofa, couch]', 'synonyms:\n  - [send back, return]'),
  },
  'feedback-summary': {
    severity: 'warning',
    what: 'The summary of ratings, where there is one, is whole and at most 45 days old.',
    why: 'The site is built without its list of most helpful articles.',
    fix: 'Run "npx fener feedback export", or delete the file.',
    example: inFile(
      'feedback-summary.json',
      '{ "v": 1, "through": "2025-01-31", "articles": [] }',
      '{ "v": 1, "through": "2026-11-20", "articles": [] }',
    ),
  },
  'former-ratings': {
    severity: 'warning',
    what: 'The ratings that an import brought from an old help centre, where there are any, are whole.',
    why: 'The site is built without them.',
    fix: 'Run the import again, or delete the file.',
    example: inFile(
      'former-ratings.json',
      '{ "v": 1, "articles": [{ "id": "return-item", "yes": 12 }] }',
      '{ "v": 1, "from": "zendesk", "articles": [{ "id": "return-item", "yes": 12, "no": 3 }] }',
    ),
  },
} as const satisfies Record<string, Rule>;
