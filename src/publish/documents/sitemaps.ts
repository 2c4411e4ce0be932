/** Sitemaps from the heads of pages: one for each locale, and one of its stores (https://www.sitemaps.org/protocol.html). */
import { escapeHtml } from '#base/escape-html.ts';
import type { PageFrame } from '#model/pages/page.ts';
import type { PageReference } from '#model/pages/page-list.ts';
import { absoluteUrl } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';
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

/** The most that one sitemap may list, and how long it may be. */
const limits: Limits = { pages: 50_000, characters: 40_000_000 };

interface Limits {
  readonly pages: number;
  readonly characters: number;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The sitemaps, cut where they grow too large, and `sitemap-index.xml`, which names them. Without an entry there's none. */
export function sitemapFiles(
  site: Site,
  entries: readonly SitemapEntry[],
  { pages, characters }: Limits = limits,
): OutputFile[] {
  if (entries.length === 0) return [];
  const sitemaps = [...Map.groupBy(entries, ({ chunk }) => chunk)].flatMap(([chunk, own]) =>
    cut(own, { pages, characters }).map(({ text, lastmod }, n) => {
      const path = `sitemap-${chunk}-${n}.xml`;
      return { path, lastmod, content: `${declaration}\n<urlset ${namespace} ${links}>\n${text}</urlset>\n` };
    }),
  );
  const named = sitemaps.map(({ path, lastmod }) => {
    const address = element('loc', absoluteUrl(site, `/${path}`));
    return `<sitemap>${address}${lastmodElement(lastmod)}</sitemap>\n`;
  });
  const index = `${declaration}\n<sitemapindex ${namespace}>\n${named.join('')}</sitemapindex>\n`;
  return [
    ...sitemaps.map(({ path, content }) => ({ path, content })),
    { path: 'sitemap-index.xml', content: index },
  ];
}

/** Translations: https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap. */
const links = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** Cuts a list where a sitemap would have too many pages or be too long. `lastmod`: the newest of a piece. */
function cut(entries: readonly SitemapEntry[], most: Limits) {
  const pieces: { texts: string[]; length: number; lastmod: string | undefined }[] = [];
  for (const entry of entries) {
    const text = urlElement(entry);
    let piece = pieces.at(-1);
    if (!piece || piece.texts.length >= most.pages || piece.length + text.length > most.characters) {
      piece = { texts: [], length: 0, lastmod: undefined };
      pieces.push(piece);
    }
    piece.texts.push(text);
    piece.length += text.length;
    if (entry.lastmod !== undefined && entry.lastmod > (piece.lastmod ?? '')) piece.lastmod = entry.lastmod;
  }
  return pieces.map(({ texts, lastmod }) => ({ text: texts.join(''), lastmod }));
}

function urlElement({ url, lastmod, links: translations }: SitemapEntry): string {
  const alternates = translations.map(
    (link) =>
      `<xhtml:link rel="alternate" hreflang="${escapeHtml(link.lang)}" href="${escapeHtml(link.url)}"/>`,
  );
  return `<url>${element('loc', url)}${lastmodElement(lastmod)}${alternates.join('')}</url>\n`;
}

const element = (name: string, text: string) => `<${name}>${escapeHtml(text)}</${name}>`;

const lastmodElement = (day: string | undefined) => (day === undefined ? '' : element('lastmod', day));
