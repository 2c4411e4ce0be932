/** Where links and images in texts lead, for a reader's locale. */
import { parentOf } from '#base/slash-path.ts';
import type { Article } from './articles/article.ts';
import type { HelpCentre } from './help-centre.ts';
import type { PlacedText } from './text.ts';
import { treeOf } from './tree.ts';
import { permalinkPath } from './urls.ts';
import { decode, encodePath, readAddress, storedName } from '#base/written-address.ts';

/** What a link in a text means, in any locale. */
export type LinkTarget =
  | { readonly kind: 'external'; readonly href: string }
  | { readonly kind: 'anchor'; readonly anchor: string }
  | {
      readonly kind: 'article';
      readonly article: Article;
      readonly anchor: string | undefined;
      readonly query: string;
    }
  | {
      readonly kind: 'topic';
      readonly topic: string;
      readonly anchor: string | undefined;
      readonly query: string;
    }
  | { readonly kind: 'path'; readonly path: string; readonly rest: string }
  /** Something that an import did not find; see `markdown/todo.ts`. */
  | { readonly kind: 'todo' }
  | { readonly kind: 'unknown' };

/**
 * Reads a link as written in a content file: `id:` and relative file paths mean articles and topics,
 * a leading "/" an address of this site, anything with a scheme is external.
 */
export function readLink(centre: HelpCentre, source: PlacedText, written: string): LinkTarget {
  if (/^todo:/i.test(written)) return { kind: 'todo' };
  if (isExternal(written)) return { kind: 'external', href: written };
  const { base, query, anchor } = readAddress(written);
  if (base.startsWith('id:')) {
    const article = centre.articles.get(base.slice(3));
    return article ? { kind: 'article', article, anchor, query } : { kind: 'unknown' };
  }
  if (base === '') return anchor === undefined ? { kind: 'unknown' } : { kind: 'anchor', anchor };
  if (base.startsWith('/')) {
    const path = encodePath(storedName(centre.publicFiles, base) ?? base);
    return { kind: 'path', path, rest: query + hashOf(anchor) };
  }
  const key = pathWritten(source, written);
  if (key === undefined) return { kind: 'unknown' };
  const article = articleAt(centre, key);
  if (article) return { kind: 'article', article, anchor, query };
  if (key === '' || centre.topics.has(key)) return { kind: 'topic', topic: key, anchor, query };
  // "?" and "#" may belong to the name of a file.
  const named = articleAt(centre, contentPath(joinPath(folderOf(source), decode(written)) ?? ''));
  return named ? { kind: 'article', article: named, anchor: undefined, query: '' } : { kind: 'unknown' };
}

const isExternal = (written: string) => /^(?!id:)[a-z][a-z0-9+.-]*:|^\/\//i.test(written);

/** Address of a link for readers of a locale; `undefined` when it leads nowhere. */
export function resolveLink(
  centre: HelpCentre,
  source: PlacedText,
  written: string,
  locale: string,
): string | undefined {
  const target = readLink(centre, source, written);
  switch (target.kind) {
    case 'external':
      return target.href;
    case 'anchor':
      return `#${encodeURIComponent(target.anchor)}`;
    case 'article':
      return articlePathFor(centre, target.article, locale) + target.query + hashOf(target.anchor);
    case 'topic': {
      const path = topicPathFor(centre, target.topic, locale);
      return path && path + target.query + hashOf(target.anchor);
    }
    case 'path':
      return target.path + target.rest;
    case 'todo':
    case 'unknown':
      return undefined;
  }
}

const hashOf = (anchor: string | undefined) => (anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`);

/** The topic's page in the locale, or, for a topic of other locales, in the first that has it. */
export function topicPathFor(centre: HelpCentre, topic: string, locale: string): string | undefined {
  const others = centre.site.locales.map(({ id }) => id);
  return [locale, ...others].flatMap((id) => treeOf(centre.tree, id).topics.get(topic)?.path ?? [])[0];
}

/** The article's page in the locale, or, for an article of other locales, its page in its own. */
function articlePathFor(centre: HelpCentre, article: Article, locale: string): string {
  const own = treeOf(centre.tree, locale).articles.get(article.id);
  if (own) return own.path;
  const [first] = article.locales;
  return (first && treeOf(centre.tree, first).articles.get(article.id)?.path) || permalinkPath(article.id);
}

/**
 * Image files that a text may use, by their path below `articles/`; a translation may use its source's. Images have
 * neither query nor anchor: "?" and "#" may belong to their names, as may "%20".
 */
export function findImage(centre: HelpCentre, source: PlacedText, target: string): string | undefined {
  const chain = centre.site.locales.find(({ id }) => id === source.locale)?.fallbacks ?? [];
  const written = [target.replace(/[?#].*$/s, ''), target];
  const names = written.flatMap((name) => [decode(name), name]);
  const paths = names.flatMap((name) => joinPath(folderOf(source), name) ?? []);
  return [source.locale, ...chain]
    .flatMap((locale) => paths.map((path) => storedName(centre.images, `${locale}/${path}`)))
    .find((name) => name !== undefined);
}

/** Path of the article or topic that a relative link names. */
export function pathWritten(source: PlacedText, written: string): string | undefined {
  const path = joinPath(folderOf(source), readAddress(written).base);
  return path === undefined ? undefined : contentPath(path);
}

const contentPath = (file: string) => file.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '');

/** The folder that relative links and images start from. */
export const folderOf = ({ kind, path }: PlacedText): string => (kind === 'topic' ? path : parentOf(path));

/** The article at a path without locale and extension. */
export function articleAt(centre: HelpCentre, path: string): Article | undefined {
  let index = articlesByPath.get(centre.articles);
  if (!index) {
    index = new Map([...centre.articles.values()].map((article) => [article.path, article]));
    articlesByPath.set(centre.articles, index);
  }
  return index.get(path);
}

/** Made once per help centre. */
const articlesByPath = new WeakMap<HelpCentre['articles'], Map<string, Article>>();

/** Joins a relative path to a folder; `undefined` when it climbs above the top. */
function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else parts.push(part);
  }
  return parts.join('/');
}
