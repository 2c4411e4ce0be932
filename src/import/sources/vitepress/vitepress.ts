/** Reads a site of VitePress or VuePress: https://vitepress.dev */
import { parentOf } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { vueMarkdown } from '#import/dialects/vue-markdown/vue-markdown.ts';
import { readFolder, withData } from '#import/sources/folder.ts';
import { readNavigation, sectionNear, type Navigation } from '#import/sources/navigation.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { aboutRepository, leftOutNotes } from '#import/sources/repository-texts.ts';
import type { Source } from '#import/sources/source.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { hasTitleLine } from '#import/tree/markdown/code-spans.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceDocument, SourceSection, SourceTree } from '#import/tree/tree.ts';
import { findConfig, readConfig, type SiteConfig } from './config.ts';
import { homeText } from '#import/sources/home-text.ts';
import { findTextIn, sidebarItems, titlesIn } from './sidebar.ts';
import { readTexts, repositoryTexts, urlOf, type SiteText } from './texts.ts';

export const vitepress = {
  title: 'VitePress',
  what: 'a folder with a VitePress or VuePress site',
  recognise: (place) => (place.kind === 'folder' ? findConfig(place) : undefined),
  read: async (place, { locale }) => {
    const file = place.kind === 'folder' ? findConfig(place) : undefined;
    if (place.kind !== 'folder' || file === undefined) throw new Error('Name the folder around .vitepress.');
    return readVitePress(place, readConfig(place, file, locale));
  },
} satisfies Source;

const keys =
  'layout hero features outline sidebar aside prev next head titleTemplate navbar footer pageClass editLink home meta lang ' +
  'lastUpdated isHome sidebarDepth canonicalUrl search icon index category tag heroText heroImage tagline actions ' +
  'actionText actionLink ads markdownStyles returnToTop page sponsors date author blog image';

function readVitePress(place: FolderPlace, config: SiteConfig): SourceTree {
  const texts = readTexts(place, config);
  const byName = new Map(texts.map((text) => [text.name, text]));
  const navigations = navigationsOf(config, texts);
  const locales = config.locales
    .map(({ id }) => id)
    .filter((id) => texts.some(({ locale }) => locale === id));
  const [main = readNavigation([])] = locales.flatMap((id) => {
    const navigation = navigations.get(id);
    return navigation && navigation.entries.size > 0 ? [navigation] : [];
  });
  const isListed = main.entries.size > 0;
  return readFolder({
    place,
    site: { name: config.title, url: config.url },
    locales: [...new Set(locales)],
    texts,
    keys: keys.split(' '),
    findAsset: findIn(place, config, texts),
    dialectOf: ({ name }, raw) => vueMarkdown({ textOf: textFor(place, config, name), frontMatter: raw }),
    dataOf: ({ name }, document, raw) => {
      const text = byName.get(name);
      const navigation = navigations.get(document.locale) ?? main;
      return text === undefined ? {} : placeOf({ text, document, raw, config, main, navigation });
    },
    // Without a sidebar that can be read, folders are all that tells what belongs together.
    ...(isListed && {
      sectionsOf: (_: unknown, locale: string) => sectionsIn(main, navigations.get(locale) ?? main, locale),
    }),
    notes: leftOut(place, config),
  });
}

/** What each language's sidebar says. */
function navigationsOf(config: SiteConfig, texts: readonly SiteText[]): ReadonlyMap<string, Navigation> {
  return new Map(
    config.locales.map((locale) => {
      const addresses = new Set(
        texts.filter((text) => text.locale === locale.id).map(({ address }) => address),
      );
      return [locale.id, readNavigation(sidebarItems(locale, findTextIn(addresses, locale.folder)))];
    }),
  );
}

function sectionsIn(main: Navigation, own: Navigation, locale: string): SourceSection[] {
  const titles = titlesIn(main, own);
  return main.sections.map((section) => ({
    ...section,
    locale,
    title: titles.get(section.key) ?? section.title,
  }));
}

interface Placing {
  readonly text: SiteText;
  readonly document: SourceDocument;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly config: SiteConfig;
  readonly main: Navigation;
  readonly navigation: Navigation;
}

function placeOf({ text, document, raw, config, main, navigation }: Placing): Partial<SourceDocument> {
  const { address, path } = text;
  const entry = main.entries.get(address);
  const listed = navigation.entries.get(address)?.title ?? entry?.title;
  const home = homeText(raw);
  const url = urlOf(config, path);
  const body =
    home === undefined
      ? document.body
      : [home.body, document.body].filter((part) => part.trim() !== '').join('\n\n');
  const isIndex = /^(?:index|readme)$/i.test(document.name);
  return {
    body,
    name:
      isIndex && entry?.isSectionText !== true
        ? parentOf(address).split('/').at(-1) || (home ? 'home' : 'start')
        : document.name,
    ...(main.entries.size > 0
      ? {
          section: entry?.section ?? sectionNear(main, address),
          isSectionText: entry?.isSectionText ?? false,
        }
      : { isSectionText: document.isSectionText && document.section !== '' }),
    ...withData(document, {
      title: document.data.title ?? (hasTitleLine(document.body) ? undefined : (home?.title ?? listed)),
      order: entry?.order ?? document.data.order,
      legacy: [...new Set([...document.data.legacy, ...(url === '/' || /[*:\s]/.test(url) ? [] : [url])])],
    }),
  };
}

/** Texts and code by the path that a text writes: `@/` begins at the site's folder. */
function textFor({ textOf }: FolderPlace, { root }: SiteConfig, name: string) {
  return (written: string): string | undefined => {
    const path = /^@\/?/.test(written)
      ? joinSourcePath(root, written.replace(/^@\/?/, ''))
      : joinSourcePath(written.startsWith('/') ? root : parentOf(name), written.replace(/^\//, ''));
    const text = path === undefined ? undefined : textOf(path);
    return text === undefined || !/\.md$/i.test(path ?? '') ? text : splitFrontMatter(text).body;
  };
}

/** Pictures beside the text, and those that the site serves at its top. */
function findIn(
  place: FolderPlace,
  { root, base }: SiteConfig,
  texts: readonly SiteText[],
): SourceTree['findAsset'] {
  const known = new Set(place.files);
  const byPlace = new Map(texts.map((text) => [`${text.locale}\n${text.address}`, text]));
  const tops = [`${root}/public`, `${root}/.vuepress/public`, root].map((top) => top.replace(/^\//, ''));
  return (url, { address, locale }) => {
    const own = byPlace.get(`${locale}\n${address}`)?.name ?? address;
    const original = texts.find((text) => text.address === address && text.name !== own)?.name ?? own;
    const path = url.replace(/[?#].*$/, '').replace(/^[@~]\//, '/');
    const below = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
    const folders = below.startsWith('/') ? tops : [parentOf(own), parentOf(original), ...tops];
    return folders
      .map((folder) => joinSourcePath(folder, below.replace(/^\/+/, '')))
      .find((name) => name !== undefined && known.has(name));
  };
}

/** Texts that only running the site would write, and those about the repository. */
const leftOut = (place: FolderPlace, config: SiteConfig): Note[] => [
  ...leftOutNotes(repositoryTexts(place, config), aboutRepository),
  ...place.files
    .filter((file) => file.startsWith(config.root) && /\[[\w-]+\]\.md$/.test(file))
    .map((file): Note => ({
      file,
      line: undefined,
      kind: 'mdx-code',
      what: 'a template for pages, which only code fills',
    })),
];
