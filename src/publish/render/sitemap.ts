/** Feeds `@astrojs/sitemap` from the heads of pages: a sitemap per locale, and one of its stores. */
import type { SitemapOptions } from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
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

/** The integration, told that the site lies below its base: Astro renders as if it lay at the top of its host. */
export function sitemapBelow({ base }: Site, integration: AstroIntegration): AstroIntegration {
  const { 'astro:config:done': learn, ...hooks } = integration.hooks;
  return {
    ...integration,
    hooks: {
      ...hooks,
      'astro:config:done': (options) =>
        learn?.({ ...options, config: { ...options.config, base: `${base}/` } }),
    },
  };
}

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
