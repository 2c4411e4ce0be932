/** A help centre after the text of one article was edited, without building all of it again. */
import { toArticle } from './articles/build-articles.ts';
import type { Article } from './articles/article.ts';
import type { ContentSource } from './articles/source.ts';
import type { HelpCentre } from './help-centre.ts';
import { pickTranslation, type ArticlePlace, type LocaleTree } from './tree.ts';

/**
 * The help centre with an article's text as it is now: the same that `buildHelpCentre` would make. `undefined` where more than
 * the text was edited, on which lists and addresses depend.
 */
export function withEditedText(centre: HelpCentre, edited: ContentSource): HelpCentre | undefined {
  if (edited.kind !== 'article') return undefined;
  const before = centre.articles.get(edited.data.id);
  const known = before?.translations.get(edited.locale)?.source;
  if (!before || known?.file !== edited.file || !isSameButText(known, edited)) return undefined;
  const texts = [...before.translations.values()].map(({ source }) => (source === known ? edited : source));
  const original = texts.find(({ locale }) => locale === before.sourceLocale);
  if (!original) return undefined;
  const article = toArticle(original, texts, centre.site);
  return Object.freeze({
    ...centre,
    articles: new Map(centre.articles).set(article.id, article),
    tree: new Map([...centre.tree].map(([locale, own]) => [locale, withArticle(own, article)])),
  });
}

/** What all other pages know of a text is in its front matter. */
const isSameButText = (a: ContentSource, b: ContentSource) =>
  a.path === b.path && a.committed === b.committed && JSON.stringify(a.data) === JSON.stringify(b.data);

function withArticle(tree: LocaleTree, article: Article): LocaleTree {
  const before = tree.articles.get(article.id);
  const translation = pickTranslation(article.translations, tree.locale);
  if (!before || !translation) return tree;
  const place: ArticlePlace = Object.freeze({ article, path: before.path, translation });
  return Object.freeze({
    ...tree,
    articles: new Map(tree.articles).set(article.id, place),
    // Another page may hold the address, which is told.
    paths: tree.paths.get(place.path) === before ? new Map(tree.paths).set(place.path, place) : tree.paths,
  });
}
