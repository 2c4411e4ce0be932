/** Rules about links in texts. */
import { inArticle, untested, type Rule } from '../rule.ts';

const text = 'articles/en/orders/return-item.md';

export const linkRules = {
  'unknown-link': {
    severity: 'error',
    what: 'A link leads to an article, topic, page or file of the site that exists.',
    why: 'Readers would meet "page not found".',
    fix: 'Link by id, as in "[text](id:return-item)": such a link survives moves and renames. For another site, write the whole address with https://.',
    mends: 'address',
    example: inArticle('[Track your order](id:track-ordr)', '[Track your order](id:track-order)'),
  },
  'unknown-anchor': {
    severity: 'error',
    what: 'A link to a heading leads to a heading that exists, in every language.',
    why: 'Readers would land at the top of the page and search for the place.',
    fix: 'Use the id of the heading. An id in braces, as in "## Fees {#fees}", stays the same in all translations.',
    example: inArticle(
      '[Fees](#fee)\n\n## Fees {#fees}\n\nNone.',
      '[Fees](#fees)\n\n## Fees {#fees}\n\nNone.',
    ),
  },
  'link-to-draft': {
    severity: 'error',
    what: 'Published texts do not link to drafts.',
    why: 'A draft has no page, so the link would lead nowhere.',
    fix: 'Publish the draft, or remove the link.',
    example: {
      bad: {
        'articles/en/orders/new-fees.md': 'draft: true',
        'articles/en/orders/return-item.md': 'See [the fees](id:new-fees).',
      },
      good: {
        'articles/en/orders/new-fees.md': 'draft: false',
        'articles/en/orders/return-item.md': 'See [the fees](id:new-fees).',
      },
    },
  },
  'link-to-retired': {
    severity: 'error',
    what: 'Texts do not link to articles that were retired.',
    why: 'Readers would learn that the article is gone, instead of the answer.',
    fix: 'Link to the article that answers now, or remove the link.',
    mends: 'address',
    example: {
      bad: {
        'retired.yaml':
          'gift-return: { path: orders/gift-return, titles: { en: Gifts }, addresses: [/en/orders/gift-return/] }',
        'articles/en/orders/return-item.md': 'See [gifts](id:gift-return).',
      },
      good: {
        'retired.yaml':
          'gift-return: { path: orders/gift-return, titles: { en: Gifts }, addresses: [/en/orders/gift-return/] }',
        'articles/en/orders/return-item.md': 'See [the fees](id:track-order).',
      },
    },
  },
  'todo-link': {
    severity: 'warning',
    what: 'Links that an import left open, "[text](todo:…)", get an address.',
    why: 'Readers see the words alone, where the former help centre had a link.',
    fix: 'Replace the address by "id:" and the id of the article that answers it now, or remove the link.',
    example: inArticle('[the old guide](todo:/guides/returns)', 'See [Track your order](id:track-order).'),
  },
  'unsafe-link': {
    severity: 'error',
    what: 'Links begin with https:, http:, mailto:, tel:, sms: or id:, or are paths of the site.',
    why: "Other addresses can run code in the reader's browser or hide where they lead.",
    fix: 'Write the whole address, without a user name in it. Save images beside the article instead of putting them into the text.',
    example: inArticle(
      '[Open the app](javascript:openApp())',
      '[Open the app](https://app.brightwick.example/)',
    ),
  },
  'link-malformed': {
    severity: 'error',
    what: 'Links are written "[text](address)", without spaces between the two or in the address.',
    why: "Readers would see brackets and an address that they can't follow.",
    fix: 'Write the link as the problem shows it.',
    example: inArticle('[Track it] (id:track-order)', '[Track it](id:track-order)'),
  },
  'link-undefined': {
    severity: 'error',
    what: 'The name in "[text][name]" or "[^1]" is defined in the same text.',
    why: 'Readers would see the brackets, and no link.',
    fix: 'Add a line "[name]: address", or write the address behind the text: "[text](address)".',
    example: inArticle('[our page][track]', '[our page][track]\n\n[track]: id:track-order'),
  },
  'link-without-text': {
    severity: 'error',
    what: 'Links have a text.',
    why: 'Nobody sees such a link, and screen readers read its address aloud.',
    fix: 'Write what the link leads to between the brackets, or remove the link.',
    example: inArticle('[](id:track-order)', '[Track your order](id:track-order)'),
  },
  'link-vague': {
    severity: 'warning',
    what: 'The text of a link says what it leads to, not "here" or "learn more".',
    why: 'Readers who skim, and screen readers that list the links of a page, get the text without the sentence around it.',
    fix: 'Put the words of the sentence that name the page between the brackets.',
    example: inArticle(
      'To track your order, [click here](id:track-order).',
      'You can [track your order](id:track-order).',
    ),
  },
  'link-shows-address': {
    severity: 'warning',
    what: 'The text of a link is words, not the address of a page.',
    why: 'An address says little, breaks lines on phones, and screen readers spell it out.',
    fix: 'Write what the link leads to. The name of a site alone, such as "example.com", may stand.',
    example: inArticle(
      'See https://www.brightwick.example/terms/returns-2026.',
      'See [our terms](https://www.brightwick.example/terms/returns-2026).',
    ),
  },
  'invalid-contact-link': {
    severity: 'error',
    what: 'Links with tel:, sms: or mailto: name a number or an e-mail address.',
    why: "The reader's phone or mail program would open and could do nothing.",
    fix: 'Write the number with country code, or the whole e-mail address.',
    example: inArticle('[Call us](tel:service)', '[Call us](tel:+4930123456)'),
  },
  'private-link': {
    severity: 'warning',
    what: 'Links lead to addresses that everybody can reach.',
    why: 'Addresses such as localhost or 192.168.0.1 work for their author and for nobody else.',
    fix: 'Link to the public address. An address that readers type themselves is written as code.',
    example: inArticle('[Your router](http://192.168.0.1/)', 'Type `http://192.168.0.1/`.'),
  },
  'external-gone': {
    severity: 'error',
    what: 'Links to other sites lead to pages that exist ("npx fener check --external").',
    why: 'Readers would meet "page not found" elsewhere, and come to you.',
    fix: 'Link to the page that answers it now, or remove the link.',
    example: untested(
      'another site',
      { [text]: '[Customs](https://customs.example/2019)' },
      { [text]: '[Customs](https://customs.example/)' },
    ),
  },
  'external-moved': {
    severity: 'warning',
    what: 'Links to other sites name the address that these now use ("npx fener check --external").',
    why: 'Sites redirect old addresses for some years, not for ever.',
    fix: 'Write the new address, as "--fix" does.',
    mends: 'address',
    example: untested(
      'another site',
      { [text]: '[Customs](http://customs.example)' },
      { [text]: '[Customs](https://www.customs.example/)' },
    ),
  },
  'external-silent': {
    severity: 'warning',
    what: 'The sites that links lead to answer ("npx fener check --external").',
    why: 'Readers may get nothing. It may also be for the moment only, so this is a warning.',
    fix: 'Open the link in a browser. Correct or remove it if readers get nothing there either.',
    example: untested(
      'another site',
      { [text]: '[Customs](https://custms.example/)' },
      { [text]: '[Customs](https://customs.example/)' },
    ),
  },
  'wiki-link': {
    severity: 'error',
    what: 'Links are not written "[[name]]".',
    why: 'Readers would see the brackets, and no link.',
    fix: 'Write "[text](id:…)" with the id of the article.',
    example: inArticle('[[Track an order]]', '[Track an order](id:track-order)'),
  },
} as const satisfies Record<string, Rule>;
