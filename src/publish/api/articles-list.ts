/** The list of a locale's articles, without their texts. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import type { ApiArticles } from '#model/api/articles.ts';
import type { Article } from '#model/articles/article.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf, type ArticlePlace } from '#model/tree.ts';
import { absoluteUrl, articleFilePath, markdownPath, permalinkPath } from '#model/urls.ts';

/** Listed articles that have a page in the locale, fallbacks among them. */
export function articlesOf(centre: HelpCentre, locale: string): ApiArticles {
  const { articles } = treeOf(centre.tree, locale);
  return {
    locale,
    articles: [...centre.articles.values()].toSorted(byCodeUnits(({ id }) => id)).flatMap((article) => {
      const place = articles.get(article.id);
      return place && !article.data.unlisted ? [entryOf(centre, article, place)] : [];
    }),
  };
}

function entryOf(
  { site, tree }: HelpCentre,
  article: Article,
  { path, translation }: ArticlePlace,
): ApiArticles['articles'][number] {
  const { id, data, topic } = article;
  const { data: own, locale, updated, state, source } = translation;
  const ownPath = treeOf(tree, locale).articles.get(id)?.path;
  const hasData = site.machines.api && ownPath !== undefined;
  return {
    id,
    title: own.title,
    description: own.description,
    url: absoluteUrl(site, path),
    permalink: absoluteUrl(site, permalinkPath(id)),
    markdown: site.machines.markdown ? absoluteUrl(site, markdownPath(ownPath ?? path)) : null,
    data: hasData ? absoluteUrl(site, articleFilePath(locale, id)) : null,
    topic,
    keywords: [...(own.keywords ?? [])],
    services: [...(data.services ?? [])],
    contentLocale: locale,
    state,
    revision: source.textHash,
    updated: updated ?? null,
  };
}
