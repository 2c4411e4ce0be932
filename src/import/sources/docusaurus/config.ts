/** What `docusaurus.config.js` says, as far as it can be read without running it. */
import { parentOf } from '#base/slash-path.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { SourceSite } from '#import/tree/tree.ts';

/** A set of documents: a site may have several. */
export interface DocsConfig {
  /** Its folder in the source. */
  readonly folder: string;
  /** Where its pages lie below the site. */
  readonly route: string;
  /** What tells its translations from those of other sets: `-id`. */
  readonly suffix: string;
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
}

/** Reads what a place and its configuration say. Without one, the whole folder is documents. */
export function readConfig(place: FolderPlace, file: string | undefined, fallback: string): SiteConfig {
  const text = withoutComments(file === undefined ? '' : (place.textOf(file) ?? ''));
  const root = file === undefined || parentOf(file) === '' ? '' : `${parentOf(file)}/`;
  const first = stringOf(text, 'defaultLocale') ?? fallback;
  const url = stringOf(text, 'url');
  const base = (stringOf(text, 'baseUrl') ?? '/').replace(/\/$/, '');
  const title = stringOf(text, 'title');
  const origin = url === undefined || !URL.canParse(url) ? undefined : new URL(url).origin;
  return {
    site: { name: title, url: origin === undefined ? undefined : origin + base },
    root,
    base,
    docs: file === undefined ? [{ folder: '', route: '', suffix: '' }] : docsIn(place, text, root),
    locales: localesIn(place, root, first),
  };
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/[^\n]*/g, '');

const stringOf = (text: string, key: string) =>
  new RegExp(`\\b${key}\\s*:\\s*(['"\`])([^'"\`$\\n]*)\\1`).exec(text)?.[2];

/** Documents of the preset, and of each further use of the plugin. */
function docsIn({ files }: FolderPlace, text: string, root: string): DocsConfig[] {
  const below = (path: string) => joinSourcePath(root.replace(/\/$/, ''), path) ?? path;
  const preset = /\bdocs\s*:\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/.exec(text)?.[1] ?? '';
  const plugins = [
    ...text.matchAll(
      /plugin-content-docs['"]\s*,\s*(?:\/\*.*?\*\/\s*)?\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g,
    ),
  ].map(([, body = '']) => body);
  const sets = [preset, ...plugins].map((body) => {
    const id = stringOf(body, 'id');
    const path = stringOf(body, 'path') ?? (id === undefined ? 'docs' : id);
    return {
      folder: below(path),
      route: (stringOf(body, 'routeBasePath') ?? 'docs').replace(/^\/|\/$/g, ''),
      suffix: id === undefined || id === 'default' ? '' : `-${id}`,
    };
  });
  const present = sets.filter(({ folder }) => files.some((name) => name.startsWith(`${folder}/`)));
  const unique = [...new Map(present.map((set) => [set.folder, set])).values()];
  return unique.length > 0 ? unique : [{ folder: root.replace(/\/$/, ''), route: 'docs', suffix: '' }];
}

/** The languages that have a folder in `i18n`. */
function localesIn({ files }: FolderPlace, root: string, first: string): SiteConfig['locales'] {
  const folders = new Set(
    files.flatMap((name) => {
      const rest = name.startsWith(`${root}i18n/`) ? name.slice(root.length + 'i18n/'.length) : '';
      return /\/docusaurus-plugin-content-docs[^/]*\/current\/.*\.mdx?$/.test(rest)
        ? [rest.split('/')[0] ?? '']
        : [];
    }),
  );
  const others = [...folders].flatMap((folder) => {
    const id = localeOf(folder);
    return id === undefined || folder === first ? [] : [{ id, written: folder, folder: `i18n/${folder}` }];
  });
  return [{ id: localeOf(first) ?? 'und', written: first, folder: `i18n/${first}` }, ...others];
}
