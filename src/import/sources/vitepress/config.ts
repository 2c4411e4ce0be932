/** What `.vitepress/config` says (and VuePress's), read without running it: https://vitepress.dev/reference/site-config */
import { z } from 'zod';
import { parentOf } from '#base/slash-path.ts';
import { localesFor } from '#import/sources/locales.ts';
import { openModules } from '#import/sources/modules.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';

const record = z.record(z.string(), z.unknown());
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  record.safeParse(value).data ?? {};
const asText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const asTexts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

export interface SiteLocale {
  readonly id: string;
  /** Folder of its texts, and beginning of its addresses; `''` for the first. */
  readonly folder: string;
  readonly sidebar: unknown;
  readonly nav: unknown;
}

export interface SiteConfig {
  readonly title: string | undefined;
  /** Folder of the texts. */
  readonly root: string;
  /** Where the site lies on its host, without "/" at its end. */
  readonly base: string;
  readonly cleanUrls: boolean;
  readonly excluded: readonly string[];
  /** New path of a text by its pattern. */
  readonly rewrites: Readonly<Record<string, unknown>>;
  readonly url: string | undefined;
  readonly locales: readonly SiteLocale[];
}

const configName = /(?:^|\/)\.(?:vitepress|vuepress)\/config(?:\/index)?\.[cm]?[jt]s$/;

/** The configuration of the place's help centre: of several, that with the most texts. */
export function findConfig({ files }: FolderPlace): string | undefined {
  const texts = (name: string) => {
    const folder = siteOf(name);
    return files.filter((one) => one.endsWith('.md') && one.startsWith(folder === '' ? '' : `${folder}/`))
      .length;
  };
  return files
    .filter((name) => configName.test(name))
    .toSorted((a, b) => texts(b) - texts(a) || a.length - b.length)[0];
}

/** The folder around `.vitepress`. */
const siteOf = (file: string) => parentOf(file.replace(/\/config(?:\/index)?\.\w+$/, ''));

/** Reads the configuration. What only running it would tell counts as absent. */
export function readConfig(place: FolderPlace, file: string, fallback: string): SiteConfig {
  const modules = openModules(place);
  const own = asRecord(modules(file)['default']);
  const site = siteOf(file);
  const root = joinSourcePath(site, asText(own['srcDir']) ?? '.') ?? site;
  const below = (folder: string) => [root, folder, 'config'].filter(Boolean).join('/');
  const added = (folder: string) => {
    const name = ['ts', 'mts', 'js', 'mjs']
      .map((ending) => `${below(folder)}.${ending}`)
      .find((one) => place.files.includes(one));
    return name === undefined ? {} : asRecord(modules(name)['default']);
  };
  const locales = localesOf(own, added, place, root, fallback);
  const base = (asText(own['base']) ?? '/').replace(/\/$/, '');
  const host = asText(asRecord(own['sitemap'])['hostname']);
  return {
    title: asText(own['title']) ?? asText(added('')['title']),
    root,
    base: base.startsWith('/') ? base : '',
    cleanUrls: own['cleanUrls'] === true,
    excluded: asTexts(own['srcExclude']),
    rewrites: asRecord(own['rewrites']),
    url: host !== undefined && URL.canParse(host) ? new URL(host).origin + base : undefined,
    locales,
  };
}

type Settings = Readonly<Record<string, unknown>>;

/** The theme's settings, wherever this version of the system has them. */
const themeOf = (settings: Settings): Settings => ({
  ...asRecord(settings['theme']),
  ...asRecord(settings['themeConfig']),
});

function localesOf(
  own: Settings,
  added: (folder: string) => Settings,
  place: FolderPlace,
  root: string,
  fallback: string,
): SiteLocale[] {
  const listed = asRecord(own['locales']);
  const themes = asRecord(themeOf(own)['locales']);
  const folders = [...new Set([...Object.keys(listed), ...Object.keys(themes)])]
    .map((key) => (key === 'root' ? '' : key.replace(/^\/|\/$/g, '')))
    .filter((folder) => folder === '' || !folder.includes('/'));
  // Some languages are only there while writers work on them. Those that move elsewhere are known by where they are then.
  const others = folders.length > 0 && own['rewrites'] !== undefined ? [] : languageFolders(place, root);
  const named = [...new Set([...folders, ...others])];
  // Where each language has a home page in its folder, none lies at the top.
  const isApart =
    own['rewrites'] === undefined &&
    !named.includes('') &&
    named.filter((folder) => place.files.includes(joined(root, folder, 'index.md'))).length > 1 &&
    !place.files.includes(joined(root, 'index.md'));
  const all = isApart ? named : [...new Set(['', ...named])];
  const settings = all.map((folder) => {
    const keys = folder === '' ? ['root', '/'] : [folder, `/${folder}/`];
    const said = keys.map((key) => asRecord(listed[key]));
    const theme = Object.assign(
      {},
      ...keys.map((key) => asRecord(themes[key])),
      ...said.map(themeOf),
      themeOf(added(folder)),
    ) as Settings;
    const lang = [...said, added(folder), ...(folder === '' ? [own] : [])]
      .map((one) => asText(one['lang']))
      .find(Boolean);
    return { folder, lang: lang ?? (folder === '' ? fallback : folder), theme };
  });
  const ids = localesFor(settings.map(({ lang }) => lang));
  return settings.flatMap(({ folder, lang, theme }): SiteLocale[] => {
    const id = localeOf(ids.get(lang) ?? lang) ?? (folder === '' ? fallback : localeOf(folder));
    const main = folder === '' ? themeOf(own) : {};
    return id === undefined
      ? []
      : [
          {
            id,
            folder,
            sidebar: theme['sidebar'] ?? main['sidebar'],
            nav: theme['nav'] ?? theme['navbar'] ?? main['nav'] ?? main['navbar'],
          },
        ];
  });
}

const joined = (...parts: readonly string[]) => parts.filter(Boolean).join('/');

/** Folders that are called like a language, and have a home page. */
function languageFolders({ files }: FolderPlace, root: string): string[] {
  const prefix = root === '' ? '' : `${root}/`;
  return files.flatMap((name) => {
    const [, folder = ''] =
      /^([A-Za-z-]+)\/(?:index|README)\.md$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '') ??
      [];
    return folder !== '' && localeOf(folder) !== undefined ? [folder] : [];
  });
}
