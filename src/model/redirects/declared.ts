/** Old addresses as the files of articles and topics declare them, and where each leads. */
import type { Article, Topic } from '#model/articles/article.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { treeOf } from '#model/tree.ts';
import { anyLanguagePath, chooserPath, pathOf } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import type { SiteParts } from './occupied.ts';

/** The parts of a site that declare old addresses. */
export interface DeclarationInput extends Pick<SiteParts, 'site' | 'articles' | 'tree'> {
  readonly topics: ReadonlyMap<string, Topic>;
  /** Files that belong to another page than they say. */
  readonly misplaced: ReadonlySet<string>;
}

/** What an article or topic says of its own old addresses. */
export interface Declaration {
  readonly source: ContentSource;
  readonly movedFrom: readonly string[];
  readonly legacy: readonly string[];
  /** Where an old path of this site leads now: the same page in the language that the path begins with. */
  readonly target: (oldPath: string) => string;
  /** Where a path of a former help centre leads now: to a language if it was that language's own, else to `permalink`. */
  readonly formerTarget: (oldPath: string) => string;
  /** Its page in a language. */
  readonly pathIn: (locale: string) => string | undefined;
  /** Where addresses of any language lead. */
  readonly permalink: string;
}

/**
 * What the files of articles and topics declare, of those that do. Files that are `misplaced` say of another page's addresses that
 * they are theirs, and count for nothing.
 */
export function declarations({ site, topics, articles, tree, misplaced }: DeclarationInput): Declaration[] {
  const localeIn = (path: string) => site.locales.find(({ id }) => path.startsWith(`/${id}/`));
  const declare = (
    source: ContentSource,
    pathIn: Declaration['pathIn'],
    permalink: string,
    isOwn: (oldPath: string) => boolean = () => false,
  ): Declaration => {
    const own = pathIn(source.locale) ?? permalink;
    const target = (oldPath: string) => pathIn(localeIn(oldPath)?.id ?? source.locale) ?? own;
    return {
      source,
      movedFrom: source.data.movedFrom ?? [],
      legacy: source.data.legacy ?? [],
      target,
      formerTarget: (oldPath) => (localeIn(oldPath) || isOwn(oldPath) ? target(oldPath) : permalink),
      pathIn,
      permalink,
    };
  };
  const declares = ({ data, file }: ContentSource) =>
    (data.movedFrom !== undefined || data.legacy !== undefined) && !misplaced.has(file);
  return [
    ...[...articles.values()].flatMap((article) => {
      const sources = [...article.translations.values()].flatMap(({ source }) =>
        declares(source) ? [source] : [],
      );
      if (sources.length === 0) return [];
      const isOwn = pathsByLanguage(article);
      const pathIn = (locale: string) => treeOf(tree, locale).articles.get(article.id)?.path;
      const permalink = anyLanguagePath(site, article.id, pathIn);
      return sources.map((source) => declare(source, pathIn, permalink, isOwn));
    }),
    ...[...topics.values()].flatMap((topic) =>
      [...topic.translations.values()].flatMap(({ source, locale }) => {
        const own = declares(source) ? treeOf(tree, locale).topics.get(topic.path)?.path : undefined;
        return own ? [declare(source, (l) => treeOf(tree, l).topics.get(topic.path)?.path, own)] : [];
      }),
    ),
  ];
}

/** Tells which old paths one language alone had: those of a single text, where translations have paths of their own. */
function pathsByLanguage({ translations, sourceLocale }: Article): (oldPath: string) => boolean {
  const paths = [...translations.values()].flatMap(({ data, locale }) =>
    (data.legacy ?? []).flatMap((path) => (path.startsWith('/') ? { path, locale } : [])),
  );
  if (paths.every(({ locale }) => locale === sourceLocale)) return () => false;
  const owners = Map.groupBy(paths, ({ path }) => path);
  return (oldPath) => owners.get(oldPath)?.length === 1;
}

/** The home page in the language that an old address names, else the one that lets readers choose. */
export function homeFor(written: string, { locales }: Site): string {
  const [only, ...others] = locales;
  if (only !== undefined && others.length === 0) return pathOf(only.id, []);
  const parts = written.toLowerCase().replaceAll('_', '-').split('/');
  const named = (part: string) =>
    locales.find(({ id, lang }) => id === part || lang.toLowerCase() === part) ??
    (/^[a-z]{2}-[a-z]{2}$/.test(part)
      ? locales.find(({ lang }) => lang.toLowerCase() === part.slice(0, 2))
      : undefined);
  const locale = parts.map(named).find((found) => found !== undefined);
  return locale === undefined ? chooserPath : pathOf(locale.id, []);
}
