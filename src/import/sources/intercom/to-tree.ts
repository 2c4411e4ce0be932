/** Intercom's articles as a tree: collections are topics, numbers and addresses the old ones. */
import {
  documentData,
  type SourceDocument,
  type SourceRedirect,
  type SourceSection,
  type SourceTree,
} from '#import/tree/tree.ts';
import { localesFor } from '#import/sources/locales.ts';
import type { Read } from '#import/sources/items.ts';
import type { IntercomExport } from './intercom.ts';
import type { IntercomArticle, IntercomCollection, IntercomContent } from './schema.ts';

/** Hosts on which Intercom keeps pictures and files, under addresses that run out. */
const fileHosts = ['downloads.intercomcdn.com', 'downloads.intercomcdn.eu', 'downloads.au.intercomcdn.com'];

export function toTree({ articles, collections, notes }: IntercomExport, fallbackLocale: string): SourceTree {
  const texts = articles.flatMap((read) => textsOf(read, fallbackLocale));
  const names = localesFor(localesByUse(articles, texts, fallbackLocale));
  const ours = (locale: string) => names.get(locale) ?? locale;
  const groups = parentsFirst(collections).flatMap((read) => namesOf(read, fallbackLocale));
  const known = new Set(collections.map(({ item }) => item.id));
  const origin = texts
    .map(({ content }) => URL.parse(content.url ?? '')?.origin)
    .find((found) => found !== undefined);
  return {
    site: { url: origin },
    locales: [...new Set(names.values())],
    sections: groups.filter(({ locale }) => names.has(locale)).map((group) => toSection(group, ours, known)),
    documents: [
      ...groups.filter(({ locale }) => names.has(locale)).flatMap((group) => toSectionText(group, ours)),
      ...texts.map((text) => toDocument(text, ours, known)),
    ],
    assets: new Map(),
    origin,
    fileHosts,
    redirects: collections.flatMap(({ item }) => toRedirects(item, ours)),
    notes,
  };
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

/** The language of most articles comes first. */
function localesByUse(
  articles: IntercomExport['articles'],
  texts: readonly Text[],
  fallbackLocale: string,
): string[] {
  const counts = Map.groupBy(articles, ({ item }) => item.default_locale ?? fallbackLocale);
  const own = [...counts].toSorted((a, b) => b[1].length - a[1].length).map(([locale]) => locale);
  const all = [...new Set([...own, ...texts.map(({ locale }) => locale)])];
  return all.length === 0 ? [fallbackLocale] : all;
}

interface Group {
  readonly item: IntercomCollection;
  readonly name: string;
  readonly description: string | undefined;
  readonly locale: string;
  readonly shown: string;
}

function namesOf({ item, shown }: Read<IntercomCollection>, fallbackLocale: string): Group[] {
  const own = item.default_locale ?? fallbackLocale;
  const name = item.name?.trim() || item.id;
  const others = item.translated_content
    .filter(({ locale }) => locale !== own)
    .map(({ locale, content }) => ({
      item,
      name: content.name?.trim() || name,
      description: content.description?.trim() || undefined,
      locale,
      shown,
    }));
  return [{ item, name, description: item.description?.trim() || undefined, locale: own, shown }, ...others];
}

function parentsFirst(collections: IntercomExport['collections']) {
  const parents = new Map(collections.map(({ item }) => [item.id, item.parent_id]));
  const depthOf = (id: string, seen: readonly string[] = []): number => {
    const parent = parents.get(id);
    return parent === undefined || seen.includes(id) ? 0 : 1 + depthOf(parent, [...seen, id]);
  };
  return collections.toSorted((a, b) => depthOf(a.item.id) - depthOf(b.item.id));
}

type Ours = (locale: string) => string;

const toSection = ({ item, name, locale }: Group, ours: Ours, known: ReadonlySet<string>): SourceSection => ({
  key: item.id,
  locale: ours(locale),
  address: `collections/${item.id}`,
  parent: item.parent_id !== undefined && known.has(item.parent_id) ? item.parent_id : '',
  name,
  title: name,
  order: item.order ?? undefined,
});

const toSectionText = ({ item, name, description, locale, shown }: Group, ours: Ours): SourceDocument[] =>
  description === undefined
    ? []
    : [
        {
          key: `collections/${item.id}`,
          locale: ours(locale),
          address: `collections/${item.id}`,
          shown,
          name,
          section: item.id,
          isSectionText: true,
          data: documentData({ title: name, description, order: item.order ?? undefined }),
          format: 'html',
          body: '',
          bodyLine: 1,
        },
      ];

function toRedirects({ url, id, default_locale }: IntercomCollection, ours: Ours): SourceRedirect[] {
  const path = URL.parse(url ?? '')?.pathname;
  return path === undefined
    ? []
    : [{ from: path, to: `collections/${id}`, locale: ours(default_locale ?? '') }];
}

function toDocument(
  { item, content, locale, shown }: Text,
  ours: Ours,
  known: ReadonlySet<string>,
): SourceDocument {
  const title = content.title?.replace(/\s+/g, ' ').trim() || undefined;
  const parents = [...new Set([item.parent_id, ...(item.parent_ids ?? [])])].filter(
    (id) => id !== undefined && known.has(id),
  );
  const path = URL.parse(content.url ?? '')?.pathname;
  return {
    key: `articles/${item.id}`,
    locale: ours(locale),
    address: path?.replace(/^\//, '') ?? `articles/${item.id}`,
    shown,
    name: title ?? item.id,
    section: parents[0] ?? '',
    isSectionText: false,
    data: documentData({
      title,
      description: content.description?.trim() || undefined,
      keywords: (item.tags?.tags ?? []).map(({ name }) => name),
      updated: dayOf(content.updated_at ?? item.updated_at),
      draft: content.state !== 'published',
      also: parents.slice(1).filter((id) => id !== undefined),
      legacy: legacyOf(item, path),
      votes: votesOf(item),
    }),
    format: 'html',
    body: content.body ?? '',
    bodyLine: 1,
  };
}

/** The number in the public address, which is not always that of the API; and the address itself. */
function legacyOf({ id }: IntercomArticle, path: string | undefined): string[] {
  const shown = /\/articles\/(\d+)/.exec(path ?? '')?.[1];
  const numbers = [shown, id].filter((number) => number !== undefined && /^\d+$/.test(number));
  return [...new Set(numbers.map((number) => `intercom:${number}`)), ...(path === undefined ? [] : [path])];
}

const dayOf = (seconds: number | null | undefined) =>
  seconds ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined;

/** Readers choose one of three faces; the one in the middle says neither. */
function votesOf({ statistics }: IntercomArticle) {
  if (!statistics?.reactions) return undefined;
  const part = (percentage: number) => Math.round((statistics.reactions * percentage) / 100);
  return { up: part(statistics.happy_reaction_percentage), down: part(statistics.sad_reaction_percentage) };
}
