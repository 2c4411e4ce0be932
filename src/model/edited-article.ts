/** A help centre after the text of one article has come, changed or gone, without building all of it again. */
import { byCodeUnits, compareCodeUnits } from '#base/code-unit-order.ts';
import { parentOf } from '#base/slash-path.ts';
import { toArticle } from './articles/build-articles.ts';
import type { Article } from './articles/article.ts';
import type { ArticleSource } from './articles/source.ts';
import type { HelpCentre, WithArticles } from './help-centre.ts';
import { articleAt } from './links.ts';
import { pickTranslation, type ArticlePlace, type LocaleTree } from './tree.ts';

/** A text as it was and as it is: one of them is absent where the file has come or gone. */
export interface Edit {
  readonly before: ArticleSource | undefined;
  readonly after: ArticleSource | undefined;
}

/**
 * The help centre after an edit: the same that `buildHelpCentre` would make. `withArticles` is what that gave. `undefined` where
 * more depends on the edit than its article and lists and addresses of articles.
 */
export function withEdit(
  centre: HelpCentre,
  { before, after }: Edit,
  withArticles: WithArticles,
): HelpCentre | undefined {
  const edited = after ?? before;
  if (!edited || (before && after && before.data.id !== after.data.id)) return undefined;
  const known = articleAt(centre, edited.path);
  const others = [...(known?.translations.values() ?? [])].flatMap(({ source }) =>
    source === before ? [] : [source],
  );
  const texts = after ? [...others, after].toSorted(byCodeUnits(({ file }) => file)) : others;
  if (!areOne(centre, texts, edited)) return undefined;
  if (texts.length === 0) return withArticles(without(centre.articles, edited.data.id), centre.tree);
  const original = originalOf(texts, centre);
  if (!original) return undefined;
  const article = toArticle(original, texts, centre.site);
  return before && after && isSameButText(before, after)
    ? withText(centre, article)
    : withArticles(withOne(centre.articles, article, before !== undefined), centre.tree);
}

/** Whether texts are those of one article that nobody else's id or path is in the way of. */
function areOne({ articles, topics }: HelpCentre, texts: readonly ArticleSource[], edited: ArticleSource) {
  const { id } = edited.data;
  const owner = articles.get(id);
  const folder = parentOf(edited.path);
  return (
    (owner === undefined || owner.path === edited.path) &&
    (folder === '' || topics.has(folder)) &&
    texts.every(
      ({ data, locale, file }) => data.id === id && (locale !== edited.locale || file === edited.file),
    )
  );
}

/** The text whose declarations count. A translation of nothing is told when everything is read. */
const originalOf = (texts: readonly ArticleSource[], { site }: HelpCentre) =>
  texts.find(({ locale }) => locale === site.source.id) ??
  texts.find(({ data, locale }) => data.locales?.includes(locale));

function without(articles: HelpCentre['articles'], id: string): HelpCentre['articles'] {
  const rest = new Map(articles);
  rest.delete(id);
  return rest;
}

/** Articles are in the order of their files, as if they had been read so. */
function withOne(articles: HelpCentre['articles'], article: Article, isInPlace: boolean) {
  const all = new Map(articles).set(article.id, article);
  if (isInPlace) return all;
  const placed = [...all.values()].map((one) => ({ one, file: firstFile(one) }));
  return new Map(placed.toSorted(byCodeUnits(({ file }) => file)).map(({ one }) => [one.id, one]));
}

const firstFile = ({ translations }: Article) =>
  [...translations.values()].map(({ source }) => source.file).toSorted(compareCodeUnits)[0] ?? '';

/** What all other pages know of a text is in its front matter. */
const isSameButText = (a: ArticleSource, b: ArticleSource) =>
  a.committed === b.committed && JSON.stringify(a.data) === JSON.stringify(b.data);

/** The help centre with an article of which the text alone is another. */
const withText = (centre: HelpCentre, article: Article): HelpCentre =>
  Object.freeze({
    ...centre,
    articles: new Map(centre.articles).set(article.id, article),
    tree: new Map([...centre.tree].map(([locale, own]) => [locale, withArticle(own, article)])),
  });

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
