/** Intercom's articles as a tree: collections are topics, numbers and addresses the old ones. */
import {
  hostedTree,
  pathOfUrl,
  withNumber,
  type HostedArticle,
  type HostedGroup,
} from '#import/sources/hosted/tree.ts';
import type { Read } from '#import/sources/items.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import type { IntercomExport } from './intercom.ts';
import type { IntercomArticle, IntercomCollection, IntercomContent } from './schema.ts';

/** Hosts on which Intercom keeps pictures and files, under addresses that run out. */
const fileHosts = ['downloads.intercomcdn.com', 'downloads.intercomcdn.eu', 'downloads.au.intercomcdn.com'];

export function toTree({ articles, collections, notes }: IntercomExport, fallbackLocale: string): SourceTree {
  const texts = articles.flatMap((read) => textsOf(read, fallbackLocale));
  const origin = texts
    .map(({ content }) => URL.parse(content.url ?? '')?.origin)
    .find((found) => found !== undefined);
  const centre = {
    site: { url: origin },
    locales: localesByUse(articles, fallbackLocale),
    groups: collections.flatMap((read) => groupsOf(read, fallbackLocale)),
    articles: texts.map(toArticle),
    origin,
    fileHosts,
    notes,
  };
  return hostedTree(centre, fallbackLocale);
}

interface Text {
  readonly item: IntercomArticle;
  readonly content: IntercomContent;
  readonly locale: string;
  readonly shown: string;
}

/** An article once per language. A translation without a title and a body was never written. */
function textsOf({ item, shown }: Read<IntercomArticle>, fallbackLocale: string): Text[] {
  const own = item.default_locale ?? fallbackLocale;
  const others = item.translated_content
    .filter(({ locale, content }) => locale !== own && (content.title?.trim() || content.body?.trim()))
    .map(({ locale, content }) => ({ item, content, locale, shown: content.url ?? `${shown} (${locale})` }));
  return [{ item, content: item, locale: own, shown }, ...others];
}

/** The language in which most articles were written comes first. */
function localesByUse(articles: IntercomExport['articles'], fallbackLocale: string): string[] {
  const counts = Map.groupBy(articles, ({ item }) => item.default_locale ?? fallbackLocale);
  return [...counts].toSorted((a, b) => b[1].length - a[1].length).map(([locale]) => locale);
}

/** A collection once per language. */
function groupsOf({ item }: Read<IntercomCollection>, fallbackLocale: string): HostedGroup[] {
  const own = item.default_locale ?? fallbackLocale;
  const title = item.name?.trim() || item.id;
  const path = pathOfUrl(item.url);
  const group = (locale: string, content: Pick<IntercomCollection, 'name' | 'description'>): HostedGroup => ({
    key: item.id,
    parents: [item.parent_id],
    locale,
    title: content.name?.trim() || title,
    description: content.description,
    order: item.order,
    address: `collections/${item.id}`,
    legacy: path === undefined ? [] : legacyOfCollection(path, own, locale),
  });
  const others = item.translated_content.filter(({ locale }) => locale !== own);
  return [group(own, item), ...others.map(({ locale, content }) => group(locale, content))];
}

/** The API gives one address; the others have their language in its place. */
function legacyOfCollection(path: string, own: string, locale: string): string[] {
  const [, above, behind] = /^(.*\/)[a-z-]+(\/collections\/\d+)/i.exec(path) ?? [];
  if (above === undefined || behind === undefined) return locale === own ? [path] : [];
  return withNumber(locale === own ? path : undefined, behind, [`${above}${locale}`]);
}

function toArticle({ item, content, locale, shown }: Text): HostedArticle {
  const path = pathOfUrl(content.url);
  return {
    key: `articles/${item.id}`,
    locale,
    address: path?.replace(/^\//, '') ?? `articles/${item.id}`,
    shown,
    title: content.title,
    groups: [item.parent_id, ...(item.parent_ids ?? [])],
    data: {
      description: content.description?.trim() || undefined,
      keywords: (item.tags?.tags ?? []).map(({ name }) => name),
      updated: dayOf(content.updated_at ?? item.updated_at),
      draft: content.state !== 'published',
      legacy: legacyOf(item, path),
      votes: votesOf(item),
    },
    body: content.body ?? '',
  };
}

/** The number in the public address, which is not always that of the API; and the address itself. */
function legacyOf({ id }: IntercomArticle, path: string | undefined): string[] {
  const shown = /\/articles\/(\d+)/.exec(path ?? '')?.[1];
  const numbers = [shown, id].filter((number) => number !== undefined && /^\d+$/.test(number));
  return [...new Set(numbers.map((number) => `intercom:${number}`)), ...(path === undefined ? [] : [path])];
}

/** The last second that a date of JavaScript can be. */
const lastSecond = 8.64e12;

const dayOf = (seconds: number | null | undefined) =>
  seconds && Math.abs(seconds) <= lastSecond
    ? new Date(seconds * 1000).toISOString().slice(0, 10)
    : undefined;

/** Readers choose one of three faces; the one in the middle says neither. */
function votesOf({ statistics }: IntercomArticle) {
  if (!statistics) return undefined;
  const { reactions, views, happy_reaction_percentage: happy, sad_reaction_percentage: sad } = statistics;
  const part = (percentage: number) => Math.round((reactions * percentage) / 100);
  return { up: part(happy), down: part(sad), views: views ?? undefined };
}
