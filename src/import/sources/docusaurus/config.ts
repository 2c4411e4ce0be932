/** What the configuration of a Docusaurus site says, as far as it can be read without running it. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { parentOf } from '#base/slash-path.ts';
import type { ReadModule } from '#import/sources/modules.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { SourceSite } from '#import/tree/tree.ts';

/** A set of documents: a site may have several. */
export interface DocsConfig {
  /** What the plugin calls it; "default" without a name. */
  readonly id: string;
  readonly kind: 'docs' | 'pages';
  /** Its folder in the source: that of the version which readers see first. */
  readonly folder: string;
  /** Where links find it: the folder of the current version, whichever is read. */
  readonly base: string;
  /** Where its pages lie below the site. */
  readonly route: string;
  /** Folder of its translations below that of a language, and the file with its labels. */
  readonly translations: { readonly folder: string; readonly labels: string };
  /** The file that says what its sidebars have. */
  readonly sidebars: string | undefined;
  /** Patterns of texts that it leaves out, if it says so itself. */
  readonly exclude?: readonly string[] | undefined;
}

export interface SiteConfig {
  readonly site: SourceSite;
  /** The site's folder in the source with "/" at its end, or nothing. */
  readonly root: string;
  /** Where the site lies on its host, without "/" at its end. */
  readonly base: string;
  readonly docs: readonly DocsConfig[];
  /** The first is the language of the documents themselves. */
  readonly locales: readonly { readonly id: string; readonly written: string; readonly folder: string }[];
  /** Endings with which addresses answered too: `html`. */
  readonly oldEndings: readonly string[];
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
  /** Titles that the bar at the top gives to sidebars, and documents of sidebars. */
  readonly navbar: readonly NavbarItem[];
}

const text = z.string().optional().catch(undefined);
const list = z.array(z.unknown()).catch([]);
const options = z.object({
  id: text,
  path: text,
  routeBasePath: text,
  sidebarPath: z
    .union([z.string(), z.literal(false)])
    .optional()
    .catch(undefined),
  lastVersion: text,
  exclude: z.array(z.string()).optional().catch(undefined),
  versions: z.record(z.string(), z.object({ path: text }).catch({ path: undefined })).catch({}),
});
const navbarItem = z.object({ label: z.string(), sidebarId: text, docId: text, docsPluginId: text });
type NavbarItem = z.infer<typeof navbarItem>;
const redirects = z.object({
  fromExtensions: z.array(z.string()).catch([]),
  redirects: z
    .array(
      z
        .object({ from: z.union([z.string(), z.array(z.string())]), to: z.string() })
        .nullable()
        .catch(null),
    )
    .catch([]),
});
const settings = z.object({
  title: text,
  url: text,
  baseUrl: text,
  i18n: z.object({ defaultLocale: text }).catch({ defaultLocale: undefined }),
  presets: list,
  plugins: list,
  themeConfig: z
    .object({ navbar: z.object({ items: list }).catch({ items: [] }) })
    .catch({ navbar: { items: [] } }),
});
const preset = z.object({ docs: z.unknown(), pages: z.unknown() }).partial();

/** Reads what a place and its configuration say. Without one, the whole folder is documents. */
export function readConfig(
  place: FolderPlace,
  readModule: ReadModule,
  file: string | undefined,
  fallback: string,
): SiteConfig {
  const root = file === undefined || parentOf(file) === '' ? '' : `${parentOf(file)}/`;
  const said = file === undefined ? {} : readModule(file)['default'];
  const { title, url, baseUrl, i18n, presets, plugins, themeConfig } = settings.parse(
    typeof said === 'object' && said !== null ? said : {},
  );
  const base = (baseUrl ?? '/').replace(/\/$/, '');
  const origin = url === undefined || !URL.canParse(url) ? undefined : new URL(url).origin;
  const docs = file === undefined ? [wholeFolder] : docsIn(place, root, presets, plugins);
  const moved = redirects.parse(optionsOf(plugins, 'client-redirects')[0] ?? {});
  return {
    site: { name: title, url: origin === undefined ? undefined : origin + base },
    root,
    base,
    docs,
    locales: localesIn(place, root, docs, i18n.defaultLocale ?? fallback),
    oldEndings: moved.fromExtensions,
    redirects: moved.redirects.flatMap((one) =>
      one === null ? [] : [one.from].flat().map((from) => ({ from, to: one.to })),
    ),
    navbar: themeConfig.navbar.items.flatMap((item) => navbarItem.safeParse(item).data ?? []),
  };
}

const wholeFolder: DocsConfig = {
  id: 'default',
  kind: 'docs',
  folder: '',
  base: '',
  route: '',
  translations: { folder: 'docusaurus-plugin-content-docs/current', labels: '' },
  sidebars: undefined,
};

/** The options of each use of a plugin. */
const optionsOf = (plugins: readonly unknown[], name: string): unknown[] =>
  plugins.flatMap((one): unknown[] => {
    const [called, given = {}] = Array.isArray(one) ? (one as unknown[]) : [one];
    return typeof called === 'string' && called.endsWith(name) ? [given] : [];
  });

/** Documents of the preset, and of each further use of the plugin; Markdown pages. */
function docsIn(
  place: FolderPlace,
  root: string,
  presets: readonly unknown[],
  plugins: readonly unknown[],
): DocsConfig[] {
  const [inPreset = preset.parse({})] = presets.flatMap((one) =>
    Array.isArray(one) ? (preset.safeParse((one as unknown[])[1]).data ?? []) : [],
  );
  const uses = [
    ...(inPreset.docs === false ? [] : [inPreset.docs ?? {}]),
    ...optionsOf(plugins, 'content-docs'),
  ];
  const sets = uses.map((use) => docsOf(place, root, options.catch(options.parse({})).parse(use)));
  const pages = inPreset.pages === false ? [] : [pagesOf(root)];
  const present = [...sets, ...pages].filter(({ folder }) =>
    place.files.some((name) => name.startsWith(`${folder}/`)),
  );
  const unique = [...new Map(present.toReversed().map((set) => [set.folder, set])).values()].toReversed();
  return unique.some(({ kind }) => kind === 'docs')
    ? unique
    : [{ ...wholeFolder, folder: root.replace(/\/$/, ''), base: root.replace(/\/$/, ''), route: 'docs' }];
}

function docsOf(place: FolderPlace, root: string, given: z.infer<typeof options>): DocsConfig {
  const below = (path: string) => joinSourcePath(root.replace(/\/$/, ''), path) ?? path;
  const id = given.id ?? 'default';
  const own = id === 'default' ? '' : `${id}_`;
  const base = below(given.path ?? (id === 'default' ? 'docs' : id));
  const versions = z
    .array(z.string())
    .safeParse(parseJson(place.textOf(`${root}${own}versions.json`) ?? '')).data;
  const version = given.lastVersion ?? versions?.[0] ?? 'current';
  const versioned = `${root}${own}versioned_docs/version-${version}`;
  const isCurrent = version === 'current' || !place.files.some((name) => name.startsWith(`${versioned}/`));
  const sub = isCurrent ? 'current' : `version-${version}`;
  const route = [given.routeBasePath ?? 'docs', given.versions[version]?.path ?? ''].join('/');
  const plugin = `docusaurus-plugin-content-docs${id === 'default' ? '' : `-${id}`}`;
  return {
    id,
    kind: 'docs',
    folder: isCurrent ? base : versioned,
    base,
    exclude: given.exclude,
    route: route.replace(/\/{2,}/g, '/').replace(/^\/|\/$/g, ''),
    translations: { folder: `${plugin}/${sub}`, labels: `${plugin}/${sub}.json` },
    sidebars: isCurrent
      ? sidebarsFile(place, root, given.sidebarPath)
      : `${root}${own}versioned_sidebars/version-${version}-sidebars.json`,
  };
}

/** The file that is named, else one of the usual name. */
function sidebarsFile(
  { files }: FolderPlace,
  root: string,
  written: string | false | undefined,
): string | undefined {
  if (written === false) return undefined;
  const named = written === undefined ? undefined : joinSourcePath(root.replace(/\/$/, ''), written);
  const usual = ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts', 'json'].map((ending) => `${root}sidebars.${ending}`);
  return [named, ...usual].find((name) => name !== undefined && files.includes(name));
}

const pagesOf = (root: string): DocsConfig => ({
  id: 'pages',
  kind: 'pages',
  folder: `${root}src/pages`,
  base: `${root}src/pages`,
  route: '',
  translations: { folder: 'docusaurus-plugin-content-pages', labels: '' },
  sidebars: undefined,
});

/** The languages that have a folder in `i18n` with texts. */
function localesIn(
  { files }: FolderPlace,
  root: string,
  docs: readonly DocsConfig[],
  first: string,
): SiteConfig['locales'] {
  const start = `${root}i18n/`;
  const folders = new Set(
    files.flatMap((name) => {
      const [folder = '', ...rest] = name.startsWith(start) ? name.slice(start.length).split('/') : [];
      const isText =
        /\.mdx?$/.test(name) &&
        docs.some(({ translations }) => rest.join('/').startsWith(`${translations.folder}/`));
      return isText ? [folder] : [];
    }),
  );
  const others = [...folders].flatMap((folder) => {
    const id = localeOf(folder);
    return id === undefined || folder === first ? [] : [{ id, written: folder, folder: `i18n/${folder}` }];
  });
  return [{ id: localeOf(first) ?? 'und', written: first, folder: `i18n/${first}` }, ...others];
}
