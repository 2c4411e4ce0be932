/** Reads a site of MkDocs, also with Material: https://www.mkdocs.org */
import { parentOf } from '#base/slash-path.ts';
import { pythonMarkdown } from '#import/dialects/python-markdown/python-markdown.ts';
import { readShortcode } from '#import/dialects/emoji.ts';
import { readFolder, withData } from '#import/sources/folder.ts';
import { isIgnored } from '#import/sources/glob.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import { readNavigation, sectionNear, type Navigation } from '#import/sources/navigation.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { leftOutNotes } from '#import/sources/repository-texts.ts';
import type { Source } from '#import/sources/source.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { hasTitleLine } from '#import/tree/markdown/code-spans.ts';
import type { SourceDocument, SourceSection, SourceTree } from '#import/tree/tree.ts';
import { findConfig, readConfig, variablesOf, type MkDocsConfig } from './config.ts';
import { textsAround } from './includes.ts';
import { readLanguages, type MkDocsLanguages, type MkDocsText } from './languages.ts';
import { folderItems, navItems } from './nav.ts';
import { redirectsOf, urlOf } from './urls.ts';

export const mkdocs = {
  title: 'MkDocs',
  what: 'a folder with a MkDocs site',
  recognise: (place) => (place.kind === 'folder' ? findConfig(place) : undefined),
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the MkDocs site.');
    return readMkDocs(place, locale);
  },
} satisfies Source;

const keys =
  'icon status hide template search comments social subtitle authors author revision_date date hero categories slug ' +
  'boost exclude toc_depth render_macros pin links readtime og_title';

function readMkDocs(place: FolderPlace, fallback: string): SourceTree {
  const read = readConfig(place, findConfig(place));
  const { appended, appendedFiles } = textsAround(place, read);
  const all = place.files.filter((name) => isText(name) && !appendedFiles.includes(name));
  const { files, left } = publishedOf(all, read);
  const { config, languages } = aroundLanguages(read, readLanguages(read, files, fallback));
  const byName = new Map(languages.texts.map((text) => [text.name, text]));
  const navigation = navigationOf(place, config, languages);
  const dialect = { appended, variables: variablesOf(config) };
  return readFolder({
    place,
    site: { name: config.site_name, url: config.site_url?.replace(/\/$/, '') },
    locales: languages.locales.filter((one) => languages.texts.some(({ locale }) => locale === one)),
    texts: languages.texts,
    keys: keys.split(' '),
    findAsset: findIn(place, config, languages),
    readLink: linkReader(languages),
    dialectOf: ({ name }) => pythonMarkdown({ ...dialect, textOf: textsAround(place, config).textFor(name) }),
    dataOf: ({ name }, document) => {
      const text = byName.get(name);
      return text === undefined ? {} : placeOf(text, document, { config, languages, navigation });
    },
    sectionsOf: (_, locale) => sectionsIn(navigation, languages, locale),
    redirects: redirectsOf(config, languages),
    notes: leftOutNotes(left, 'MkDocs leaves them out, too'),
  });
}

/**
 * What MkDocs makes pages of. Of an index and a README in one folder, it takes the index:
 * https://www.mkdocs.org/user-guide/writing-your-docs/#index-pages
 */
function publishedOf(all: readonly string[], config: MkDocsConfig) {
  const known = new Set(all);
  const patterns = [...alwaysExcluded, ...config.exclude_docs];
  const isLeft = (name: string) =>
    isIgnored(patterns, belowDocs(config, name)) ||
    (/(?:^|\/)README\.md$/.test(name) && known.has(name.replace(/README\.md$/, 'index.md')));
  const isInDocs = (name: string) => name.startsWith(`${config.docs}/`);
  return {
    files: all.filter((name) => !isLeft(name)),
    left: all.filter((name) => isInDocs(name) && isLeft(name)),
  };
}

/** https://www.mkdocs.org/user-guide/configuration/#exclude_docs */
const alwaysExcluded = ['.*', '/templates/'];

/** Where each language has a site, that of the first one says where it lies: `https://a.example/de/` is below all of them. */
function aroundLanguages(config: MkDocsConfig, languages: MkDocsLanguages) {
  const [first, ...others] = languages.locales;
  const [, around = '', segment = ''] = /^(.*\/)([^/]+)\/*$/.exec(config.site_url ?? '') ?? [];
  if (others.length === 0 || !URL.canParse(around) || localeOf(segment) !== first)
    return { config, languages };
  const segmentOf = (locale: string) => (locale === first ? segment : languages.segmentOf(locale));
  return { config: { ...config, site_url: around }, languages: { ...languages, segmentOf } };
}

const belowDocs = ({ docs }: MkDocsConfig, name: string) =>
  docs !== '' && name.startsWith(`${docs}/`) ? name.slice(docs.length + 1) : name;

function navigationOf(
  place: FolderPlace,
  config: MkDocsConfig,
  { texts, locales }: MkDocsLanguages,
): Navigation {
  const own = texts.filter(({ locale }) => locale === locales[0]).map(({ address }) => address);
  if (config.nav !== undefined) return readNavigation(navItems(config.nav, own));
  const prefix = config.docs === '' ? '' : `${config.docs}/`;
  const all = [...new Set(texts.map(({ address }) => address))];
  return readNavigation(
    folderItems(all, (folder) => {
      const path = folder === '' ? prefix : `${prefix}${folder}/`;
      return place.textOf(`${path}.pages`) ?? place.textOf(`${path}.nav.yml`);
    }),
  );
}

function sectionsIn({ sections }: Navigation, languages: MkDocsLanguages, locale: string): SourceSection[] {
  const titles = languages.titlesOf(locale);
  return sections.map((section) => ({
    ...section,
    locale,
    title: titles.get(section.title) ?? section.title,
  }));
}

interface Site {
  readonly config: MkDocsConfig;
  readonly languages: MkDocsLanguages;
  readonly navigation: Navigation;
}

/** Where a text stood on the site, and what the navigation says of it. */
function placeOf(text: MkDocsText, document: SourceDocument, site: Site): Partial<SourceDocument> {
  const { config, languages, navigation } = site;
  const { address, locale } = text;
  const entry = navigation.entries.get(address);
  const url = urlOf(config, address, languages.segmentOf(locale));
  const isHome = entry === undefined || !entry.isSectionText;
  const translated = languages.titlesOf(locale).get(entry?.title ?? '');
  const listed = translated ?? entry?.title;
  // A group is called as the navigation calls it, not as its first text calls itself.
  const group = entry?.isSectionText
    ? (translated ?? (locale === languages.locales[0] ? entry.title : undefined))
    : undefined;
  const title =
    group ??
    document.data.title ??
    titleOf(document.body) ??
    (hasTitleLine(document.body) ? undefined : listed);
  return {
    name:
      isHome && /^(?:index|readme)$/i.test(document.name)
        ? parentOf(address) || (entry?.title ?? 'home')
        : document.name,
    section: entry?.section ?? sectionNear(navigation, address),
    isSectionText: entry?.isSectionText ?? false,
    ...withData(document, {
      title,
      order: entry?.order ?? document.data.order,
      draft: document.data.draft || isIgnored(config.draft_docs, address),
      legacy: [...new Set([...document.data.legacy, ...(url === '/' || /[*:\s]/.test(url) ? [] : [url])])],
    }),
  };
}

/** The first heading without attributes and icons; `undefined` where it has none of them, or there is none. */
function titleOf(body: string): string | undefined {
  const [, heading = ''] = /^(?:\s*<!--[\s\S]*?-->)*\s*# +(.+)$/m.exec(body) ?? [];
  const plain = heading
    .replace(/\s*#*\s*\{:?[^{}]*\}\s*$/, '')
    .replace(/:([a-z0-9_+-]+):/gi, (whole, name: string) => readShortcode(name, false) ?? whole)
    .trim();
  return heading === '' || plain === heading.trim()
    ? undefined
    : plain.replace(/[`*]|\s+(?=\s)/g, '').trim() || undefined;
}

/** Links to files whose names end in their language: `rates.de.md`. */
const linkReader =
  ({ textAt }: MkDocsLanguages): NonNullable<SourceTree['readLink']> =>
  (url, { address }) => {
    if (!/\.\w+\.\w+(?:[?#]|$)/.test(url) || /^[a-z]+:/i.test(url)) return undefined;
    const folder = url.startsWith('/') ? '' : parentOf(address);
    const text = textAt(joinSourcePath(folder, url.replace(/^\/+|[?#].*$/gs, '')) ?? '');
    return text && `/${text.address}${/#.*$/s.exec(url)?.[0] ?? ''}`;
  };

/**
 * Pictures beside the text, or where a browser would look for them from its page, also with a language at the end of their
 * names; translations have those of the first.
 */
function findIn(
  place: FolderPlace,
  { docs, root, theme_dir }: MkDocsConfig,
  { texts, locales: [first] }: MkDocsLanguages,
): SourceTree['findAsset'] {
  const known = new Set(place.files);
  const byPlace = new Map(texts.map((text) => [`${text.locale}\n${text.address}`, text]));
  return (url, { address, locale }) => {
    const text = byPlace.get(`${locale}\n${address}`);
    const path = url.replace(/[?#].*$/, '');
    const original = byPlace.get(`${first}\n${address}`);
    const themes = theme_dir === undefined ? [] : [theme_dir];
    const tops = [...new Set([text?.top ?? docs, original?.top ?? docs, docs, ...themes, root])];
    const own = text?.name ?? address;
    const folders = [
      parentOf(own),
      ...tops.flatMap((top) => [inside(top, parentOf(address)), inside(top, withoutEnding(address))]),
      ...tops,
    ];
    const found = (path.startsWith('/') ? tops : folders).flatMap(
      (folder) => joinSourcePath(folder, path.replace(/^\/+/, '')) ?? [],
    );
    const inLanguages = [locale, first].flatMap((one) =>
      found.map((name) => name.replace(/(?=\.\w+$)/, `.${one}`)),
    );
    return [...found, ...inLanguages].find((name) => known.has(name));
  };
}

const inside = (top: string, path: string) => [top, path].filter(Boolean).join('/');
const withoutEnding = (path: string) => path.replace(/\.\w+$/, '');
