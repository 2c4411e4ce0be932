/** Channels in the words of one locale: plain data for cards, the same on pages and in the browser. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Translate } from '#i18n/messages.ts';
import { formatList } from '#i18n/format.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import type { LocalizedText } from '#model/hours/compile.ts';
import { firstDayOfWeek, formatWeek } from '#model/hours/week.ts';
import type { Locale } from '#site/site.ts';
import type { Limits } from './browser/choose.ts';
import { chatVendorOf } from './chat-vendors.ts';
import type { Contact, ContactHours } from './contact.ts';
import type { IconName } from './icons.ts';
import type { ChatAccount } from './kinds/kind.ts';
import type { LinkTemplate } from './browser/link.ts';
import type { Channel } from './schema.ts';

/** What a card shows and does. JSON: it is also what the browser gets for other countries. */
export interface Card {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  /** What happens on a click, said to screen readers: `opens in a new tab`. */
  readonly opens?: string;
  readonly description?: string;
  /** Where the link leads, before page and reader are known. */
  readonly link?: LinkTemplate;
  /** What a chat gets besides the article. */
  readonly chat?: ChatAccount;
  readonly consent?: string;
  /** Number, address or name, selectable; `copy` is what the button puts on the clipboard. */
  readonly identifier?: { readonly shown: string; readonly copy: string; readonly copyLabel: string };
  /** Whether to tell the reader the code of the article, because the link cannot. */
  readonly quotesCode: boolean;
  /** Whether the reader's search words can go along. */
  readonly takesText: boolean;
  /** Name of its hours. */
  readonly hours?: string;
  /** How soon an answer comes. */
  readonly response?: { readonly text: string; readonly minutes: number };
  /** Facts, one a line: languages, price, keys to press, relay service. */
  readonly notes: readonly string[];
  readonly limits: Limits;
  /** Address for a QR code that a phone reads from a desktop's screen. */
  readonly qr?: { readonly url: string; readonly alt: string };
}

/** The opening hours that a card prints. */
export interface PrintedHours {
  readonly rows: readonly { readonly days: string; readonly times: string }[];
  readonly notes: readonly string[];
}

/** Words of the locale for cards. */
export interface Wording {
  readonly locale: Locale;
  readonly t: Translate;
}

/** Placeholders that a message keeps for later: `{{title}}` becomes `{{article.title}}` of the template language. */
const prefillValues = {
  title: '{{article.title}}',
  url: '{{article.url}}',
  code: '{{code}}',
  store: '{{store.name}}',
};

/** A channel's card in a locale. */
function toCard(channel: Channel, { locale, t }: Wording): Card {
  const text = (value: LocalizedText | undefined) => resolve(value, locale);
  const { kind, prefill, identifier, chat } = channel;
  const link = channel.linkWith({
    subject: text(prefill?.subject) ?? t('contact:prefill.subject', prefillValues),
    text: withReadersWords(text(prefill?.text) ?? defaultText(t)),
    ref: prefill?.ref ?? '{{ref}}',
    fields: prefill?.fields ?? {},
  });
  const description = text(channel.description);
  const opens = link && opensWhat(link.base, t);
  const bare = link && linkWithoutText(link);
  return {
    id: channel.id,
    icon: channel.icon ?? kind.icon,
    label: text(channel.label) ?? t(kind.action),
    ...(opens && { opens }),
    ...(description && { description }),
    ...(link && { link }),
    ...(chat && { chat, consent: text(channel.consent) ?? consentOf(chat, t) }),
    ...(identifier && { identifier: identifierOf(identifier, t) }),
    quotesCode: channel.type === 'phone' || channel.type === 'video',
    takesText: kind.carries.includes('text'),
    ...(channel.hours !== undefined && { hours: channel.hours }),
    ...(channel.response !== undefined && { response: responseOf(channel.response, { locale, t }) }),
    notes: notesOf(channel, { locale, t }),
    limits: limitsOf(channel),
    ...(kind.needsPhone && bare && { qr: { url: bare, alt: t('contact:card.qrAlt', { url: bare }) } }),
  };
}

/** The text of the first locale in the chain that has one. */
export function resolve(text: LocalizedText | undefined, locale: Locale): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  const id = [locale.id, ...locale.fallbacks].find((candidate) => text[candidate] !== undefined);
  return id === undefined ? undefined : text[id];
}

const defaultText = (t: Translate) =>
  [t('contact:prefill.text', prefillValues), t('contact:prefill.textForStore', prefillValues)].join('\n');

/** Search words and the reason of a rating come from the browser. A text without a place for them gets one. */
const withReadersWords = (text: string) => (text.includes('{{extra}}') ? text : `${text}\n{{extra}}`);

/** The link as a QR code holds it: short, for every page. */
const linkWithoutText = (link: LinkTemplate) =>
  link.base.includes('{{') ? undefined : (link.bare ?? link.base);

function opensWhat(base: string, t: Translate): string | undefined {
  if (base.startsWith('https:')) return t('contact:card.newTab');
  return base.startsWith('/') ? undefined : t('contact:card.opensApp');
}

const consentOf = (chat: ChatAccount, t: Translate) =>
  t('contact:chat.consent', { vendor: chatVendorOf(chat.vendor).name });

function identifierOf(identifier: string, t: Translate): NonNullable<Card['identifier']> {
  const shown = parsePhoneNumberFromString(identifier)?.formatInternational() ?? identifier;
  return { shown, copy: identifier, copyLabel: t('contact:card.copy', { identifier: shown }) };
}

function limitsOf({ topics, articles, devices, validFrom, validUntil }: Channel): Limits {
  return {
    devices,
    ...(topics && { topics }),
    ...(articles && { articles }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
  };
}

function notesOf(channel: Channel, { locale, t }: Wording): string[] {
  const { dialling, accessibility, languages } = channel;
  const notes = [
    languages && t('contact:card.languages', { languages: nameLanguages(languages, locale.lang) }),
    resolve(channel.cost, locale),
    dialling?.extension && t('contact:card.extension', { extension: dialling.extension }),
    dialling?.menu && t('contact:card.menu', { keys: keysInWords(dialling.menu, t) }),
    accessibility?.relay && t('contact:card.relay', { relay: accessibility.relay }),
    resolve(accessibility?.note, locale),
  ];
  return notes.flatMap((note) => note || []);
}

const keysInWords = (menu: readonly number[], t: Translate) =>
  menu.map(String).reduce((first, second) => t('contact:card.menuThen', { first, second }));

function nameLanguages(tags: readonly string[], lang: string): string {
  const names = new Intl.DisplayNames(lang, { type: 'language' });
  return formatList(
    tags.map((tag) => names.of(tag) ?? tag),
    lang,
  );
}

const durationUnits = {
  D: { unit: 'day', minutes: 24 * 60 },
  H: { unit: 'hour', minutes: 60 },
  M: { unit: 'minute', minutes: 1 },
} as const;

/** @example responseOf('PT10M', …) // => { text: 'Usually answers within 10 minutes', minutes: 10 } */
function responseOf(duration: string, { locale, t }: Wording): NonNullable<Card['response']> {
  const [, written = '0', letter = 'D'] = /(\d+)([DHM])$/.exec(duration) ?? [];
  const count = Number(written);
  const { unit, minutes } = durationUnits[letter as keyof typeof durationUnits];
  const words = new Intl.NumberFormat(locale.lang, { style: 'unit', unit, unitDisplay: 'long' }).format(
    count,
  );
  return { text: t('contact:card.response', { duration: words }), minutes: count * minutes };
}

/** All that a card says of its channel besides the name, one a line. */
export const factsOf = ({ description, response, notes }: Card): string[] =>
  [description, response?.text, ...notes].flatMap((fact) => fact || []);

/** Opening hours in words: the week, the zone's name, a note on public holidays. */
export function printHours(hours: ContactHours, { locale, t }: Wording): PrintedHours {
  const firstDay = locale.country === undefined ? 0 : firstDayOfWeek(locale.country);
  const rows = formatWeek(hours.schedule.week, readerTag(locale), firstDay).map(({ days, times, kind }) => ({
    days,
    times:
      kind === 'closed'
        ? t('contact:card.closed')
        : kind === 'all-day'
          ? t('contact:card.allDay')
          : formatList(times, locale.lang),
  }));
  const countryName =
    hours.holidayCountry && new Intl.DisplayNames(locale.lang, { type: 'region' }).of(hours.holidayCountry);
  return {
    rows,
    notes: [
      t('contact:card.zone', { zone: zoneName(hours.schedule.zone, locale.lang) }),
      ...(countryName ? [t('contact:card.holidays', { country: countryName })] : []),
    ],
  };
}

/** @example zoneName('Asia/Tokyo', 'en') // => 'Japan Standard Time' */
function zoneName(zone: string, lang: string): string {
  const parts = new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(
    0,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** Cards of all channels by id. */
export const toCards = (contact: Contact, wording: Wording): ReadonlyMap<string, Card> =>
  new Map(contact.channels.map((channel) => [channel.id, toCard(channel, wording)]));
