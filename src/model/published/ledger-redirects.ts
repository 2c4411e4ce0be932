/**
 * Public addresses whose page nobody has moved, and which are another's all the same: those of a language that the site
 * has no longer, and those that an article had before it was translated. They redirect by themselves.
 */
import { treeOf, type Tree } from '#model/tree.ts';
import type { Article, Topic } from '#model/articles/article.ts';
import { anyLanguagePath } from '#model/urls.ts';
import type { Locale, Site } from '#site/site.ts';
import type { Ledger, PublishedEntry } from './ledger.ts';

interface Pages {
  readonly site: Site;
  readonly articles: ReadonlyMap<string, Article>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly tree: Tree;
}

/** Where such addresses lead. */
export function ledgerRedirects(
  ledger: Ledger | undefined,
  pages: Pages,
): { readonly from: string; readonly to: string }[] {
  return (ledger?.entries ?? []).flatMap((entry) =>
    entry.addresses.flatMap((from) => {
      const locale = pages.site.locales.find(({ id }) => from.startsWith(`/${id}/`));
      const to = locale ? translated(entry, from, { ...pages, locale }) : inAnyLanguage(entry, pages);
      return to === undefined || decodeURIComponent(to) === from ? [] : [{ from, to }];
    }),
  );
}

/** The page in the reader's language, instead of one that there is no longer. */
function inAnyLanguage({ key }: PublishedEntry, { site, articles, tree }: Pages): string | undefined {
  if (key.endsWith('/')) return treeOf(tree, site.source.id).topics.get(key.slice(0, -1))?.path;
  const pathIn = (locale: string) => treeOf(tree, locale).articles.get(key)?.path;
  return articles.has(key) ? anyLanguagePath(site, key, pathIn) : undefined;
}

/** The page, if the address is the one that it had while some of it wasn't translated. */
function translated(
  { key }: PublishedEntry,
  address: string,
  { articles, topics, tree, locale }: Pages & { readonly locale: Locale },
): string | undefined {
  const own = treeOf(tree, locale.id);
  const article = articles.get(key);
  const folder = article ? article.topic : key.slice(0, -1);
  const path = article ? own.articles.get(key)?.path : own.topics.get(folder)?.path;
  if (path === undefined || own.paths.has(encodeURI(address))) return undefined;
  const names = [
    ...namesOf(folder, topics, locale),
    ...(article ? [slugsBefore(article.translations, locale)] : []),
  ];
  const parts = address.split('/').slice(2, -1);
  const current = decodeURIComponent(path).split('/').slice(2, -1);
  const fits = parts.every((part, index) => part === current[index] || names[index]?.has(part));
  return parts.length === names.length && fits ? path : undefined;
}

/** For each folder of a path, the names that it may have had in addresses before it was translated. */
function namesOf(folder: string, topics: ReadonlyMap<string, Topic>, locale: Locale): ReadonlySet<string>[] {
  const parts = folder === '' ? [] : folder.split('/');
  return parts.map((_, depth) => {
    const topic = topics.get(parts.slice(0, depth + 1).join('/'));
    return topic ? slugsBefore(topic.translations, locale) : new Set();
  });
}

/** The slug of the text that readers saw before there was one in their language. */
function slugsBefore(
  translations: ReadonlyMap<string, { readonly slug: string }>,
  { id, fallbacks }: Locale,
): ReadonlySet<string> {
  if (!translations.has(id)) return new Set();
  return new Set(fallbacks.flatMap((locale) => translations.get(locale)?.slug ?? []));
}
