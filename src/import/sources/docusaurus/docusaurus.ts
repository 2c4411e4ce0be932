/** Reads the documents of a Docusaurus site: https://docusaurus.io/docs/docs-introduction */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { emojiEdits } from '#import/dialects/emoji.ts';
import { codesIn, isInside } from '#import/dialects/gitbook/tags.ts';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { findBelow, readFolder, withData } from '#import/sources/folder.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import { openModules, type ReadModule } from '#import/sources/modules.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { hasTitleLine } from '#import/tree/markdown/code-spans.ts';
import type { Note } from '#import/tree/notes.ts';
import { applyEdits, type TracedText } from '#import/tree/markdown/traced-text.ts';
import type { SourceDocument, SourceRedirect, SourceTree } from '#import/tree/tree.ts';
import { readConfig, type SiteConfig } from './config.ts';
import {
  addressIn,
  docIdOf,
  isIndexName,
  routeOf,
  slugOf,
  textsOf,
  withoutNumber,
  type DocsText,
} from './documents.ts';
import { readLabels } from './labels.ts';
import { linkReader } from './links.ts';
import { readSidebars } from './sidebars.ts';
import { Structure } from './structure.ts';

const configName = /(?:^|\/)docusaurus\.config\.[cm]?[jt]s$/;

export const docusaurus = {
  title: 'Docusaurus',
  what: 'a folder with a Docusaurus site',
  recognise: (place) =>
    place.kind === 'folder'
      ? (configFile(place) ??
        place.files.find((name) => /(?:^|\/)_category_\.(?:json|ya?ml)$/.test(name)) ??
        importsTheme(place))
      : undefined,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the Docusaurus site.');
    return readDocusaurus(place, locale, openModules(place));
  },
} satisfies Source;

/** The configuration nearest to the top. */
const configFile = ({ files }: FolderPlace) =>
  files
    .filter((name) => configName.test(name))
    .toSorted((a, b) => a.split('/').length - b.split('/').length)[0];

/** A text that imports from the theme of Docusaurus, where only the documents are at hand. */
const importsTheme = (place: FolderPlace) =>
  place.files
    .filter((name) => /\.mdx?$/.test(name))
    .slice(0, 50)
    .find((name) => /^import .*['"]@(?:docusaurus|theme)\//m.test(place.textOf(name) ?? ''));

function readDocusaurus(place: FolderPlace, fallback: string, readModule: ReadModule): SourceTree {
  const config = readConfig(place, readModule, configFile(place), fallback);
  const notes: Note[] = [...skippedFolders(place, config)];
  const sets = config.docs.map((docs) => ({
    docs,
    sidebars:
      docs.sidebars === undefined ? [] : readSidebars(readModule(docs.sidebars), docs.sidebars, notes),
  }));
  const structure = new Structure(place, config, sets);
  const texts = config.docs.flatMap((docs) => textsOf(place, config, docs));
  const byName = new Map(texts.map((text) => [text.name, text]));
  const locales = config.locales.map(({ id }) => id).filter((id) => texts.some((text) => text.locale === id));
  const messages = new Map(locales.map((id) => [id, readLabels(place, config, id, 'code.json')]));
  const placing: Placing = { config, structure, locales, written: writtenIn(texts) };
  return readFolder({
    place,
    site: config.site,
    locales,
    texts,
    keys,
    findAsset: assetFinder(place, config, texts),
    readLink: linkReader(config, texts),
    dialectOf: ({ name, locale }, raw) => {
      const dialect = mdxDialect({
        message: messages.get(locale),
        names: new Map<string, unknown>([['frontMatter', raw]]),
        partial: (address) => partialOf(place, config, name, address),
      });
      return (source, context) => dialect(withEmoji(source), context);
    },
    dataOf: (text, document, raw) => {
      const own = byName.get(text.name);
      return own === undefined ? {} : placeOf(own, placing, document, raw);
    },
    sectionsOf: (documents, locale) => structure.sections(documents, locale),
    redirects: redirectsOf(config, locales),
    notes,
  });
}

const keys = [
  ...'sidebar_label sidebar_position sidebar_class_name sidebar_custom_props sidebar_key displayed_sidebar hide_title hide_table_of_contents'.split(
    ' ',
  ),
  ...'toc_min_heading_level toc_max_heading_level pagination_label pagination_prev pagination_next custom_edit_url image'.split(
    ' ',
  ),
  ...'last_update parse_number_prefixes no_comments authors id wrapperClassName title_meta format'.split(' '),
];

/** The languages in which each text is written, by its address. */
const writtenIn = (texts: readonly DocsText[]): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    [...Map.groupBy(texts, ({ address }) => address.replace(/\.mdx?$/, ''))].map(([address, same]) => [
      address,
      new Set(same.map(({ locale }) => locale)),
    ]),
  );

interface Placing {
  readonly config: SiteConfig;
  readonly structure: Structure;
  readonly locales: readonly string[];
  readonly written: ReadonlyMap<string, ReadonlySet<string>>;
}

/** `:tada:` is an emoji, as in the texts that GitHub shows. */
function withEmoji(source: TracedText): TracedText {
  if (!/:[a-z0-9_+-]+:/.test(source.text)) return source;
  const codes = codesIn(source.text);
  return applyEdits(
    source,
    emojiEdits(source.text, (offset) => isInside(codes, offset)),
  );
}

/** Where a document was found on the site, and what Docusaurus says of it beyond what all say. */
function placeOf(
  text: DocsText,
  { config, structure, locales, written }: Placing,
  document: SourceDocument,
  raw: Readonly<Record<string, unknown>>,
): Partial<SourceDocument> {
  const { path, locale } = text;
  const slug = slugOf(raw);
  const id = docIdOf(path, raw);
  const place = structure.placeOf(text, id, document.data.order);
  const label = typeof raw['sidebar_label'] === 'string' ? raw['sidebar_label'] : place.label;
  const sectionLabel = place.isSectionText ? structure.labelOf(place.section, locale) : undefined;
  const own = written.get(text.address.replace(/\.mdx?$/, ''));
  // Where a translation is missing, the site shows the original at the address of the translation.
  const shownIn =
    locale === locales[0] ? locales.filter((one) => one === locale || !own?.has(one)) : [locale];
  const route = routeOf(text, raw);
  const addresses = shownIn.map((one) => addressIn(config, one, route));
  return {
    name: nameFrom(slug, path, document),
    section: place.section,
    isSectionText: place.isSectionText,
    names: [id, ...(label === undefined ? [] : [label])],
    ...withData(document, {
      id: undefined,
      order: place.order,
      title:
        sectionLabel ??
        headingOf(document.body) ??
        document.data.title ??
        (hasTitleLine(document.body) ? undefined : label),
      legacy: [
        ...new Set([
          ...document.data.legacy,
          ...addresses.flatMap((url) => [url, ...config.oldEndings.map((ending) => `${url}.${ending}`)]),
          ...(slug?.startsWith('/') && locale === locales[0] ? [slug] : []),
        ]),
      ].filter((one) => one !== '/' && one !== '' && (!/[*:\s]/.test(one) || one.startsWith('zendesk:'))),
    }),
  };
}

/**
 * The heading of level 1 at the beginning, below imports and components: readers see it as the title, where the front
 * matter says what search engines show.
 */
const headingOf = (body: string): string | undefined =>
  /^(?:\s*(?:(?:import|export)\b.*|<[^\n]*>|\{\/\*.*\*\/\})?\n)*# +(\S.*)/
    .exec(`\n${body}`)?.[1]
    ?.replace(/\s*\\?\{#[^{}]*\}\s*$|\s+#+\s*$/g, '')
    .trim();

function nameFrom(slug: string | undefined, path: string, document: SourceDocument): string {
  const last = slug === undefined ? '' : lastPart(slug.replace(/\/$/, ''));
  if (last !== '') return last;
  return isIndexName(path) ? withoutNumber(lastPart(parentOf(path))) : document.name;
}

/** A picture's path starts at its file, which a translation or a version has elsewhere. */
function assetFinder(
  place: FolderPlace,
  config: SiteConfig,
  texts: readonly DocsText[],
): NonNullable<SourceTree['findAsset']> {
  const files = new Set(place.files);
  const names = new Map(texts.map(({ address, locale, name }) => [`${locale}\n${address}`, name]));
  const statics = [
    ...config.locales.map(({ folder }) => `${config.root}${folder}/static`),
    `${config.root}static`,
    'static',
  ];
  const below = findBelow(place.files, [...statics, config.root.replace(/\/$/, '')]);
  return (url, { address, locale }) => {
    const name = names.get(`${locale}\n${address}`);
    const isRelative = name !== undefined && !/^(?:[@/]|[a-z]+:)/i.test(url);
    const path = isRelative ? joinSourcePath(parentOf(name), url.replace(/[?#].*$/, '')) : undefined;
    return path !== undefined && files.has(path) ? path : below(withoutBase(url, config));
  };
}

/** An address without what the site's own lies below. */
const withoutBase = (url: string, { base }: SiteConfig) =>
  base !== '' && url.startsWith(`${base}/`) ? url.slice(base.length) : url;

/** The redirects of the plugin, in every language. */
const redirectsOf = (config: SiteConfig, locales: readonly string[]): SourceRedirect[] =>
  locales.flatMap((locale) =>
    config.redirects.map(({ from, to }) => ({
      from: addressIn(config, locale, from),
      to: to.startsWith('/') ? addressIn(config, locale, to) : to,
      locale,
      shown: 'docusaurus.config',
    })),
  );

function partialOf(
  place: FolderPlace,
  { root }: SiteConfig,
  from: string,
  address: string,
): string | undefined {
  const path = address.startsWith('@site/')
    ? `${root}${address.slice('@site/'.length)}`
    : joinSourcePath(parentOf(from), address);
  const text = path === undefined ? undefined : place.textOf(path);
  return text === undefined ? undefined : splitFrontMatter(text).body;
}

/** Texts that are left out: the blog, and versions that readers don't see first. */
function skippedFolders({ files }: FolderPlace, { root, docs }: SiteConfig): Note[] {
  const versions = files.flatMap((name) => /^(?:.*\/)?(?:\w+_)?versioned_docs\/[^/]+/.exec(name)?.[0] ?? []);
  const bases = docs.flatMap(({ base, folder }) => (base === folder ? [] : [base]));
  const left = new Set(
    [`${root}blog`, ...versions, ...bases].filter((one) => docs.every(({ folder }) => folder !== one)),
  );
  return [...left].flatMap((folder): Note[] => {
    const count = files.filter((file) => file.startsWith(`${folder}/`) && isText(file)).length;
    const what = `${count} texts that are no documents of the version that readers see first`;
    return count === 0 ? [] : [{ file: folder, line: undefined, kind: 'folder-skipped', what }];
  });
}
