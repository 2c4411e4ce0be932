/** Reads the documents of a Docusaurus site: https://docusaurus.io/docs/docs-introduction */
import { joinSourcePath } from '#import/tree/addresses.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { findBelow, nameOf, readFolder, withData, type FolderText } from '#import/sources/folder.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import type { SourceDocument, SourceTree } from '#import/tree/tree.ts';
import { readConfig, type DocsConfig, type SiteConfig } from './config.ts';
import { sectionsOf } from './categories.ts';

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
    return readDocusaurus(place, locale);
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

/** A text of the documents, with its place in them. */
interface DocsText extends FolderText {
  readonly docs: DocsConfig;
  /** Path below the folder of the documents. */
  readonly path: string;
}

function readDocusaurus(place: FolderPlace, fallback: string): SourceTree {
  const config = readConfig(place, configFile(place), fallback);
  const texts = config.docs.flatMap((docs) => textsOf(place, config, docs));
  const byName = new Map(texts.map((text) => [text.name, text]));
  const statics = [
    ...config.locales.map(({ folder }) => `${config.root}${folder}/static`),
    `${config.root}static`,
    'static',
  ];
  const below = findBelow(place.files, [...statics, config.root.replace(/\/$/, '')]);
  return readFolder({
    place,
    site: config.site,
    locales: config.locales.map(({ id }) => id).filter((id) => texts.some((text) => text.locale === id)),
    texts,
    keys,
    findAsset: (url) => below(withoutBase(url, config)),
    dialectOf: ({ name }, raw) =>
      mdxDialect({
        names: new Map<string, unknown>([['frontMatter', raw]]),
        partial: (address) => partialOf(place, config, name, address),
      }),
    dataOf: (text, document, raw) => {
      const own = byName.get(text.name);
      return own === undefined ? {} : placeOf(own, config, document, raw);
    },
    sectionsOf: (documents, locale) => sectionsOf(place, config, documents, locale),
    notes: skippedFolders(place, config),
  });
}

const keys = [
  ...'sidebar_label sidebar_position sidebar_class_name sidebar_custom_props displayed_sidebar hide_title hide_table_of_contents'.split(
    ' ',
  ),
  ...'toc_min_heading_level toc_max_heading_level pagination_label pagination_prev pagination_next custom_edit_url image'.split(
    ' ',
  ),
  ...'last_update parse_number_prefixes no_comments authors id'.split(' '),
];

/** Texts of one set of documents in all languages. Names that begin with "_" are parts of others. */
function textsOf({ files }: FolderPlace, config: SiteConfig, docs: DocsConfig): DocsText[] {
  const folders = [
    { locale: config.locales[0]?.id ?? 'en', folder: docs.folder },
    ...config.locales.map(({ id, folder }) => ({
      locale: id,
      folder: `${config.root}${folder}/docusaurus-plugin-content-docs${docs.suffix}/current`,
    })),
  ];
  return folders.flatMap(({ locale, folder }) =>
    files.flatMap((name) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      if (!name.startsWith(prefix) || !isText(name) || /(?:^|\/)_[^/]*/.test(name.slice(prefix.length)))
        return [];
      const path = name.slice(prefix.length);
      return [{ name, locale, docs, path, address: docs.folder === '' ? path : `${docs.folder}/${path}` }];
    }),
  );
}

/** Where a document was found on the site, and what Docusaurus says of it beyond what all say. */
function placeOf(
  { docs, path }: DocsText,
  { base, locales }: SiteConfig,
  document: SourceDocument,
  raw: Readonly<Record<string, unknown>>,
): Partial<SourceDocument> {
  const slug = typeof raw['slug'] === 'string' ? raw['slug'] : undefined;
  const folder = parentOf(path).split('/').map(withoutNumber).join('/');
  const isIndex = isIndexName(path);
  const own = typeof raw['id'] === 'string' ? raw['id'] : nameOf(path);
  const written = slug ?? (isIndex ? '' : own);
  const below = written.startsWith('/') ? written : `/${joinSourcePath(folder, written) ?? written}`;
  const index = locales.findIndex(({ id }) => id === document.locale);
  const prefix = index > 0 ? `/${locales[index]?.written ?? document.locale}` : '';
  const url = `${base}${prefix}/${docs.route}${below}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  const label = typeof raw['sidebar_label'] === 'string' ? raw['sidebar_label'] : undefined;
  const number = /^(\d{1,3})[\s._-]+\D/.exec(lastPart(path))?.[1];
  return {
    name:
      slug === undefined || slug === '/' ? document.name : lastPart(slug.replace(/\/$/, '')) || document.name,
    isSectionText: isIndex,
    names: [`${folder === '' ? '' : `${folder}/`}${own}`, ...(label === undefined ? [] : [label])],
    ...withData(document, {
      id: undefined,
      order: document.data.order ?? (number === undefined ? undefined : Number(number)),
      title: document.data.title ?? (/^# /m.test(document.body) ? undefined : label),
      legacy: [
        ...new Set([
          ...document.data.legacy,
          ...(url === '/' || url === '' ? [] : [url]),
          ...(slug?.startsWith('/') && slug !== '/' ? [slug] : []),
        ]),
      ].filter((one) => !/[*:\s]/.test(one) || one.startsWith('zendesk:')),
    }),
  };
}

const withoutNumber = (name: string) => name.replace(/^\d{1,3}[\s._-]+(?=\D)/, '');

/** `index`, `readme`, or a document called like its folder. */
const isIndexName = (path: string) => {
  const name = nameOf(path).toLowerCase();
  return (
    name === 'index' || name === 'readme' || name === withoutNumber(lastPart(parentOf(path))).toLowerCase()
  );
};

/** An address without what the site's own lies below. */
const withoutBase = (url: string, { base }: SiteConfig) =>
  base !== '' && url.startsWith(`${base}/`) ? url.slice(base.length) : url;

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

function skippedFolders({ files }: FolderPlace, { root }: SiteConfig): SourceTree['notes'] {
  return ['blog', 'versioned_docs', 'src/pages'].flatMap((name) => {
    const folder = `${root}${name}`;
    const count = files.filter((file) => file.startsWith(`${folder}/`) && isText(file)).length;
    return count === 0
      ? []
      : [
          {
            file: folder,
            line: undefined,
            kind: 'folder-skipped' as const,
            what: `${count} texts that are no documents of the current version`,
          },
        ];
  });
}
