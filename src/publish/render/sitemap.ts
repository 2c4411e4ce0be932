/** Feeds `@astrojs/sitemap` from the help centre: a sitemap per locale and one of its stores, with alternates, of real translations only. */
import type { SitemapOptions } from '@astrojs/sitemap';
import { localeOf, type Site } from '#site.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf } from '#model/tree.ts';
import { storePlacePath } from '#model/stores/paths.ts';
import { storeLocales } from '#model/stores/views/context.ts';
import { absoluteUrl, chooserPath, contactPath, homePath, searchPath, storesPath } from '#model/urls.ts';

export interface SitemapEntry {
  readonly url: string;
  readonly locale: string;
  /** Sitemap that lists it: the locale's, or the locale's of stores. */
  readonly chunk: string;
  readonly lastmod: string | undefined;
  readonly links: readonly { readonly lang: string; readonly url: string }[];
}

let entries: ReadonlyMap<string, SitemapEntry> = new Map();

/** Every page that search engines may list, by URL. Fallbacks, unlisted articles and drafts are not among them. */
export function listSitemapEntries(centre: HelpCentre): ReadonlyMap<string, SitemapEntry> {
  const { site } = centre;
  const found: SitemapEntry[] = [];
  const fixed = [homePath, searchPath, contactPath];
  for (const pathIn of fixed) {
    const paths = site.locales.map(({ id }) => ({ locale: id, path: pathIn(id) }));
    const fallback = pathIn === homePath ? chooserPath : pathIn(site.source.id);
    found.push(...group(site, paths, undefined, fallback));
  }
  for (const topic of centre.topics.keys()) {
    const paths = site.locales.flatMap(({ id }) => {
      const place = treeOf(centre.tree, id).topics.get(topic);
      return place?.contentLocale === id ? [{ locale: id, path: place.path }] : [];
    });
    found.push(...group(site, paths, undefined, undefined));
  }
  for (const article of centre.articles.values()) {
    if (article.data.unlisted) continue;
    const paths = site.locales.flatMap(({ id }) => {
      const place = treeOf(centre.tree, id).articles.get(article.id);
      return place?.translation.locale === id
        ? [{ locale: id, path: place.path, lastmod: place.translation.updated }]
        : [];
    });
    found.push(...group(site, paths, undefined, undefined));
  }
  return new Map([...found, ...storeEntries(centre)].map((entry) => [entry.url, entry]));
}

function storeEntries({ site, stores: centre }: HelpCentre): SitemapEntry[] {
  if (!centre) return [];
  const { stores, directory } = centre;
  const inAll = (pathIn: (locale: string) => string) =>
    group(
      site,
      site.locales.map(({ id }) => ({ locale: id, path: pathIn(id) })),
      undefined,
      undefined,
    );
  const entries = [
    ...inAll(storesPath),
    ...[...directory.places.keys()].flatMap((place) => inAll((locale) => storePlacePath(locale, place))),
    ...stores.flatMap((store) => {
      const path = directory.storePaths.get(store.code) ?? '';
      const pages = storeLocales(store, site, stores.length).map(({ id }) => ({
        locale: id,
        path: storePlacePath(id, path),
      }));
      return group(site, pages, store.updated, undefined);
    }),
  ];
  return entries.map((entry) => ({ ...entry, chunk: `stores-${entry.locale}` }));
}

function group(
  site: Site,
  paths: readonly { readonly locale: string; readonly path: string; readonly lastmod?: string | undefined }[],
  lastmod: string | undefined,
  fallback: string | undefined,
): SitemapEntry[] {
  const own = paths.map(({ locale, path }) => ({
    lang: localeOf(site, locale).lang,
    url: absoluteUrl(site, path),
  }));
  const source = paths.find(({ locale }) => locale === site.source.id) ?? paths[0];
  const other = fallback ?? source?.path;
  const links =
    own.length > 1 && other !== undefined
      ? [...own, { lang: 'x-default', url: absoluteUrl(site, other) }]
      : [];
  return paths.map((page) => ({
    url: absoluteUrl(site, page.path),
    locale: page.locale,
    chunk: page.locale,
    lastmod: page.lastmod ?? lastmod,
    links,
  }));
}

/** Sets what the sitemaps list, before Astro builds. */
export function useSitemapEntries(list: ReadonlyMap<string, SitemapEntry>): void {
  entries = list;
  customPages.splice(0, customPages.length, ...list.keys());
  for (const key of Object.keys(chunks)) delete chunks[key];
  for (const chunk of new Set([...list.values()].map((entry) => entry.chunk)))
    chunks[chunk] = (item) => (entries.get(item.url)?.chunk === chunk ? item : undefined);
}

const customPages: string[] = [];
const chunks: NonNullable<SitemapOptions>['chunks'] & object = {};

/** Options of `@astrojs/sitemap`; its own `i18n` is not used, since it pairs identical paths only. */
export function sitemapOptions(): SitemapOptions {
  return {
    customPages,
    chunks,
    filter: (url) => entries.has(url),
    serialize(item) {
      const entry = entries.get(item.url);
      return {
        ...item,
        ...(entry?.lastmod ? { lastmod: entry.lastmod } : {}),
        links: [...(entry?.links ?? [])],
      };
    },
  };
}
