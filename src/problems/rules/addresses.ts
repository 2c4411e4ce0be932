/** Rules about old addresses that lead to a page: `movedFrom` and `legacy`. */
import { inArticle, type Rule } from '../rule.ts';

export const addressRules = {
  'redirect-invalid': {
    severity: 'error',
    what: 'An old address is a path that every web server understands, or a number such as "zendesk:360001".',
    why: 'The redirect would not work, or would catch other addresses as well.',
    fix: 'Write the path as it stood in the browser, without the host and without "*" or ":". In "legacy", "-*" behind a number means any title.',
    example: inArticle(
      'movedFrom: ["https://help.brightwick.example/en/old-returns/"]',
      'movedFrom: ["/en/old-returns/"]',
    ),
  },
  'redirect-shadows-page': {
    severity: 'error',
    what: 'An old address is not the address of a page or file that exists now.',
    why: 'The redirect would hide that page.',
    fix: 'Remove the old address, or give the page that has it another one first.',
    example: inArticle('movedFrom: ["/en/orders/track-order/"]', 'movedFrom: ["/en/orders/track-parcel/"]'),
  },
  'redirect-conflict': {
    severity: 'error',
    what: 'An old address leads to one page.',
    why: 'Only one of the two redirects could work.',
    fix: 'Remove the address from one of the two articles.',
    example: {
      bad: {
        'articles/en/orders/return-item.md': 'movedFrom: ["/en/returns/"]',
        'articles/en/orders/track-order.md': 'movedFrom: ["/en/returns/"]',
      },
      good: {
        'articles/en/orders/return-item.md': 'movedFrom: ["/en/returns/"]',
        'articles/en/orders/track-order.md': 'movedFrom: ["/en/tracking/"]',
      },
    },
  },
  'redirect-loop': {
    severity: 'error',
    what: "An old address is not the page's own address.",
    why: 'Browsers would be sent in circles.',
    fix: 'Remove it from "movedFrom".',
    example: inArticle('movedFrom: ["/en/orders/return-item/"]', 'movedFrom: ["/en/returns/"]'),
  },
  'redirect-query': {
    severity: 'warning',
    what: 'Old addresses with a query ("?id=7") can be compared by the host that the site goes to.',
    why: 'Many hosts look at the path only, so the old address would not answer.',
    fix: 'Name the host in site.yaml ("host: nginx", "host: netlify" or "host: vercel"), or set up the redirect on the host itself.',
    example: {
      bad: { 'articles/en/orders/return-item.md': 'movedFrom: ["/?p=7"]' },
      good: {
        'site.yaml': 'host: nginx',
        'articles/en/orders/return-item.md': 'movedFrom: ["/?p=7"]',
      },
    },
  },
  'retired-replacement': {
    severity: 'error',
    what: 'What replaced a retired article exists, or was replaced itself by something that does.',
    why: 'The addresses of the retired article would lead nowhere.',
    fix: 'Write the id of the article that answers now, or remove "replacedBy".',
    example: {
      bad: {
        'retired.yaml':
          'gift-return: { path: orders/gift-return, replacedBy: return-itm, titles: { en: Gifts }, addresses: [/en/orders/gift-return/] }',
      },
      good: {
        'retired.yaml':
          'gift-return: { path: orders/gift-return, replacedBy: return-item, titles: { en: Gifts }, addresses: [/en/orders/gift-return/] }',
      },
    },
  },
  'published-lost': {
    severity: 'error',
    what: 'An address that has been public leads to a page, for as long as content/published.json names it.',
    why: 'Readers have it in mails and bookmarks, and search engines know it.',
    fix: 'Restore what was deleted, or list the address in "movedFrom" of the article that answers now. To give an address up, remove it from content/published.json.',
    example: {
      bad: { 'published.json': '{ "return-item": ["/en/orders/send-back/"] }' },
      good: {
        'published.json': '{ "return-item": ["/en/orders/send-back/"] }',
        'articles/en/orders/return-item.md': 'movedFrom: ["/en/orders/send-back/"]',
      },
    },
  },
} as const satisfies Record<string, Rule>;
