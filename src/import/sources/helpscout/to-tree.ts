/** A Help Scout Docs site as a tree: collections and their categories are topics, numbers the old addresses. */
import {
  hostedTree,
  pathOfUrl,
  withNumber,
  type HostedArticle,
  type HostedGroup,
} from '#import/sources/hosted/tree.ts';
import type { Read } from '#import/sources/items.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import type { HelpScoutExport } from './export.ts';
import type {
  HelpScoutArticle,
  HelpScoutCategory,
  HelpScoutCollection,
  HelpScoutRedirect,
} from './schema.ts';

/** Help Scout says no languages: all texts are in `locale`. Notes: `restricted`. */
export function toTree(read: HelpScoutExport, locale: string): SourceTree {
  const notes: Note[] = [...read.notes];
  const [site] = read.sites;
  const urls = [...read.articles, ...read.collections].map(({ item }) => URL.parse(item.publicUrl ?? ''));
  const origin = urls.find((url) => url !== null)?.origin;
  const hidden = new Set([
    ...read.collections.filter(({ item }) => isPrivate(item)).map(({ item }) => item.id),
    ...read.categories.filter(({ item }) => isPrivate(item)).map(({ item }) => item.id),
  ]);
  const centre = {
    site: { name: site?.item.title ?? undefined, url: origin },
    locales: [locale],
    groups: [
      ...read.collections.map(({ item }) => toGroup('collection', item, locale)),
      ...read.categories.map(({ item }) => toGroup('category', item, locale)),
    ],
    articles: read.articles.map((one) => toArticle(one, { locale, hidden, places: read.places, notes })),
    origin,
    redirects: read.redirects.map(({ item }) => toRedirect(item, origin)),
    notes,
  };
  return hostedTree(centre, locale);
}

const isPrivate = ({ visibility }: HelpScoutCollection | HelpScoutCategory) => visibility === 'private';

function toGroup(
  kind: 'collection' | 'category',
  item: HelpScoutCollection & { readonly collectionId?: string | null | undefined },
  locale: string,
): HostedGroup {
  const path = pathOfUrl(item.publicUrl);
  return {
    key: item.id,
    parents: [item.collectionId ?? undefined],
    locale,
    title: item.name?.trim() || item.id,
    description: item.description,
    order: item.order,
    address: path?.slice(1) ?? `${kind}/${item.id}`,
    legacy: legacyOf(path),
  };
}

/** The address of a group, whatever title follows its number. */
function legacyOf(path: string | undefined): string[] {
  const [numbered] = /^\/(?:collection|category)\/\d+/.exec(path ?? '') ?? [];
  if (numbered !== undefined) return withNumber(path, numbered, ['']);
  return path === undefined ? [] : [path];
}

interface Surroundings {
  readonly locale: string;
  /** Collections and categories that only some may see. */
  readonly hidden: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, number>;
  readonly notes: Note[];
}

function toArticle(
  { item, shown }: Read<HelpScoutArticle>,
  { locale, hidden, places, notes }: Surroundings,
): HostedArticle {
  const categories = item.categories ?? [];
  const groups = [...categories, item.collectionId ?? undefined].slice(0, Math.max(categories.length, 1));
  const isRestricted =
    hidden.has(item.collectionId ?? '') ||
    (categories.length > 0 && categories.every((category) => hidden.has(category)));
  if (isRestricted)
    notes.push({ file: shown, line: undefined, kind: 'restricted', what: item.name ?? item.id });
  const path = pathOfUrl(item.publicUrl);
  const views = item.viewCount ?? 0;
  return {
    key: item.id,
    locale,
    address: path?.slice(1) ?? `article/${item.number ?? item.id}`,
    shown,
    title: item.name,
    groups,
    data: {
      order: categories.flatMap((category) => places.get(`${category}/${item.id}`) ?? [])[0],
      keywords: item.keywords ?? [],
      related: item.related ?? [],
      updated: (item.lastPublishedAt ?? item.updatedAt)?.slice(0, 10),
      draft: item.status !== 'published' || isRestricted,
      legacy: [
        ...(typeof item.number === 'number' ? [`helpscout:${item.number}`] : []),
        ...(path === undefined ? [] : [path]),
      ],
      votes: views > 0 ? { up: 0, down: 0, views } : undefined,
    },
    body: item.text ?? '',
  };
}

const toRedirect = ({ urlMapping, redirect }: HelpScoutRedirect, origin: string | undefined) => ({
  from: urlMapping.startsWith('/') ? urlMapping : `/${urlMapping}`,
  to: (redirect ?? '').replace(origin ?? '', ''),
});
