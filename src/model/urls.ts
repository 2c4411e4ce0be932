/**
 * Addresses: the only file that knows how they are made. Paths begin with "/" and end with "/" (or a file name);
 * they are percent-encoded, ready for `href`. Below a path such as `/help`, they don't begin with it: what leaves the
 * site gets it from `servedPath` and `absoluteUrl`, pages from `html/place-below.ts`.
 */
import type { Locale, Site } from '#site/site.ts';

/** The script that opens permalinks and the chooser in the reader's language (`publish/documents/language-script.ts`). */
export const languageScriptPath = '/language.js';

/** The script that shows the values of the reader's country (`publish/documents/country-script.ts`). */
export const countryScriptPath = '/country.js';

/** Icons of the site, where browsers and systems look for them. */
export const iconPaths = {
  svg: '/favicon.svg',
  ico: '/favicon.ico',
  touch: '/apple-touch-icon.png',
  small: '/icon-192.png',
  large: '/icon-512.png',
  maskable: '/icon-maskable-512.png',
  manifest: '/site.webmanifest',
} as const;

/** Pages that every locale has once, below its home page. */
const localePages = ['search', 'contact'];

/** Names that no top-level topic or article may take in a locale's folder, because pages of ours have them, on sites with such pages. */
export const reservedNames: ReadonlySet<string> = new Set([...localePages, 'accessibility', 'stores', '404']);

/** Names at the top of the site that pages and files of ours have; so has every name that begins with "_". */
const ownNames: ReadonlySet<string> = new Set(
  ['', 'a', 'agents', 'api', 'pagefind', 'search-index', 'widget', '404', '404.html'].concat([
    'robots.txt',
    'llms.txt',
    languageScriptPath.slice(1),
    countryScriptPath.slice(1),
    'plain.css',
    'licences.txt',
    ...Object.values(iconPaths).map((path) => path.slice(1)),
  ]),
);

/** Whether pages or files of the help centre itself (not articles and topics) answer at a path or below it. */
export function isOwnAddress(path: string, { locales }: Pick<Site, 'locales'>): boolean {
  const [, first = '', second = '', ...rest] = path.split('/');
  if (ownNames.has(first) || first.startsWith('_') || /^sitemap-.*\.xml$/.test(first)) return true;
  const isInLocale = locales.some(({ id }) => id === first);
  return (
    isInLocale &&
    (second === '' ||
      (second === 'llms.txt' && rest.length === 0) ||
      (reservedNames.has(second.replace(/\.html$/, '')) && rest.join('') === ''))
  );
}

/** @example pathOf('tr', ['iadeler', 'urun-iadesi']) // => '/tr/iadeler/urun-iadesi/' */
export const pathOf = (locale: string, slugs: readonly string[]): string =>
  `/${[locale, ...slugs].map(encodeURIComponent).join('/')}/`;

export const homePath = (locale: string): string => `/${locale}/`;
export const searchPath = (locale: string): string => `/${locale}/search/`;
export const contactPath = (locale: string): string => `/${locale}/contact/`;
export const notFoundPath = (locale: string): string => `/${locale}/404/`;
/** The accessibility statement, on a site that has one. */
export const accessibilityPath = (locale: string): string => `/${locale}/accessibility/`;
export const storesPath = (locale: string): string => `/${locale}/stores/`;

/** Whether a path is the locale's home page, or one of the pages that every locale has once. */
export const isLocalePage = (locale: string, path: string): boolean =>
  path === homePath(locale) || localePages.some((name) => path === pathOf(locale, [name]));

/** The language chooser, which is also `x-default`. */
export const chooserPath = '/';

/** A further page of a topic with many articles. No slug has a "_", so no article can have this address. */
export const topicPartPath = (topicPath: string, part: number): string =>
  part === 1 ? topicPath : `${topicPath}page_${part}/`;

/** Never changes while the article lives; opens in the reader's language, or in the named one. */
export const permalinkPath = (id: string, locale?: string): string =>
  locale === undefined ? `/a/${id}/` : `/a/${id}/${locale}/`;

/** Where an old address without a language leads: to the page if the site has one language, else to the permalink. */
export const anyLanguagePath = (
  { locales, source }: Pick<Site, 'locales' | 'source'>,
  id: string,
  pathIn: (locale: string) => string | undefined,
): string => (locales.length === 1 ? pathIn(source.id) : undefined) ?? permalinkPath(id);

/** The articles of a locale as data: titles, descriptions, keywords, addresses. */
export const articleDataPath = (locale: string): string => `/api/v1/${locale}/articles.json`;

/** A file of the static API, at its top or of a locale. */
export const apiPath = (name: string, locale?: string): string =>
  locale === undefined ? `/api/v1/${name}` : `/api/v1/${locale}/${name}`;

/** An article of the static API. */
export const articleFilePath = (locale: string, id: string): string => apiPath(`articles/${id}.json`, locale);

/** What changed last in a topic, or everywhere for the home page. */
export const feedPath = (topicPath: string): string => `${topicPath}feed.xml`;

/** What a locale has, for language models. */
export const llmsPath = (locale: string): string => `/${locale}/llms.txt`;

/** Every article's revisions, by locale. */
export const manifestPath = '/api/v1/manifest.json';

/** Where the collector answers assistants. */
export const assistantsPath = '/_feedback/mcp';

/** Where a build tells the collector that assistants may ask; never served. */
export const mcpSwitchPath = '/_server/mcp.json';

/** Where a build tells the collector which language model may write answers; never served. */
export const answerSettingsPath = '/_server/answers.json';

/** The page for support agents: known by its address only. In the source locale it has no locale in it. */
export const agentsPath = (locale?: string): string =>
  locale === undefined ? '/agents/' : `/agents/${locale}/`;

/** What only that page fetches. Its service worker answers below its folder. */
export const agentFilePaths = {
  article: (id: string): string => `${agentsPath()}articles/${id}.json`,
  lists: (locale: string): string => `${agentsPath()}lists/${locale}.json`,
  ids: `${agentsPath()}ids.json`,
  oldAddresses: `${agentsPath()}addresses.json`,
  worker: `${agentsPath()}offline.js`,
  openSearch: (locale: string): string => `${agentsPath()}opensearch-${locale}.xml`,
} as const;

/** The widget for other applications: its module, its types, and what it gets of a locale. */
export const widgetPaths = {
  module: '/widget/v1.js',
  types: '/widget/v1.d.ts',
  locale: (locale: string): string => `/widget/${locale}.json`,
} as const;

/** Messages of the search, which fetches them with its script. */
export const searchMessagesPath = (locale: string): string => `/_search/${locale}.json`;

/** Contact channels of a locale as data: what the contact panel fetches for other countries. */
export const contactDataPath = (locale: string): string => `/api/v1/${locale}/contact.json`;

/** QR code of a channel that needs a phone. */
export const contactQrPath = (channelId: string): string => `/_contact/qr/${channelId}.svg`;

/** The page as Markdown, beside it. */
export const markdownPath = (pagePath: string): string => `${pagePath}index.md`;

/** The same, as people guess it: `/en/orders/track.md`. */
export const shortMarkdownPath = (pagePath: string): string => `${pagePath.slice(0, -1)}.md`;

/** File below the output folder that answers at a path. */
export const fileOf = (path: string): string => {
  const decoded = decodeURIComponent(path.slice(1));
  if (decoded === '404/' || decoded.endsWith('/404/')) return `${decoded.slice(0, -1)}.html`;
  return decoded.endsWith('/') || decoded === '' ? `${decoded}index.html` : decoded;
};

declare const isServed: unique symbol;

/** A path as browsers and servers know it: below the base of the site. Only `servedPath` makes one. */
export type ServedPath = string & { readonly [isServed]: true };

/** @example servedPath({ base: '/help' }, '/en/') // => '/help/en/' */
export const servedPath = ({ base }: Pick<Site, 'base'>, path: string): ServedPath =>
  (base + path) as ServedPath;

/** The path of the site at which a path leads that is served; `undefined` where it lies outside the site. */
export const pathWithin = ({ base }: Pick<Site, 'base'>, served: string): string | undefined =>
  served.startsWith(`${base}/`) ? served.slice(base.length) : undefined;

/** @example absoluteUrl(site, '/en/') // => 'https://help.example.com/en/' */
export const absoluteUrl = (site: Site, path: string): string => site.url + path;

/**
 * What `languageScriptPath` chooses from: a line for each locale, with its id, its path, and its language tag where
 * that is not the id.
 */
export const languageTargets = (
  places: readonly { readonly locale: Pick<Locale, 'id' | 'lang'>; readonly path: string }[],
): string =>
  places
    .map(({ locale: { id, lang }, path }) =>
      lang.toLowerCase() === id ? `${id} ${path}` : `${id} ${path} ${lang}`,
    )
    .join('\n');
