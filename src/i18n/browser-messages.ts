/**
 * Messages that scripts show, by the part of a page that shows them. A page carries those of its parts, once
 * (`components/PageMessages.astro`), and the search fetches its own (`publish/documents/search-messages.ts`); scripts ask for
 * them by key (`client/page/messages.ts`).
 */
import type { MessageTemplate } from './fill-message.ts';
import type { MessageKey } from './message-key.ts';
import type { Translate } from './messages.ts';

const status = [
  'contact:status.open',
  'contact:status.openAlways',
  'contact:status.closesSoon',
  'contact:status.opens',
  'contact:status.closed',
  'contact:status.elsewhere',
] as const;

/** Of the cards of stores, which scripts fill. */
const cards = [
  ...status,
  'stores:status.temporarily-closed',
  'stores:status.coming-soon',
  'stores:status.permanently-closed',
  'stores:store.distance',
  'stores:find.noMatch',
  'stores:find.failed',
  'stores:find.locating',
  'stores:find.denied',
  'stores:find.unavailable',
] as const;

export const browserMessages = {
  search: [
    'search:list',
    'search:results',
    'search:all',
    'search:more',
    'search:nothing',
    'search:nothingHint',
    'search:browse',
    'search:loading',
    'search:fallback',
    'search:missing',
    'search:corrected',
    'search:verbatim',
    'search:didYouMean',
    'search:recent',
    'search:forget',
    'search:topics',
    'search:allTopics',
    'search:topic',
    'search:failed',
    'search:answer',
    'search:notMeant',
    'article:updated',
  ],
  /** Of answers that a model writes. */
  written: ['search:writing', 'search:written', 'search:sources', 'search:notWritten'],
  /** What the search says of parts that not every site has. */
  searchStores: ['search:stores', 'search:allStores', 'search:onlyStores'],
  searchContact: ['search:contact'],
  contact: [
    'contact:status.open',
    'contact:status.openAlways',
    'contact:status.closesSoon',
    'contact:status.closed',
    'contact:status.opensAt',
    'contact:status.yourTime',
    'contact:best.fastest',
    'contact:best.open',
    'contact:best.later',
    'contact:card.copied',
    'contact:card.quoteCode',
    'contact:panel.include',
    'contact:prefill.search',
    'contact:prefill.reason',
    'contact:chat.opening',
    'contact:chat.opened',
    'contact:chat.failed',
  ],
  question: ['contact:form.suggestions'],
  /** Of what helps reading an article. */
  reading: [
    'article:section',
    'article:enlarge',
    'contact:card.copyLabel',
    'contact:card.copied',
    'search:close',
  ],
  rating: [
    'feedback:rating.thanksYes',
    'feedback:rating.thanksNo',
    'feedback:rating.sent',
    'feedback:rating.undone',
  ],
  hours: status,
  nearest: cards,
  finder: [
    ...cards,
    'stores:find.results',
    'stores:find.inPlace',
    'stores:find.nearPlace',
    'stores:find.nearYou',
    'stores:find.inArea',
    'stores:find.guess',
    'stores:find.none',
    'stores:find.loading',
  ],
  map: [
    'stores:map.loading',
    'stores:map.failed',
    'stores:map.title',
    'stores:map.zoomIn',
    'stores:map.zoomOut',
    'stores:map.credits',
    'stores:map.wheel',
    'stores:map.wheelMac',
    'stores:map.fingers',
  ],
  /** Of the widget, besides those of search, contact channels, ratings and stores. */
  widget: [
    'common:home.crumb',
    'common:home.heading',
    'common:home.featured',
    'common:search.label',
    'common:search.placeholder',
    'common:contact.title',
    'common:contact.text',
    'common:contact.link',
    'common:notFound.title',
    'common:widget.back',
    'common:widget.suggested',
    'common:widget.openPage',
    'agents:failed',
  ],
  widgetStores: ['stores:title', 'stores:find.label', 'stores:find.near'],
  agents: [
    'agents:articles',
    'agents:replies',
    'agents:usedIn',
    'agents:copyHeading',
    'article:stale',
    'article:updated',
    'article:reviewed',
    'agents:results',
    'agents:failed',
    'agents:copied',
    'agents:copyFailed',
    'agents:untranslated',
    'agents:unlisted',
    'agents:unknownAddress',
    'agents:retired.replaced',
    'agents:retired.gone',
    'agents:code.current',
    'agents:code.older',
    'agents:code.unknown',
    'agents:code.wrong',
  ],
} as const satisfies Readonly<Record<string, readonly MessageKey[]>>;

/** A part of a page whose script shows messages. */
export type MessagePart = keyof typeof browserMessages;

/** A message that scripts can ask for. */
export type BrowserKey = (typeof browserMessages)[MessagePart][number];

/** Messages as scripts get them. */
export type MessagesByKey = Readonly<Partial<Record<BrowserKey, MessageTemplate>>>;

/** The messages of parts, each once, with their placeholders and plural forms. */
export const messagesOf = (parts: readonly MessagePart[], t: Translate): MessagesByKey =>
  Object.fromEntries(
    parts.flatMap((part) => browserMessages[part].map((key: BrowserKey) => [key, t.template(key)])),
  );

/** The parts of the search on a site with or without stores and contact channels. */
export const searchParts = (has: { readonly stores: boolean; readonly contact: boolean }): MessagePart[] => [
  'search',
  ...(has.stores ? (['searchStores'] as const) : []),
  ...(has.contact ? (['searchContact'] as const) : []),
];
