/** Rules about contact channels and announcements. */
import { inChannels, inFile, type Rule } from '../rule.ts';

const mail = '{ id: email, type: email, address: help@brightwick.example, response: P1D }';
const channels = (...more: readonly string[]) =>
  `channels:\n${[mail, ...more].map((text) => `  - ${text}\n`).join('')}`;
const phone = (more: string) => `{ id: phone, type: phone, phone: "+493023125100", ${more} }`;

const whatsapp = '{ id: wa, type: whatsapp, phone: "+491713920012", response: PT1H }';

export const channelRules = {
  'unknown-channel': {
    severity: 'error',
    what: 'Channels that are named in channels.yaml or by an article exist.',
    why: 'Readers would not be offered the way that was meant for them.',
    fix: 'Use the "id:" of a channel in channels.yaml.',
    example: inChannels('fallback: mail', 'fallback: email'),
  },
  'contact-in-text': {
    severity: 'warning',
    what: 'Numbers, mail addresses and chats of channels.yaml are not repeated in articles.',
    why: 'When the number changes, articles go on naming the old one, and nobody sees opening hours or countries.',
    fix: 'Leave it out: every page lists the channels. Where a sentence needs it, write a variable of "variables.yaml".',
    example: {
      bad: {
        'channels.yaml': channels(phone('response: PT4H')),
        'articles/en/orders/return-item.md': 'Call us: 030/23 12 51 00.',
      },
      good: {
        'channels.yaml': channels(phone('response: PT4H')),
        'articles/en/orders/return-item.md': 'channels: [phone]',
      },
    },
  },
  'duplicate-channel': {
    severity: 'error',
    what: 'A channel id belongs to one channel.',
    why: 'Preferences and statistics could not tell the two apart.',
    fix: 'Rename one of them.',
    example: inChannels(
      channels(phone('response: PT4H').replace('id: phone', 'id: email')),
      channels(phone('response: PT4H')),
    ),
  },
  'unknown-hours': {
    severity: 'error',
    what: 'Hours that a channel names are defined under "hours".',
    why: 'The page could not say when somebody answers.',
    fix: 'Use a name that is defined, or define it.',
    example: inChannels(
      `hours:\n  berlin: { timezone: Europe/Berlin, hours: "Mo-Fr 09:00-18:00" }\n${channels(phone('hours: berlinn'))}`,
      `hours:\n  berlin: { timezone: Europe/Berlin, hours: "Mo-Fr 09:00-18:00" }\n${channels(phone('hours: berlin'))}`,
    ),
  },
  'unknown-country': {
    severity: 'error',
    what: 'Countries are written with their ISO 3166-1 code of two letters.',
    why: 'A code that nobody has matches no reader.',
    fix: 'Use the code that the problem names: the United Kingdom is GB, and the EU is a list of countries.',
    mends: 'yaml',
    example: inChannels(
      channels(phone('response: PT4H, countries: [UK]')),
      channels(phone('response: PT4H, countries: [GB]')),
    ),
  },
  'label-missing': {
    severity: 'error',
    what: 'A text of a channel, announcement, header or footer exists in every locale, or in one that it falls back to.',
    why: 'Readers of that locale would see a button, banner or link without a text.',
    fix: 'Add the text, or one in the source locale, which all others fall back to.',
    example: inChannels(
      channels(phone('response: PT4H, label: { de: Hotline }')),
      channels(phone('response: PT4H, label: { en: Hotline }')),
    ),
  },
  'unknown-variable': {
    severity: 'error',
    what: 'Variables in prefilled texts and addresses exist.',
    why: 'The message would arrive with an empty place in it.',
    fix: 'Use one of the variables that the problem lists.',
    example: inChannels(
      channels(
        '{ id: sms, type: sms, phone: "+491713920012", response: P1D, prefill: { text: "About {{titel}}" } }',
      ),
      channels(
        '{ id: sms, type: sms, phone: "+491713920012", response: P1D, prefill: { text: "About {{article.title}}" } }',
      ),
    ),
  },
  'channel-prefill': {
    severity: 'error',
    what: 'A channel is given only what its type can hand over.',
    why: 'The text would be lost: a telephone call, for example, takes none.',
    fix: 'Remove the part that the problem names.',
    example: inChannels(
      channels(phone('response: PT4H, prefill: { text: "About {{article.title}}" }')),
      channels(phone('response: PT4H')),
    ),
  },
  'channel-link': {
    severity: 'error',
    what: 'The link of a channel is short enough to arrive, and its service still exists.',
    why: 'Programs cut long links, and with them what the reader wrote.',
    fix: 'Shorten the address, or hand over fewer fields.',
    example: inChannels(
      channels('{ id: gbm, type: link, url: "https://businessmessages.google.com/brightwick" }'),
      channels('{ id: forum, type: link, url: "https://forum.brightwick.example/" }'),
    ),
  },
  'channel-phone': {
    severity: 'error',
    what: 'Telephone numbers of channels can exist.',
    why: 'Readers would dial in vain.',
    fix: 'Write "+", the country code and the number, without the 0 that is dialled inside the country. A short code also needs "countries".',
    example: inChannels(
      channels('{ id: sms, type: sms, phone: "+12025550", response: P1D }'),
      channels('{ id: sms, type: sms, phone: "+12025550140", response: P1D }'),
    ),
  },
  'channel-key': {
    severity: 'error',
    what: 'A chat has the account data that its vendor needs.',
    why: 'The chat would not open.',
    fix: "Copy the key from the vendor's installation page; the problem says what it looks like.",
    example: inChannels(
      channels('{ id: chat, type: chat, vendor: intercom, key: "our app", response: PT5M }'),
      channels('{ id: chat, type: chat, vendor: intercom, key: abcd1234, response: PT5M }'),
    ),
  },
  'channel-blocked': {
    severity: 'error',
    what: 'A channel is offered only in countries where its service works.',
    why: "Readers there would wait for an answer that can't come.",
    fix: 'Remove the country. If the service does work there, add "blockedIn: []".',
    example: inChannels(
      channels('{ id: wa, type: whatsapp, phone: "+491713920012", response: PT1H, countries: [DE, CN] }'),
      channels('{ id: wa, type: whatsapp, phone: "+491713920012", response: PT1H, countries: [DE] }'),
    ),
  },
  'channel-service': {
    severity: 'error',
    what: 'A service that a channel of type "store" names is one that a store has.',
    why: 'The link would open a list of no stores.',
    fix: 'Use the id of a service from stores/services.yaml.',
    example: {
      bad: {
        'stores/stores.yaml': 'services: [repairs]',
        'channels.yaml': channels('{ id: repair-shop, type: store, service: repair }'),
      },
      good: {
        'stores/stores.yaml': 'services: [repairs]',
        'channels.yaml': channels('{ id: repair-shop, type: store, service: repairs }'),
      },
    },
  },
  'channel-silent': {
    severity: 'error',
    what: 'A channel says when somebody answers, or how soon.',
    why: "Readers can't choose between channels without knowing that.",
    fix: 'Add "hours" with a name from the list of hours, or "response" such as PT10M, PT4H or P1D.',
    example: inChannels(
      channels('{ id: phone, type: phone, phone: "+493023125100" }'),
      channels(phone('response: PT4H')),
    ),
  },
  'channel-dates': {
    severity: 'error',
    what: 'A channel or announcement begins before it ends.',
    why: 'It would never be shown.',
    fix: 'Correct the dates.',
    example: inChannels(
      channels(phone('response: PT4H, validFrom: 2026-12-01, validUntil: 2026-11-01')),
      channels(phone('response: PT4H, validFrom: 2026-11-01, validUntil: 2026-12-01')),
    ),
  },
  'country-unreachable': {
    severity: 'error',
    what: 'Readers in every country that is named reach somebody, on every page and device.',
    why: 'Some readers would find no way to contact you.',
    fix: 'Add a channel that works in that country for every topic and device.',
    example: inChannels(
      `channels:\n  - ${whatsapp}\nfallback: wa\npreferred: { countries: { CN: [wa] } }`,
      `${channels(whatsapp)}fallback: email\npreferred: { countries: { CN: [email] } }`,
    ),
  },
  'fallback-restricted': {
    severity: 'error',
    what: 'The fallback channel is open to everybody.',
    why: 'It is what remains when no other channel fits.',
    fix: 'Remove the restriction, or name another fallback.',
    example: inChannels(
      'channels:\n  - { id: email, type: email, address: help@brightwick.example, response: P1D, locales: [en, de] }',
      channels(),
    ),
  },
  'announcement-past': {
    severity: 'warning',
    what: 'Announcements that are over are removed.',
    why: 'They are no longer shown, and hide the ones that count.',
    fix: 'Remove the announcement.',
    example: inFile(
      'announcements.yaml',
      'announcements:\n  - { id: delays, from: "2026-01-02T09:00:00Z", until: "2026-01-05T18:00:00Z", text: Parcels are late. }',
      'announcements:\n  - { id: delays, from: "2026-11-02T09:00:00Z", until: "2099-01-05T18:00:00Z", text: Parcels are late. }',
    ),
  },
} as const satisfies Record<string, Rule>;
