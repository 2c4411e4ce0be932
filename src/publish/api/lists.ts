/** The lists of the static API: topics, changes, channels and stores of a locale, and where everything is. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { localizeContact, type LocalContact } from '#model/channels/panel.ts';
import type { Translate } from '#i18n/messages.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import type { ApiChanges, ApiIndex, ApiTopics } from '#model/api/articles.ts';
import type { ApiChannels, ApiStores } from '#model/api/contact.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { answerOf } from '#model/retired/retired.ts';
import { serviceLabel } from '#model/stores/services.ts';
import { localizeStore, type Store } from '#model/stores/store.ts';
import { storeHref } from '#model/stores/views/context.ts';
import { treeOf, type LocaleTree } from '#model/tree.ts';
import {
  absoluteUrl,
  apiPath,
  articleDataPath,
  articleFilePath,
  assistantsPath,
  feedPath,
  homePath,
  llmsPath,
} from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { Locale } from '#site/site.ts';
import { articlesOf } from './articles-list.ts';
import { apiFilesOf, hasPhoneCodes } from './which-files.ts';

/** A JSON file of the API. */
export const jsonFile = (path: string, data: unknown): OutputFile => ({
  path: path.slice(1),
  content: `${JSON.stringify(data)}\n`,
});

/** The lists of all locales, and the index. */
export function listFiles(centre: HelpCentre, translator: (locale: string) => Translate): OutputFile[] {
  const { site, contact, stores } = centre;
  return [
    jsonFile(apiPath('index.json'), indexOf(centre)),
    ...site.locales.flatMap((locale) => [
      jsonFile(articleDataPath(locale.id), articlesOf(centre, locale.id)),
      jsonFile(apiPath('topics.json', locale.id), topicsOf(centre, locale)),
      jsonFile(apiPath('changes.json', locale.id), changesOf(centre, locale)),
      ...(contact
        ? [
            jsonFile(
              apiPath('channels.json', locale.id),
              channelsOf(
                centre,
                contact,
                localizeContact(contact, site, { locale, t: translator(locale.id) }),
              ),
            ),
          ]
        : []),
      ...(stores
        ? [
            jsonFile(
              apiPath('stores.json', locale.id),
              storesOf(centre, stores, { locale, t: translator(locale.id) }),
            ),
          ]
        : []),
    ]),
  ];
}

function indexOf(centre: HelpCentre): ApiIndex {
  const { site, contact, stores } = centre;
  const at = (path: string) => absoluteUrl(site, path);
  return {
    version: 1,
    site: { name: site.name, url: site.url },
    mcp: site.machines.mcp ? at(assistantsPath) : null,
    schemas: Object.fromEntries(
      apiFilesOf(centre).map(({ name }) => [name, at(apiPath(`schemas/${name}.json`))]),
    ),
    locales: site.locales.map(({ id, lang, dir, name }) => ({
      id,
      lang,
      dir,
      name,
      home: at(homePath(id)),
      articles: at(articleDataPath(id)),
      topics: at(apiPath('topics.json', id)),
      changes: at(apiPath('changes.json', id)),
      channels: contact ? at(apiPath('channels.json', id)) : null,
      stores: stores ? at(apiPath('stores.json', id)) : null,
      phone: hasPhoneCodes(centre) ? at(apiPath('phone.json', id)) : null,
      units: site.machines.api ? at(apiPath('units.jsonl', id)) : null,
      feed: site.machines.feeds ? at(feedPath(homePath(id))) : null,
      llms: at(llmsPath(id)),
    })),
  };
}

function topicsOf({ site, tree }: HelpCentre, locale: Locale): ApiTopics {
  const { topics } = treeOf(tree, locale.id);
  const below = (path: string): ApiTopics['topics'] => {
    const place = topics.get(path);
    if (!place) return [];
    const { parent, title, description, contentLocale } = place;
    const own = {
      path,
      parent,
      title,
      description,
      url: absoluteUrl(site, place.path),
      contentLocale,
      topics: [...place.topics],
      articles: [...place.articles],
      feed: site.machines.feeds ? absoluteUrl(site, feedPath(place.path)) : null,
    };
    return [own, ...place.topics.flatMap(below)];
  };
  return { locale: locale.id, topics: below('') };
}

/** Listed articles of a locale in its own language. */
export const ownArticles = ({ articles }: LocaleTree, locale: string) =>
  [...articles.values()]
    .filter(({ article, translation }) => translation.locale === locale && !article.data.unlisted)
    .toSorted(byCodeUnits(({ article }) => article.id));

function changesOf(centre: HelpCentre, { id }: Locale): ApiChanges {
  const { site, retired, articles } = centre;
  const own = ownArticles(treeOf(centre.tree, id), id);
  const byDay = Map.groupBy(own, ({ translation }) => translation.updated);
  return {
    locale: id,
    days: [...byDay]
      .flatMap(([day, places]) => (day === undefined ? [] : [{ day, places }]))
      .toSorted((a, b) => (a.day < b.day ? 1 : -1))
      .map(({ day, places }) => ({
        day,
        articles: places.map(({ article, path, translation }) => ({
          id: article.id,
          revision: translation.source.textHash,
          url: absoluteUrl(site, path),
          data: site.machines.api ? absoluteUrl(site, articleFilePath(id, article.id)) : null,
        })),
      })),
    undated: (byDay.get(undefined) ?? []).map(({ article }) => article.id),
    retired: [...retired.values()].map((entry) => ({
      id: entry.id,
      replacedBy: answerOf(entry, retired, articles).article?.id ?? null,
    })),
  };
}

const hoursOf = ({ zone, week, seasons, days }: Schedule) => ({
  zone,
  week: week.map(spansOf),
  ...(seasons && {
    seasons: seasons.map((season) => ({
      ...season,
      week: season.week.map((day) => (day === null ? null : spansOf(day))),
    })),
  }),
  ...(days && { days: Object.fromEntries(Object.entries(days).map(([day, own]) => [day, spansOf(own)])) }),
});

const spansOf = (day: Schedule['week'][number]) => day.map((span) => [...span]);

function channelsOf(
  { site }: HelpCentre,
  contact: NonNullable<HelpCentre['contact']>,
  local: LocalContact,
): ApiChannels {
  const { locale } = local.wording;
  return {
    locale: locale.id,
    country: locale.country ?? null,
    channels: contact.channels.flatMap(({ id, type, languages, response }) => {
      const card = local.cards.get(id);
      if (!card) return [];
      const { link, limits } = card;
      const bare = link && (link.bare ?? link.base);
      const address = bare === undefined || bare.includes('{{') ? null : bare;
      return [
        {
          id,
          type,
          label: card.label,
          description: card.description ?? null,
          identifier: card.identifier?.shown ?? null,
          url: address?.startsWith('/') ? absoluteUrl(site, address) : address,
          languages: [...(languages ?? [])],
          notes: [...(card.response ? [card.response.text] : []), ...card.notes],
          response: response ?? null,
          hours: card.hours ?? null,
          topics: limits.topics ? [...limits.topics] : null,
          articles: limits.articles ? [...limits.articles] : null,
          devices: limits.devices,
          validFrom: limits.validFrom ?? null,
          validUntil: limits.validUntil ?? null,
        },
      ];
    }),
    order: Object.fromEntries(Object.entries(local.order).map(([country, ids]) => [country, [...ids]])),
    fallback: local.fallback,
    hours: Object.fromEntries(
      Object.entries(local.schedules).map(([name, schedule]) => [name, hoursOf(schedule)]),
    ),
  };
}

function storesOf(
  { site }: HelpCentre,
  { stores, services, directory }: NonNullable<HelpCentre['stores']>,
  { locale, t }: { readonly locale: Locale; readonly t: Translate },
): ApiStores {
  const context = { site, locale, t, stores, services, directory };
  const toData = (store: Store) => {
    const { name, address } = localizeStore(store, [locale.id, ...locale.fallbacks]);
    return {
      code: store.code,
      name,
      status: store.status,
      url: absoluteUrl(site, storeHref(store, context)),
      address: {
        lines: [...address.lines],
        postcode: address.postcode ?? null,
        city: address.city,
        region: address.region ?? null,
        country: address.country,
      },
      point: store.point ? { lat: store.point.lat, lng: store.point.lng } : null,
      phones: store.phones.map(({ e164, international }) => e164 ?? international),
      email: store.email ?? null,
      services: [...store.services],
      languages: [...store.languages],
      hours: store.hours ? hoursOf(store.hours.schedule) : null,
      updated: store.updated ?? null,
    };
  };
  return {
    locale: locale.id,
    services: services.map((service) => ({
      id: service.id,
      name: serviceLabel(service, locale.id, site.source.id),
    })),
    stores: stores.map(toData),
  };
}
