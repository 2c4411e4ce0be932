/** Reads Starlight's documents, and other Astro content: https://starlight.astro.build */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { convertDirectives } from '#import/dialects/directives.ts';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { findBelow, folderSections, readFolder, withData, type FolderText } from '#import/sources/folder.ts';
import { openModules, type ReadModule } from '#import/sources/modules.ts';
import { isIndexText, readNavigation, sectionNear, type Navigation } from '#import/sources/navigation.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceDocument, SourceSection, SourceTree } from '#import/tree/tree.ts';
import {
  findAstroSite,
  linksOf,
  localePart,
  startOfCollection,
  type AstroSite,
  type Collection,
} from './collections.ts';
import { heroText } from '#import/sources/home-text.ts';
import { readConfig, type StarlightConfig } from './config.ts';
import { readSidebar, routeOf, type ReadSidebar } from './sidebar.ts';

export const starlight = {
  title: 'Starlight',
  what: 'a folder with a Starlight or Astro site',
  recognise: (place) =>
    place.kind === 'folder'
      ? findAstroSite(place)
          ?.collections.map(({ folder }) => folder)
          .join(', ')
      : undefined,
  read: async (place, { locale }) => {
    const site = place.kind === 'folder' ? findAstroSite(place) : undefined;
    if (place.kind !== 'folder' || site === undefined)
      throw new Error('Name the folder of the Starlight site.');
    return readStarlight(place, site, { locale, readModule: openModules(place) });
  },
} satisfies Source;

/** The site with its sidebar, where that says what there is. */
interface Site {
  readonly config: StarlightConfig;
  readonly navigation: Navigation | undefined;
  readonly locales: readonly string[];
  /** Folders of languages, which their addresses have, too. */
  readonly tops: ReadonlyMap<string, string>;
  readonly texts: readonly StarlightText[];
  /** The languages in which each route has a text. */
  readonly localesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of each text, by its address. */
  readonly oldAddresses: ReadonlyMap<string, Pick<StarlightText, 'start' | 'route'>>;
}

interface StarlightText extends FolderText {
  readonly address: string;
  /** Folder of its language in its collection, with "/" at its end; `''` where it has none. */
  readonly top: string;
  /** How addresses of its collection begin on the old site. */
  readonly start: string;
  /** What follows. */
  readonly route: string;
}

function readStarlight(
  place: FolderPlace,
  astro: AstroSite,
  { locale, readModule }: { readonly locale: string; readonly readModule: ReadModule },
): SourceTree {
  const { root } = astro;
  const config = readConfig(place, readModule, root);
  const texts = textsIn(place, astro, config.base, locale);
  const others = [...new Set(texts.map((text) => text.locale))].filter((one) => one !== locale).toSorted();
  const locales = [...(texts.some((text) => text.locale === locale) ? [locale] : []), ...others];
  const notes = astro.others.map(({ folder, files }): Note => ({
    file: folder.replace(/\/$/, ''),
    line: undefined,
    kind: 'folder-skipped',
    what: `${files.length} texts of a collection that is no help`,
  }));
  const listed = texts
    .filter((text) => text.locale === locales[0])
    .map(({ address, name }) => ({ address, written: place.textOf(name) ?? '' }));
  const sidebar =
    config.sidebar === undefined
      ? undefined
      : readSidebar({ sidebar: config.sidebar, texts: listed, file: `${root}astro.config`, notes });
  const navigation = sidebar && readNavigation(sidebar.items);
  const byRoute = Map.groupBy(texts, ({ address }) => routeOf(address));
  const localesOf = new Map(
    [...byRoute].map(([route, same]) => [route, new Set(same.map((text) => text.locale))] as const),
  );
  const oldAddresses = new Map(
    texts.map(({ address, start, route }) => [address, { start, route }] as const),
  );
  const tops = new Map(texts.map((text) => [text.locale, text.top]));
  const site: Site = { config, navigation, locales, tops, texts, localesOf, oldAddresses };
  return readFolder({
    place,
    site: config.site,
    locales,
    texts,
    keys,
    findAsset: assetFinder(place, root, site),
    dialectOf: ({ name }, raw) => dialectOf(place, root, config, name, raw),
    dataOf: (_, document, raw) => placeOf(site, document, raw),
    ...(sidebar &&
      navigation && { sectionsOf: (documents, own) => sectionsIn(documents, own, sidebar, navigation) }),
    redirects: config.redirects.map(({ from, to }) => ({
      from: config.base + from,
      to: to.startsWith('/') ? config.base + to : to,
      locale: locales[0] ?? locale,
      shown: `${root}astro.config`,
    })),
    notes,
  });
}

/** The texts of all collections; of several, each is a folder. */
function textsIn(place: FolderPlace, site: AstroSite, base: string, locale: string): StarlightText[] {
  const { collections } = site;
  const links = linksOf(place, site, base);
  return collections.flatMap((collection) => {
    const own = textsOf(collection, locale);
    const routes = new Set(own.flatMap(({ address, top }) => [routeOf(address), top + routeOf(address)]));
    const start = startOfCollection({ place, site, collection, links, routes });
    const folder = collections.length > 1 ? `${collection.name}/` : '';
    return own.map((text) => ({
      ...text,
      address: folder + text.address,
      start,
      route: routeOf(text.address),
    }));
  });
}

const keys =
  'template hero sidebar tableOfContents editUrl head banner pagefind prev next topic type i18nReady sourceCommit'.split(
    ' ',
  );

function dialectOf(
  place: FolderPlace,
  root: string,
  config: StarlightConfig,
  name: string,
  raw: Readonly<Record<string, unknown>>,
) {
  if (!name.endsWith('.mdx')) return convertDirectives;
  return mdxDialect({
    names: new Map<string, unknown>([['frontmatter', raw]]),
    partial: (address) => {
      const path = aliased(config, root, address) ?? joinSourcePath(parentOf(name), address);
      const text = path === undefined ? undefined : place.textOf(path);
      return text === undefined ? undefined : splitFrontMatter(text).body;
    },
  });
}

/** The path that an address means by an alias of the site. */
function aliased({ aliases }: StarlightConfig, root: string, address: string): string | undefined {
  const alias = aliases.find(({ start }) => start !== '' && address.startsWith(start));
  return alias && joinSourcePath(root.replace(/\/$/, ''), alias.folder + address.slice(alias.start.length));
}

/** A picture's path starts at its file, which a translation may have elsewhere, or with an alias. */
function assetFinder(
  place: FolderPlace,
  root: string,
  { config, texts }: Site,
): NonNullable<SourceTree['findAsset']> {
  const files = new Set(place.files);
  const names = new Map(texts.map(({ address, locale, name }) => [`${locale}\n${address}`, name]));
  const below = findBelow(place.files, [`${root}public`, `${root}src`, root.replace(/\/$/, '')]);
  return (url, { address, locale }) => {
    const bare = url.replace(/[?#].*$/, '');
    const name = names.get(`${locale}\n${address}`);
    const relative =
      name === undefined || bare.startsWith('/') ? undefined : joinSourcePath(parentOf(name), bare);
    const found = [aliased(config, root, bare), relative].find(
      (path) => path !== undefined && files.has(path),
    );
    if (found !== undefined) return found;
    return below(
      config.base !== '' && bare.startsWith(`${config.base}/`) ? bare.slice(config.base.length) : bare,
    );
  };
}

/** Where a document is, and where it was found. */
function placeOf(
  { config, navigation, locales, tops, localesOf, oldAddresses }: Site,
  document: SourceDocument,
  raw: Readonly<Record<string, unknown>>,
): Partial<SourceDocument> {
  const { address, locale } = document;
  const entry = navigation?.entries.get(address);
  const hero = heroText(raw);
  const body =
    hero === undefined
      ? document.body
      : [hero, document.body.trim()].filter((part) => part !== '').join('\n\n');
  const isFront = raw['template'] === 'splash' && parentOf(address) === '' && isIndexText(address);
  // A front page without words is none that topics or articles stand for.
  const isSplash = isFront && body.trim() === '';
  const isIndex = isIndexText(address);
  const written = localesOf.get(routeOf(address));
  // Where a translation is missing, the site shows the original at the address of the translation.
  const shownIn =
    locale === locales[0] ? locales.filter((one) => one === locale || !written?.has(one)) : [locale];
  const { start = localePart, route = routeOf(address) } = oldAddresses.get(address) ?? {};
  const pattern = `${config.base}/${start}${typeof raw['slug'] === 'string' ? raw['slug'] : route}/`;
  const legacy = shownIn
    .map((one) => pattern.replace(localePart, tops.get(one) ?? ''))
    .map((url) => url.replace(/\/{2,}/g, '/').toLowerCase())
    .filter((url) => url !== '/' && !/[*:\s]/.test(url));
  return {
    body,
    name: isFront ? 'home' : isIndex ? lastPart(parentOf(address)) : document.name,
    section: entry?.section ?? (navigation && !isFront ? sectionNear(navigation, address) : document.section),
    isSectionText:
      isSplash || (entry?.isSectionText ?? (navigation === undefined && isIndex && document.section !== '')),
    ...withData(document, {
      order: entry?.order ?? orderOf(raw) ?? document.data.order,
      // A sidebar that names it shows it all the same.
      unlisted: document.data.unlisted || (entry === undefined && sidebarOf(raw, 'hidden') === true),
      legacy: [...new Set([...document.data.legacy, ...legacy])],
    }),
  };
}

/** What front matter says of the page's place in the sidebar. */
const sidebarOf = ({ sidebar }: Readonly<Record<string, unknown>>, key: 'order' | 'hidden'): unknown =>
  typeof sidebar === 'object' && sidebar !== null ? Reflect.get(sidebar, key) : undefined;

const orderOf = (raw: Readonly<Record<string, unknown>>): number | undefined => {
  const order = sidebarOf(raw, 'order');
  return typeof order === 'number' && Number.isFinite(order) ? order : undefined;
};

/** The sidebar's groups in a language, and folders of texts that it doesn't list. */
function sectionsIn(
  documents: readonly SourceDocument[],
  locale: string,
  { translations }: ReadSidebar,
  { sections }: Navigation,
): SourceSection[] {
  const known = new Set(sections.map(({ key }) => key));
  const titleIn = (title: string) => {
    const own = translations.get(title);
    return own?.get(locale) ?? own?.get(locale.split('-')[0] ?? locale) ?? title;
  };
  const used = new Set(documents.map(({ section }) => section));
  const others = folderSections(documents, locale).filter(({ key }) => used.has(key) && !known.has(key));
  return [...sections.map((section) => ({ ...section, locale, title: titleIn(section.title) })), ...others];
}

/** Texts of a collection; those of other languages lie in folders named after them. */
function textsOf({ files, folder }: Collection, locale: string): Omit<StarlightText, 'start' | 'route'>[] {
  const paths = files.map((name) => name.slice(folder.length));
  const tops = new Set(paths.map((path) => (path.includes('/') ? (path.split('/')[0] ?? '') : '')));
  const isEach = tops.size > 1 && [...tops].every((top) => localeOf(top) !== undefined);
  // Every language has the text of the home page, or there is nothing else than languages.
  const languages = new Map(
    [...tops].flatMap((top) => {
      const id = localeOf(top);
      return id !== undefined &&
        (isEach || paths.some((path) => new RegExp(`^${top}/index\\.mdx?$`).test(path)))
        ? [[top, id] as const]
        : [];
    }),
  );
  return files.flatMap((name, index) => {
    const path = paths[index] ?? name;
    const top = path.split('/')[0] ?? '';
    const own = path.includes('/') ? languages.get(top) : undefined;
    const address = own === undefined ? path : path.slice(top.length + 1);
    const isPart = /(?:^|\/)_/.test(address) || /^404\.mdx?$/.test(address);
    return isPart ? [] : [{ name, locale: own ?? locale, address, top: own === undefined ? '' : `${top}/` }];
  });
}
