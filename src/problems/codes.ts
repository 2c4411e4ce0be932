/**
 * Every kind of problem. Codes are a public contract: they are printed, documented in CONTRIBUTING.md and
 * matched by scripts, so they are never renamed. An `error` keeps the site from being built.
 */
import type { Severity } from './problem.ts';
import { textKinds } from './text-kinds.ts';

/** One kind of problem, as documentation tells it. */
export interface ProblemKind {
  readonly severity: Severity;
  /** The rule in a few words. */
  readonly rule: string;
  /** What happens to readers otherwise. */
  readonly why?: string;
  readonly example?: { readonly wrong: string; readonly right: string };
}

export const problemKinds = {
  // Files
  'file-unreadable': { severity: 'error', rule: 'A content file can be read.' },
  'file-not-utf8': { severity: 'error', rule: 'Text files are UTF-8.' },
  'file-empty': { severity: 'error', rule: 'A content file has front matter and text.' },
  'file-too-large': { severity: 'error', rule: 'A text file is at most 4 MB.' },
  'file-symlink-loop': {
    severity: 'error',
    rule: 'Symbolic links lead to a file or folder outside their own path.',
  },
  'file-outside': { severity: 'error', rule: 'Symbolic links stay within the folder that they are in.' },
  'file-name': { severity: 'error', rule: 'Names of articles and topics can become part of a URL.' },
  'slug-too-long': { severity: 'error', rule: 'Parts of addresses are short enough for any disk.' },
  'build-running': { severity: 'error', rule: 'One build of a content folder runs at a time.' },
  'disk-refuses': { severity: 'error', rule: 'The build can write to its cache and its output folder.' },
  'file-unknown': { severity: 'warning', rule: 'Every file in the content folder is of a known kind.' },

  // Structured data: YAML, JSON, front matter
  'yaml-syntax': { severity: 'error', rule: 'YAML can be parsed.' },
  'json-syntax': { severity: 'error', rule: 'JSON can be parsed.' },
  'front-matter-missing': {
    severity: 'error',
    rule: 'A content file begins with front matter between --- lines.',
  },
  'unknown-key': { severity: 'error', rule: 'Every key is one that Fener knows.' },
  'missing-key': { severity: 'error', rule: 'Required keys are present.' },
  'invalid-value': { severity: 'error', rule: 'Every value has the type and form that its key asks for.' },

  // Articles and topics
  'duplicate-id': { severity: 'error', rule: 'An article id belongs to one article.' },
  'id-differs': { severity: 'error', rule: 'Translations of an article carry the same id.' },
  'duplicate-slug': { severity: 'error', rule: 'Two pages never have the same address.' },
  'topic-without-index': { severity: 'error', rule: 'Every topic folder has an index.md.' },
  'home-text': { severity: 'warning', rule: 'The top folder of a locale has no index.md.' },
  'topic-empty': { severity: 'warning', rule: 'A topic holds at least one article or topic.' },
  'unknown-topic': { severity: 'error', rule: 'Topics named in `also` exist.' },
  'unknown-article': { severity: 'error', rule: 'Articles named in `related` exist.' },
  'unknown-icon': { severity: 'error', rule: 'Icons of topics are Lucide icons.' },
  'unknown-locale': { severity: 'error', rule: 'Locales named in content exist in site.yaml.' },
  'translation-orphan': { severity: 'error', rule: 'A translation has a source article at the same path.' },
  'translation-stale': { severity: 'warning', rule: 'A translation follows the current source text.' },
  'translation-untranslated': { severity: 'warning', rule: 'A translation differs from its source.' },
  'translation-language': { severity: 'warning', rule: 'A text is in the language of its folder.' },
  'translation-short': { severity: 'warning', rule: 'A translation says all that its source says.' },
  'duplicate-title': { severity: 'warning', rule: 'Titles tell articles apart.' },
  'date-in-future': { severity: 'warning', rule: 'The day of the last change is not to come.' },
  'review-due': { severity: 'warning', rule: 'An article is reviewed by its reviewBy date.' },

  // Text
  'unknown-link': { severity: 'error', rule: 'Links lead to an article, topic or page that exists.' },
  'unknown-anchor': { severity: 'error', rule: 'Links to a heading lead to a heading that exists.' },
  'link-to-draft': { severity: 'error', rule: 'Published text does not link to drafts.' },
  'unsafe-link': { severity: 'error', rule: 'Links use https, http, mailto, tel or sms.' },
  'footnote-not-shown': {
    severity: 'warning',
    rule: 'Each footnote has a name of its own, and something refers to it.',
  },
  'image-missing': { severity: 'error', rule: 'Images exist.' },
  'image-without-alt': { severity: 'error', rule: 'Images have alternative text.' },
  'image-unreadable': { severity: 'error', rule: 'Images can be decoded.' },
  'image-format': { severity: 'error', rule: 'Images are pictures that browsers can show.' },
  'image-ending': { severity: 'warning', rule: 'The name of an image ends as its format does.' },
  'image-heavy': {
    severity: 'warning',
    rule: 'Images have a size that can be handled: 5 MB, drawings 1 MB.',
  },
  'image-cleaned': { severity: 'warning', rule: 'Drawings (SVG) hold no scripts and load nothing.' },
  'image-remote': { severity: 'error', rule: 'Images are files of this repository.' },
  'heading-skipped': {
    severity: 'error',
    rule: 'Heading levels go down one at a time, starting at level 2.',
  },
  'heading-empty': { severity: 'error', rule: 'Headings have a text.' },
  'duplicate-anchor': { severity: 'error', rule: 'Heading ids are unique in an article.' },
  'unsafe-html': { severity: 'error', rule: 'Raw HTML uses only elements and attributes of the allow-list.' },
  'unknown-directive': {
    severity: 'error',
    rule: 'Directives (`:::name`) and MDX components are ones that Fener knows.',
  },
  'invalid-directive': { severity: 'error', rule: 'Directives and MDX components have the parts they need.' },
  'mdx-syntax': { severity: 'error', rule: 'MDX can be compiled.' },
  'mdx-expression': { severity: 'error', rule: 'MDX articles hold text and components, no code.' },
  'mdx-import': { severity: 'error', rule: 'MDX articles use only the components that Fener provides.' },

  ...textKinds,

  // Redirects
  'redirect-invalid': {
    severity: 'error',
    rule: 'Old addresses are paths that every web server understands.',
  },
  'redirect-shadows-page': { severity: 'error', rule: 'An old path is not the address of a page or file.' },
  'redirect-conflict': { severity: 'error', rule: 'An old path leads to one page.' },
  'redirect-loop': { severity: 'error', rule: 'A redirect does not lead to itself.' },
  'redirect-query': {
    severity: 'warning',
    rule: 'Old addresses with a query answer on the host of the site.',
  },

  // Interface messages
  'message-missing': { severity: 'error', rule: 'Every locale has every message that English has.' },
  'message-unknown': { severity: 'error', rule: 'Messages exist in English.' },
  'message-placeholder': {
    severity: 'error',
    rule: 'Translations keep the placeholders of the English message.',
  },
  'message-untranslated': {
    severity: 'warning',
    rule: 'Messages of three words or more differ from the English ones.',
  },
  'message-plural': { severity: 'error', rule: 'Messages have the plural forms that their language needs.' },

  // The built site
  'output-unsafe': { severity: 'error', rule: 'The output folder holds nothing but the site.' },
  'built-link-broken': { severity: 'error', rule: 'Every internal link of the built site answers.' },
  'built-anchor-broken': { severity: 'error', rule: 'Every internal anchor of the built site exists.' },
  'built-canonical': { severity: 'error', rule: 'A page is canonical for itself or names its source.' },
  'built-hreflang': { severity: 'error', rule: 'hreflang links answer each other.' },
  'built-sitemap': { severity: 'error', rule: 'The sitemaps list exactly the pages that are canonical.' },
  'built-orphan': { severity: 'warning', rule: 'Every page can be reached by links.' },

  // Stores
  'store-code-duplicate': { severity: 'error', rule: 'A store code belongs to one store.' },
  'store-duplicate': { severity: 'warning', rule: 'Two records do not mean the same store.' },
  'store-unknown': { severity: 'error', rule: 'Stores named as successors exist.' },
  'store-service-unknown': {
    severity: 'error',
    rule: 'Services of stores and articles are in services.yaml.',
  },
  'store-service-untranslated': { severity: 'error', rule: 'Services have a label in every locale.' },
  'store-coordinates-swapped': { severity: 'error', rule: 'Latitude and longitude are not swapped.' },
  'store-coordinates-invalid': {
    severity: 'error',
    rule: 'Coordinates are a place on Earth other than 0, 0.',
  },
  'store-coordinates-imprecise': { severity: 'warning', rule: 'Coordinates have at least four decimals.' },
  'store-country-mismatch': { severity: 'error', rule: 'Coordinates lie in the country of the address.' },
  'store-country-near': { severity: 'warning', rule: 'Coordinates do not lie just behind the border.' },
  'store-far-from-city': { severity: 'warning', rule: 'A store lies within 200 km of its city.' },
  'store-not-on-map': { severity: 'warning', rule: 'Stores have coordinates.' },
  'store-time-zone': { severity: 'warning', rule: 'The time zone is that of the coordinates.' },
  'store-hours': { severity: 'error', rule: 'Opening hours can be read.' },
  'store-hours-doubtful': { severity: 'warning', rule: 'Opening hours are likely ones.' },
  'store-exception-past': { severity: 'warning', rule: 'Exceptions to the hours lie ahead.' },
  'store-status-date': { severity: 'warning', rule: 'The status of a store fits its dates.' },
  'store-stale': { severity: 'warning', rule: 'Store records are confirmed once a year.' },
  'store-phone': { severity: 'warning', rule: 'Telephone numbers are valid in their country.' },
  'store-postcode': { severity: 'warning', rule: "Postcodes have their country's form." },
  'store-url-insecure': { severity: 'warning', rule: 'Web addresses of stores use https.' },
  'store-city-spelling': { severity: 'warning', rule: 'A city is spelt in one way.' },
  'store-capitals': { severity: 'warning', rule: 'Names are not written in capitals.' },
  // Feedback
  'feedback-summary': {
    severity: 'warning',
    rule: 'The summary of ratings, where there is one, is whole and at most 45 days old.',
  },
  // Opening hours
  'hours-invalid': { severity: 'error', rule: 'Opening hours can be read.' },
  'hours-doubtful': { severity: 'warning', rule: 'Opening hours are ones that a business has.' },

  // Contact channels and announcements
  'unknown-channel': { severity: 'error', rule: 'Channels that are named exist in channels.yaml.' },
  'duplicate-channel': { severity: 'error', rule: 'A channel id belongs to one channel.' },
  'unknown-hours': { severity: 'error', rule: 'Hours that a channel names are defined.' },
  'unknown-country': { severity: 'error', rule: 'Countries have an ISO 3166-1 code.' },
  'label-missing': { severity: 'error', rule: 'Texts of channels exist for every locale or its fallbacks.' },
  'unknown-variable': { severity: 'error', rule: 'Variables in prefilled texts exist.' },
  'channel-prefill': { severity: 'error', rule: 'Channels are given only what they can hand over.' },
  'channel-link': { severity: 'error', rule: 'Links of channels are short enough to arrive.' },
  'channel-phone': { severity: 'error', rule: 'Telephone numbers can exist.' },
  'channel-key': { severity: 'error', rule: 'Chats have the account data that their vendor needs.' },
  'channel-blocked': { severity: 'error', rule: 'Channels are offered only where they are not blocked.' },
  'channel-service': { severity: 'error', rule: 'Services that channels name exist in stores.' },
  'channel-silent': { severity: 'error', rule: 'A channel says when somebody answers, or how soon.' },
  'channel-dates': { severity: 'error', rule: 'Dates of channels and announcements are in order.' },
  'country-unreachable': { severity: 'error', rule: 'Readers in every named country reach somebody.' },
  'fallback-restricted': { severity: 'error', rule: 'The fallback channel is open to everybody.' },
  'announcement-past': { severity: 'warning', rule: 'Announcements that are over are removed.' },

  // Search
  'search-unknown-article': {
    severity: 'error',
    rule: 'Articles named in search settings exist in that locale.',
  },
  'search-self-test': {
    severity: 'error',
    rule: 'An article is among the first three results for its title and for each phrase of its `searchFor`.',
  },
  'search-exception-unused': {
    severity: 'warning',
    rule: 'Exceptions from the search self-test are needed.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;
