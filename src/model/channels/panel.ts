/** Contact data of a locale and, from it, the panel of one page. */
import { collatorOf } from '#base/collator.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { contactDataPath, contactPath, contactQrPath } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import { choose, primaryCount, type PageSubject } from './browser/choose.ts';
import { printHours, toCards, type Card, type PrintedHours, type Wording } from './cards.ts';
import { encodeContext, printCode, referenceOf } from './browser/code.ts';
import { countriesOf, type Contact } from './contact.ts';
import { icons } from './icons.ts';
import { fillLink } from './browser/link.ts';
import { channelsOf } from './select.ts';
import type { TemplateValues } from './browser/template.ts';
import { zonesOf } from './time-zones.ts';

/** Channels in the words of a locale, made once and shared by its pages. */
export interface LocalContact {
  readonly wording: Wording;
  readonly localeIndex: number;
  readonly cards: ReadonlyMap<string, Card>;
  readonly hours: ReadonlyMap<string, PrintedHours>;
  readonly schedules: Readonly<Record<string, Schedule>>;
  /** Channel ids by country, in order; `''` where the country is unknown or not named in the file. */
  readonly order: Readonly<Record<string, readonly string[]>>;
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  readonly fallback: string;
  readonly zones: Readonly<Record<string, string>>;
}

/** Translates the channels for a locale of the site. */
export function localizeContact(contact: Contact, site: Site, wording: Wording): LocalContact {
  const { locale } = wording;
  const named = countriesOf(contact);
  const names = new Intl.DisplayNames(locale.lang, { type: 'region' });
  const compare = collatorOf(locale.lang);
  const codes = [...new Set([...named, ...(locale.country === undefined ? [] : [locale.country])])];
  return {
    wording,
    localeIndex: site.locales.findIndex(({ id }) => id === locale.id),
    cards: toCards(contact, wording),
    hours: new Map([...contact.hours].map(([name, hours]) => [name, printHours(hours, wording)])),
    schedules: Object.fromEntries([...contact.hours].map(([name, { schedule }]) => [name, schedule])),
    order: Object.fromEntries(
      [...codes, undefined].map((code) => [
        code ?? '',
        channelsOf(contact, locale.id, code).map(({ id }) => id),
      ]),
    ),
    countries: codes
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .toSorted((a, b) => compare(a.name, b.name)),
    fallback: contact.fallback,
    zones: zonesOf(named),
  };
}

/** What a page hands over. All of it is absent on pages that are about nothing in particular. */
export interface PanelPage {
  readonly article?: {
    readonly id: string;
    readonly title: string;
    /** Absolute permalink. */
    readonly url: string;
    /** `data-rev`. */
    readonly version: string;
    /** Paths of the topics that list it, such as `orders/returns`. */
    readonly topics: readonly string[];
    /** `channels` of its front matter. */
    readonly channels?: readonly string[] | undefined;
  };
  /** Path of the topic the page is about, for topic pages and the contact page's topic chooser. */
  readonly topic?: string;
  /** Name of the store the page is about. */
  readonly store?: string;
  /** Absolute URL of the page. */
  readonly url?: string;
}

/** A card on a page. */
export interface PanelCard extends Card {
  /** Where its link leads from this page. */
  readonly href?: string;
  readonly printedHours?: PrintedHours;
  readonly qrImage?: string;
  readonly code?: string;
}

/** Everything the panel of a page needs. */
export interface Panel {
  readonly locale: string;
  readonly country: string | undefined;
  readonly primary: readonly PanelCard[];
  readonly more: readonly PanelCard[];
  readonly countries: LocalContact['countries'];
  readonly contactPath: string;
  readonly dataPath: string;
  /** For the browser: what `<help-contact>` reads from its JSON. */
  readonly client: PanelClientData;
}

/** What the browser knows before it fetches anything. */
export interface PanelClientData {
  readonly values: TemplateValues;
  readonly page: PageSubject;
  readonly schedules: Readonly<Record<string, Schedule>>;
  /** Names of hours by channel id, for the cards on the page. */
  readonly hours: Readonly<Record<string, string>>;
  /** Whether a card depends on device or date, so that the browser has to choose again. */
  readonly isConditional: boolean;
}

/**
 * The panel of a page, for the locale's country. The order of the cards is the same on every page; pages leave out
 * what does not apply to them.
 */
export function buildPanel(local: LocalContact, page: PanelPage): Panel {
  const { locale } = local.wording;
  const values = valuesOf(local, page);
  const subject = subjectOf(page);
  const ordered = local.order[locale.country ?? ''] ?? [];
  const limitsOf = (id: string) => local.cards.get(id)?.limits;
  const cards = choose(ordered, { limitsOf, fallback: local.fallback }, { page: subject }).flatMap((id) => {
    const card = local.cards.get(id);
    return card ? [toPanelCard(card, local, values)] : [];
  });
  const used = new Set(cards.flatMap(({ hours }) => hours ?? []));
  return {
    locale: locale.id,
    country: locale.country,
    primary: cards.slice(0, primaryCount),
    more: cards.slice(primaryCount),
    countries: local.countries,
    contactPath: contactPath(locale.id),
    dataPath: contactDataPath(locale.id),
    client: {
      values,
      page: subject,
      schedules: Object.fromEntries(Object.entries(local.schedules).filter(([name]) => used.has(name))),
      hours: Object.fromEntries(cards.flatMap(({ id, hours }) => (hours === undefined ? [] : [[id, hours]]))),
      isConditional: cards.some(
        ({ limits }) =>
          limits.devices !== 'any' || limits.validFrom !== undefined || limits.validUntil !== undefined,
      ),
    },
  };
}

function valuesOf({ wording: { locale }, localeIndex }: LocalContact, page: PanelPage): TemplateValues {
  const { article, topic, store, url } = page;
  return {
    locale: locale.id,
    ...(locale.country !== undefined && { country: locale.country }),
    ...(url !== undefined && { 'page.url': url }),
    ...(store !== undefined && { 'store.name': store }),
    ...(topic !== undefined && { topic }),
    ...(article && {
      'article.id': article.id,
      'article.title': article.title,
      'article.url': article.url,
      'article.version': article.version,
      topic: article.topics[0] ?? '',
      code: encodeContext({ articleId: article.id, localeIndex, version: article.version }),
      ref: referenceOf(article.id, locale.id),
    }),
  };
}

function subjectOf({ article, topic }: PanelPage): PageSubject {
  if (article) return { topics: article.topics, article: article.id, only: article.channels };
  return topic === undefined ? {} : { topics: [topic] };
}

function toPanelCard(card: Card, local: LocalContact, values: TemplateValues): PanelCard {
  const printedHours = card.hours === undefined ? undefined : local.hours.get(card.hours);
  return {
    ...card,
    ...(card.link && { href: fillLink(card.link, values) }),
    ...(printedHours && { printedHours }),
    ...(card.qr && { qrImage: contactQrPath(card.id) }),
    ...(card.quotesCode && values.code !== undefined && { code: printCode(values.code) }),
  };
}

/** A card with its drawing and the address of its QR code. */
export interface JsonCard extends Card {
  readonly paths: readonly string[];
  readonly qrImage?: string;
}

/** The JSON that the browser fetches when the country is another one or the reader's words go along. */
export interface ContactJson {
  readonly cards: Readonly<Record<string, JsonCard>>;
  readonly order: LocalContact['order'];
  readonly fallback: string;
  readonly zones: LocalContact['zones'];
  readonly schedules: LocalContact['schedules'];
  readonly hours: Readonly<Record<string, PrintedHours>>;
}

/** A locale's contact data as JSON, served at `dataPath` of its pages. */
export function toContactJson(local: LocalContact): ContactJson {
  return {
    cards: Object.fromEntries(
      [...local.cards].map(([id, card]) => [
        id,
        { ...card, paths: icons[card.icon], ...(card.qr && { qrImage: contactQrPath(id) }) },
      ]),
    ),
    order: local.order,
    fallback: local.fallback,
    zones: local.zones,
    schedules: local.schedules,
    hours: Object.fromEntries(local.hours),
  };
}
