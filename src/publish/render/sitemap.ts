/** Feeds `@astrojs/sitemap` from the heads of pages: a sitemap per locale, and one of its stores. */
import { pathToFileURL } from 'node:url';
import type { SitemapOptions } from '@astrojs/sitemap';
import type { PageFrame } from '#model/pages/page.ts';
import type { PageReference } from '#model/pages/page-list.ts';
import { absoluteUrl } from '#model/urls.ts';
import type { Site } from '#site/site.ts';

/** A page in a sitemap. */
export interface SitemapEntry {
  readonly url: string;
  /** The sitemap that lists it. */
  readonly chunk: string;
  readonly lastmod: string | undefined;
  readonly links: readonly { readonly lang: string; readonly url: string }[];
}

/** A page's entry: none for pages that search engines must not list, and for copies of other pages. */
export function sitemapEntryOf(
  { path, locale, route }: Pick<PageReference, 'path' | 'locale' | 'route'>,
  { head }: Pick<PageFrame, 'head'>,
  site: Site,
): SitemapEntry | undefined {
  const url = absoluteUrl(site, path);
  if (!head.isIndexed || head.canonical !== url) return undefined;
  const order = [...site.locales.map(({ lang }) => lang), 'x-default'];
  return {
    url,
    chunk: route === 'stores' ? `stores-${locale}` : locale,
    lastmod: head.modified,
    links: head.alternates
      .toSorted((a, b) => order.indexOf(a.hreflang) - order.indexOf(b.hreflang))
      .map(({ hreflang, href }) => ({ lang: hreflang, url: href })),
  };
}

/**
 * Writes the sitemaps into a folder by the hooks of `@astrojs/sitemap`: after an edit it runs without Astro, which would
 * tell it only of the pages that were rendered anyway. Without an entry there's none.
 */
export async function writeSitemaps(
  folder: string,
  { url, base }: Pick<Site, 'url' | 'base'>,
  entries: readonly SitemapEntry[],
): Promise<void> {
  const { default: sitemap } = await import('@astrojs/sitemap');
  const { hooks } = sitemap(sitemapOptions(entries));
  const logger = { info: () => {}, warn: () => {}, error: failed };
  const config = { site: url, base: `${base}/`, trailingSlash: 'always', build: { format: 'directory' } };
  // The parts of Astro's own values that the hooks use.
  await call(hooks['astro:routes:resolved'], { routes: [] });
  await call(hooks['astro:config:done'], { config });
  await call(hooks['astro:build:done'], { dir: pathToFileURL(`${folder}/`), pages: [], logger });
}

const call = async (hook: unknown, options: object) => (hook as (options: object) => unknown)(options);

const failed = (message: string) => {
  throw new Error(`The sitemaps can't be made: ${message}`);
};

/** Whether a file in the top folder is one of them. */
export const isSitemap = (name: string): boolean => /^sitemap-[^/]*\.xml$/.test(name);

/** Options of `@astrojs/sitemap`; its own `i18n` is not used, since it pairs identical paths only. */
export function sitemapOptions(entries: readonly SitemapEntry[]): NonNullable<SitemapOptions> {
  const byUrl = new Map(entries.map((entry) => [entry.url, entry]));
  const chunks = [...new Set(entries.map(({ chunk }) => chunk))];
  return {
    customPages: [...byUrl.keys()],
    chunks: Object.fromEntries(
      chunks.map((chunk) => [chunk, (item) => (byUrl.get(item.url)?.chunk === chunk ? item : undefined)]),
    ),
    filter: (url) => byUrl.has(url),
    serialize(item) {
      const { lastmod, links = [] } = byUrl.get(item.url) ?? {};
      return { ...item, ...(lastmod && { lastmod }), links: [...links] };
    },
  };
}
