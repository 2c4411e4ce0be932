/** Reads Starlight's documents, and other Astro content: https://starlight.astro.build */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { convertDirectives } from '#import/dialects/directives.ts';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { findBelow, folderSections, readFolder, withData, type FolderText } from '#import/sources/folder.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import { openModules, type ReadModule } from '#import/sources/modules.ts';
import { isIndexText, readNavigation, sectionNear, type Navigation } from '#import/sources/navigation.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceDocument, SourceSection, SourceTree } from '#import/tree/tree.ts';
import { readConfig, type StarlightConfig } from './config.ts';
import { readSidebar, routeOf, type ReadSidebar } from './sidebar.ts';

const contentFolder = /^(?:.*\/)?src\/content\/docs\//;

export const starlight = {
  title: 'Starlight',
  what: 'a folder with a Starlight or Astro site',
  recognise: (place) =>
    place.kind === 'folder' && place.files.some((name) => /(?:^|\/)astro\.config\.[cm]?[jt]s$/.test(name))
      ? contentFolder.exec(place.files.find((name) => contentFolder.test(name) && isText(name)) ?? '')?.[0]
      : undefined,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the Starlight site.');
    return readStarlight(place, locale, openModules(place));
  },
} satisfies Source;

/** The site with its sidebar, where that says what there is. */
interface Site {
  readonly config: StarlightConfig;
  readonly navigation: Navigation | undefined;
  readonly locales: readonly string[];
  readonly texts: readonly StarlightText[];
  /** The languages in which each route has a text. */
  readonly localesOf: ReadonlyMap<string, ReadonlySet<string>>;
}

interface StarlightText extends FolderText {
  readonly address: string;
}

function readStarlight(place: FolderPlace, locale: string, readModule: ReadModule): SourceTree {
  // A repository may hold several sites: the one with the most texts is its help centre.
  const folders = Map.groupBy(
    place.files.filter((name) => contentFolder.test(name) && isText(name)),
    (name) => contentFolder.exec(name)?.[0] ?? '',
  );
  const [folder = '', files = []] = [...folders].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const root = folder.replace(/src\/content\/docs\/$/, '');
  const config = readConfig(place, readModule, root);
  const texts = textsOf(files, folder, locale);
  const others = [...new Set(texts.map((text) => text.locale))].filter((one) => one !== locale).toSorted();
  const locales = [...(texts.some((text) => text.locale === locale) ? [locale] : []), ...others];
  const notes: Note[] = [];
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
  const site: Site = { config, navigation, locales, texts, localesOf };
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
  { config, navigation, locales, localesOf }: Site,
  document: SourceDocument,
  raw: Readonly<Record<string, unknown>>,
): Partial<SourceDocument> {
  const { address, locale } = document;
  const entry = navigation?.entries.get(address);
  const isSplash = raw['template'] === 'splash' && parentOf(address) === '' && isIndexText(address);
  const isIndex = isIndexText(address);
  const written = localesOf.get(routeOf(address));
  // Where a translation is missing, the site shows the original at the address of the translation.
  const shownIn =
    locale === locales[0] ? locales.filter((one) => one === locale || !written?.has(one)) : [locale];
  const route = typeof raw['slug'] === 'string' ? raw['slug'] : routeOf(address);
  const legacy = shownIn
    .map((one) =>
      `${config.base}/${one === locales[0] ? '' : `${one}/`}${route}/`.replace(/\/{2,}/g, '/').toLowerCase(),
    )
    .filter((url) => url !== '/' && !/[*:\s]/.test(url));
  return {
    name: isIndex ? lastPart(parentOf(address)) : document.name,
    // A front page of code and pictures is none that topics or articles stand for.
    section:
      entry?.section ?? (navigation && !isSplash ? sectionNear(navigation, address) : document.section),
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

/** Texts below the folder; those of other languages lie in folders named after them. */
function textsOf(files: readonly string[], folder: string, locale: string): StarlightText[] {
  const paths = files.map((name) => name.slice(folder.length));
  const tops = new Set(paths.flatMap((path) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])));
  // Every language has the text of the home page.
  const languages = new Map(
    [...tops].flatMap((top) => {
      const id = localeOf(top);
      return id !== undefined && paths.some((path) => new RegExp(`^${top}/index\\.mdx?$`).test(path))
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
    return isPart ? [] : [{ name, locale: own ?? locale, address }];
  });
}
