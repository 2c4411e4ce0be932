/** Stores as Markdown. */
import { escapeMarkdown } from '#markdown/copy.ts';
import type { StorePage } from '#model/pages/store-page.ts';
import type { StorePlacePage } from '#model/pages/store-place-page.ts';
import type { StoresPage } from '#model/pages/stores-page.ts';
import type { StoreCardView } from '#model/stores/views/card.ts';
import type { HoursView } from '#model/stores/views/hours.ts';
import type { Site } from '#site/site.ts';
import { markdownCopy, wholeAddress } from './body-copy.ts';
import { copyLink, heading, listed, type CopyTools } from './copy-tools.ts';

/** Countries with stores, and the stores that the page lists. */
export const storesCopy = ({ countries, listTitle, cards }: StoresPage, site: Site): string[] => [
  countries.map((place) => `- ${copyLink(site, place)} (${place.count})`).join('\n'),
  ...(cards.length === 0 ? [] : [heading(listTitle, 2), storeList(cards, site)]),
];

/** The places within a place, and its stores. */
export const storePlaceCopy = ({ place }: StorePlacePage, site: Site): string[] => [
  place.children.map((child) => `- ${copyLink(site, child)} (${child.count})`).join('\n'),
  storeList(place.stores, site),
];

const storeList = (cards: readonly StoreCardView[], site: Site) =>
  cards
    .map((card) => {
      const facts = [card.address, card.phone?.text, card.notice].filter((fact) => fact !== undefined);
      return `- ${copyLink(site, { href: card.href, text: card.name })}: ${escapeMarkdown(facts.join('; '))}`;
    })
    .join('\n');

/** All that the page of a store says. */
export function storeCopy(page: StorePage, tools: CopyTools): string[] {
  const { site, t } = tools;
  const { store, texts } = page;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [heading(title, 2), lines.map((line) => `- ${line}`).join('\n')];
  const link = (text: string, href: string) =>
    `[${escapeMarkdown(text)}](${wholeAddress(href, site, page.path) ?? href})`;
  const contact = [
    ...store.phones.map(({ href, text }) => (href === undefined ? escapeMarkdown(text) : link(text, href))),
    ...(store.whatsapp === undefined ? [] : [link(t('stores:store.whatsapp'), store.whatsapp)]),
    ...(store.email === undefined ? [] : [link(store.email, `mailto:${store.email}`)]),
    ...(store.url === undefined ? [] : [link(t('stores:store.website'), store.url)]),
    ...store.links.map(({ href, text }) => link(text, href)),
  ];
  const plain = (items: readonly string[]) => items.map(escapeMarkdown);
  const prose = (title: string, text: StorePage['texts']['description']) =>
    text ? [heading(title, 2), markdownCopy(text.markdown, text.context, { site, path: page.path })] : [];
  return [
    ...(store.notice === undefined ? [] : [`**${escapeMarkdown(store.notice)}**`]),
    ...(store.replacement ? [copyLink(site, store.replacement)] : []),
    ...section(t('stores:store.address'), plain(store.addressLines)),
    ...section(t('stores:store.contact'), contact),
    ...section(
      t('stores:store.hours'),
      store.hours ? plain(hoursLines(store.hours, tools)) : [escapeMarkdown(t('stores:store.noHours'))],
    ),
    ...store.serviceHours.flatMap(({ service, hours }) =>
      section(t('stores:store.hoursOf', { service }), plain(hoursLines(hours, tools))),
    ),
    ...section(t('stores:store.services'), plain(store.services.map(({ text }) => text))),
    ...section(t('stores:store.accessibility'), plain(store.amenities)),
    ...section(t('stores:store.payment'), plain(store.payment)),
    ...section(
      t('stores:store.languages'),
      store.languages === undefined ? [] : [escapeMarkdown(store.languages)],
    ),
    ...section(
      t('stores:store.directions'),
      store.directions.map(({ href, text }) => link(text, href)),
    ),
    ...prose(t('stores:store.transit'), texts.transit),
    ...prose(t('stores:store.parking'), texts.parking),
    ...prose(t('stores:store.about'), texts.description),
    ...listed(t('stores:store.articles'), page.articles, site),
    escapeMarkdown(t('stores:store.code', { code: store.code })),
  ];
}

function hoursLines({ rows, special, uncertain }: HoursView, { t }: CopyTools): string[] {
  const times = { closed: t('stores:store.closed'), 'all-day': t('stores:store.allDay') };
  return [
    ...rows.map((row) => `${row.days}: ${row.kind === 'times' ? row.times.join(', ') : times[row.kind]}`),
    ...special.map(
      ({ date, text, reason }) => `${date}: ${text}${reason === undefined ? '' : ` (${reason})`}`,
    ),
    ...(uncertain === undefined ? [] : [`${t('stores:store.uncertain')}: ${uncertain}`]),
    t('stores:store.zone'),
  ];
}
