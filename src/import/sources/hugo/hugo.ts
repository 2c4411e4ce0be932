/** Reads a site of Hugo: its texts, languages, addresses and shortcodes. */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { convertHugo } from '#import/dialects/hugo/hugo.ts';
import { findBelow, readFolder, withData, type FolderText } from '#import/sources/folder.ts';
import { localesFor } from '#import/sources/locales.ts';
import { toSections } from '#import/sources/markdown/sections.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { SourceDocument, SourceTree } from '#import/tree/tree.ts';
import { configFile, parseToml, readConfig, type HugoConfig } from './config.ts';

export const hugo = {
  title: 'Hugo',
  what: 'a folder with a Hugo site',
  recognise: (place) => (place.kind === 'folder' ? configFile(place) : undefined),
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of a Hugo site.');
    return readHugo(place, locale);
  },
} satisfies Source;

/** Keys that say how a page looks, or how Hugo makes it. */
const keys =
  'type pre post menu menus toc cascade linkTitle breadcrumbs sidebar images icon math outputs resources build _build expiryDate publishDate translationKey next prev chapter collapsibleMenu alwaysopen disableToc no_list simple_list bookCollapseSection bookToc bookHidden excludeSearch params isCJKLanguage markup'.split(
    ' ',
  );

function readHugo(place: FolderPlace, locale: string): SourceTree {
  const file = configFile(place);
  const config: HugoConfig = file === undefined ? { root: '', notes: [] } : readConfig(place, file);
  const languages = languagesOf(config, locale);
  const texts = textsOf(place, config, languages);
  const used = new Set(texts.map((text) => text.locale));
  const base = (URL.parse(config.baseurl ?? '')?.pathname ?? '').replace(/\/$/, '');
  return readFolder({
    place,
    site: { name: config.title, url: siteUrl(config) },
    locales: languages.map(({ id }) => id).filter((id) => used.has(id)),
    texts,
    keys,
    notes: config.notes,
    rewritten: tomlAsYaml,
    dialectOf: (_, raw) => (source, context) =>
      convertHugo(source, context, { page: raw, site: config.params ?? {} }),
    dataOf: (_, document, raw) =>
      placeOf(document, raw, addressStart(config, base, languages, document.locale)),
    sectionsOf: (documents, own) => toSections(documents.map(folderAddress), own),
    findAsset: assetFinder(place, config, base, languages),
    readLink: (url) => belowStart(url, config, base, languages),
  });
}

const siteUrl = ({ baseurl }: HugoConfig) =>
  baseurl !== undefined && /^https?:\/\/[^/]+\.[^/]+/.test(baseurl) ? baseurl.replace(/\/$/, '') : undefined;

interface HugoLanguage {
  readonly key: string;
  readonly id: string;
  /** Folder of its texts below the site. */
  readonly folder: string;
}

/** Languages as the site names them, its own first. */
function languagesOf(
  { languages = {}, defaultcontentlanguage, contentdir = 'content' }: HugoConfig,
  locale: string,
) {
  const first = defaultcontentlanguage ?? Object.keys(languages)[0] ?? locale;
  const all = [...new Set([first.toLowerCase(), ...Object.keys(languages)])];
  const ids = localesFor(all);
  return all.map((key): HugoLanguage => ({
    key,
    id: ids.get(key) ?? key,
    folder: (languages[key]?.contentdir ?? contentdir).replace(/\/$/, ''),
  }));
}

/** Texts of all languages: in a folder of the language, or with the language at the end of their names. */
function textsOf(place: FolderPlace, { root }: HugoConfig, languages: readonly HugoLanguage[]): FolderText[] {
  const [first] = languages;
  const byFolder = languages.toSorted((a, b) => b.folder.length - a.folder.length);
  return place.files.flatMap((name): FolderText[] => {
    if (!/\.(?:md|markdown|html?)$/i.test(name) || !name.startsWith(root)) return [];
    const path = name.slice(root.length);
    const own = byFolder.find(({ folder }) => path.startsWith(`${folder}/`));
    if (!own || !first) return [];
    const below = path.slice(own.folder.length + 1);
    const [, stem = '', key = '', ending = ''] = /^(.*)\.([\w-]+)(\.\w+)$/.exec(below) ?? [];
    const named = languages.find((one) => one.key === key.toLowerCase());
    const shared = languages.filter(({ folder }) => folder === own.folder);
    return [
      named
        ? { name, locale: named.id, address: stem + ending }
        : { name, locale: (shared.length === 1 ? own : first).id, address: below },
    ];
  });
}

/** A page that has its pictures beside it stands for its folder. */
const isBundle = (address: string) => /(?:^|\/)index\.\w+$/i.test(address);
const folderAddress = ({ address }: SourceDocument) => (isBundle(address) ? parentOf(address) : address);

/** Where addresses of a language start. */
function addressStart(
  { defaultcontentlanguageinsubdir: hasFolder }: HugoConfig,
  base: string,
  languages: readonly HugoLanguage[],
  locale: string,
): string {
  const at = languages.findIndex(({ id }) => id === locale);
  return `${base}/${at === 0 && hasFolder !== true ? '' : `${languages[at]?.key ?? locale}/`}`;
}

/** A page's path below the language in its address, whichever language that is. */
function belowStart(
  url: string,
  { baseurl }: HugoConfig,
  base: string,
  languages: readonly HugoLanguage[],
): string | undefined {
  const host = URL.parse(baseurl ?? '')?.host;
  const isOther = /^(?:https?:)?\/\//i.test(url) && URL.parse(url, 'https://x.invalid')?.host !== host;
  const path = url.replace(/^(?:https?:)?\/\/[^/]+/i, '');
  const start = languages
    .map(({ key }) => `${base}/${key}/`)
    .find((one) => path.toLowerCase().startsWith(one));
  return isOther || start === undefined ? undefined : path.slice(start.length - 1);
}

function placeOf(
  document: SourceDocument,
  raw: Readonly<Record<string, unknown>>,
  start: string,
): Partial<SourceDocument> {
  const { address } = document;
  const isFolder = isBundle(address);
  const path = address.replace(/\.\w+$/, '').replace(/(?:^|\/)_?index$/i, '');
  const slug = typeof raw['slug'] === 'string' && raw['slug'] !== '' ? raw['slug'] : undefined;
  const route = slug === undefined ? path : [parentOf(path), slug].filter(Boolean).join('/');
  const legacy = `${start}${route === '' ? '' : `${route}/`}`.toLowerCase().replace(/\s+/g, '-');
  return {
    ...(isFolder && { name: lastPart(path), section: parentOf(path), isSectionText: path === '' }),
    ...withData(document, {
      legacy: [
        ...new Set([...document.data.legacy, ...(legacy === '/' || /[*:]/.test(legacy) ? [] : [legacy])]),
      ],
    }),
  };
}

/** Pictures lie beside their page, in the folder that its address looks like, below the texts, or in `static`. */
function assetFinder(
  { files }: FolderPlace,
  { root, staticdir = 'static' }: HugoConfig,
  base: string,
  languages: readonly HugoLanguage[],
): NonNullable<SourceTree['findAsset']> {
  const known = new Set(files);
  const statics = [staticdir].flat().map((folder) => root + folder.replace(/\/$/, ''));
  const contents = [...new Set(languages.map(({ folder }) => root + folder))];
  const below = findBelow(files, [...contents, ...statics, `${root}assets`]);
  const starts = ['', ...languages.map(({ key }) => `${key}/`)].map((key) => `${base}/${key}`);
  return (url, { address }) => {
    const bare = url.replace(/[?#].*$/, '').replace(/^https?:\/\/[^/]+/i, '');
    const beside = [parentOf(address), address.replace(/\.\w+$/, '')]
      .flatMap((folder) => contents.map((content) => joinSourcePath(`${content}/${folder}`, bare)))
      .find((path) => path !== undefined && known.has(path));
    if (beside !== undefined && !bare.startsWith('/')) return beside;
    return [
      ...starts.filter((start) => bare.startsWith(start)).map((start) => bare.slice(start.length)),
      bare,
    ]
      .map((path) => below(`/${path.replace(/^\/+/, '')}`))
      .find((path) => path !== undefined);
  };
}

/** Front matter in TOML, as YAML on the same lines; what isn't TOML isn't YAML either, and is told so. */
function tomlAsYaml(written: string): string {
  const [whole, toml = ''] = /^\+\+\+[ \t]*\n([\s\S]*?\n)\+\+\+[ \t]*(?:\n|$)/.exec(written) ?? [];
  if (whole === undefined) return written;
  const lines = Object.entries(parseToml(toml) ?? { '': undefined }).flatMap(([key, value]) =>
    value === undefined ? [toml] : [`${JSON.stringify(key)}: ${JSON.stringify(value)}\n`],
  );
  const free = Math.max(toml.split('\n').length - lines.join('').split('\n').length, 0);
  return `---\n${lines.join('')}${'\n'.repeat(free)}---\n${written.slice(whole.length)}`;
}
