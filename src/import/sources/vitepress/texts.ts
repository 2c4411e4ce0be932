/** Which texts a site has, in which language, and where each was found on it. */
import type { FolderText } from '#import/sources/folder.ts';
import { isIgnored } from '#import/sources/glob.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { sortRepositoryTexts } from '#import/sources/repository-texts.ts';
import type { SiteConfig } from './config.ts';

export interface SiteText extends FolderText {
  /** Path below the folder of its language, as the site rewrites it. */
  readonly address: string;
  /** Path below the site, as the site rewrites it. */
  readonly path: string;
}

/** All texts; one whose name has `[brackets]` is a template that only running the site fills. */
export function readTexts(place: FolderPlace, config: SiteConfig): SiteText[] {
  const prefix = config.root === '' ? '' : `${config.root}/`;
  const left = new Set(repositoryTexts(place, config));
  return place.files.flatMap((name): SiteText[] => {
    if (left.has(name)) return [];
    if (!name.startsWith(prefix) || !isText(name) || /\[[\w-]+\]/.test(name)) return [];
    const written = name.slice(prefix.length);
    if (isIgnored(config.excluded, written) || /(?:^|\/)node_modules\//.test(written)) return [];
    const path = rewritten(written, config.rewrites);
    const [top = ''] = path.split('/');
    const own = config.locales.find(({ folder }) => folder !== '' && folder === top && path.includes('/'));
    const first = config.locales.find(({ folder }) => folder === '') ?? config.locales[0];
    const locale = (own ?? first)?.id ?? 'en';
    return [{ name, locale, path, address: own ? path.slice(top.length + 1) : path }];
  });
}

/**
 * Texts about the repository: those at its top that no page and no sidebar names. A README is one where the site has
 * another home page, or one for each language.
 */
export function repositoryTexts(place: FolderPlace, { root, locales }: SiteConfig): readonly string[] {
  const { files } = place;
  const prefix = root === '' ? '' : `${root}/`;
  const homes = locales.filter(
    ({ folder }) => folder !== '' && files.includes(`${prefix}${folder}/index.md`),
  );
  const hasHome = files.includes(`${prefix}index.md`) || homes.length > 1;
  if (root !== '') return homes.length > 1 ? files.filter((name) => isReadme(name, prefix)) : [];
  const names = files.filter((name) => isText(name));
  const linking = files.filter((name) => /^\.(?:vite|vue)press\/.*\.(?:[cm]?[jt]s|json)$/.test(name));
  return sortRepositoryTexts(place, { names, linking, withReadme: hasHome }).left;
}

const isReadme = (name: string, prefix: string) => name.toLowerCase() === `${prefix}readme.md`.toLowerCase();

/** `'en/:rest*': ':rest*'`, `'packages/:name/(.*)': ':name/index.md'` */
function rewritten(path: string, rewrites: SiteConfig['rewrites']): string {
  for (const [from, to] of Object.entries(rewrites)) {
    if (typeof to !== 'string') continue;
    const found = patternOf(from).exec(path);
    if (!found) continue;
    return to.replace(/:(\w+)[*+?]?/g, (_, name: string) => found.groups?.[name] ?? '');
  }
  return path;
}

function patternOf(from: string): RegExp {
  const parts = from.split(/(:\w+[*+?]?(?:\([^()]*\))?|\(\.\*\))/);
  const body = parts.map((part) => {
    const [, name = '', many] = /^:(\w+)([*+?]?)/.exec(part) ?? [];
    if (part === '(.*)') return '.*';
    if (name !== '') return `(?<${name}>${many === '*' || many === '+' ? '.+' : '[^/]+'})`;
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${body.join('')}$`);
}

/** `/guides/send.html`, `/guides/send` where the site leaves endings out, `/guides/` of an index. */
export function urlOf({ base, cleanUrls }: SiteConfig, path: string): string {
  const plain = path.replace(/\.md$/, '');
  const folder = plain.replace(/(?:^|\/)(?:index|README)$/i, '');
  if (folder !== plain) return `${base}/${folder === '' ? '' : `${folder}/`}`;
  return `${base}/${plain}${cleanUrls ? '' : '.html'}`;
}
