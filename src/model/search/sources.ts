/** Which pages of a locale enter its search index, and what of them besides their text. */
import type { HelpCentre } from '#model/help-centre.ts';
import { readLink } from '#model/links.ts';
import { treeOf, type ArticlePlace, type LocaleTree } from '#model/tree.ts';
import type { ContentSource } from '#model/articles/source.ts';
import type { AnalysedFile } from '#model/text.ts';
import type { SearchDocument } from './document.ts';
import type { Question } from './questions.ts';
import type { SelfTestQuery } from './self-test.ts';

/** A document whose text is still in its file. */
export interface SearchSource extends Omit<SearchDocument, 'html'> {
  readonly text: AnalysedFile;
  readonly headingIds: readonly string[];
}

/** The listed articles of a locale that are in its language: fallbacks are found in the index of their own. */
export function searchSources(centre: HelpCentre, locale: string): SearchSource[] {
  const own = treeOf(centre.tree, locale);
  const places = searchable(own, locale);
  const linkedFrom = new Map<string, number>();
  for (const { article, translation } of places) {
    for (const id of linkedArticles(centre, translation.source)) {
      if (id !== article.id) linkedFrom.set(id, (linkedFrom.get(id) ?? 0) + 1);
    }
  }
  return places.map(({ article, translation, path }) => {
    const { data, source, headings, updated } = translation;
    const trail = own.topics.get(article.topic)?.trail ?? [];
    return {
      locale,
      url: path,
      id: article.id,
      title: data.title,
      description: data.description,
      keywords: data.keywords ?? [],
      searchFor: data.searchFor ?? [],
      topicPath: trail.map((folder) => own.topics.get(folder)?.title ?? folder),
      topicId: trail[0] ?? '',
      contentType: 'article' as const,
      linkedFrom: linkedFrom.get(article.id) ?? 0,
      updated: updated ?? '',
      text: source.text,
      headingIds: headings.map(({ id }) => id),
    };
  });
}

/** Listed articles in the locale's own language; a text that is not fit to be shown is not searched either. */
const searchable = ({ articles }: LocaleTree, locale: string) =>
  [...articles.values()].filter((place) => isSearched(place, locale));

const isSearched = ({ article, translation }: ArticlePlace, locale: string) =>
  translation.locale === locale && !article.data.unlisted && translation.source.text.isSafe;

/** Whether search finds an article in a locale. */
export function finds({ tree }: HelpCentre, locale: string, id: string): boolean {
  const place = treeOf(tree, locale).articles.get(id);
  return place !== undefined && isSearched(place, locale);
}

/** Ids of the articles that search finds in a locale. */
export const searchedIds = ({ tree }: HelpCentre, locale: string): ReadonlySet<string> =>
  new Set(searchable(treeOf(tree, locale), locale).map(({ article }) => article.id));

/** Ids of the articles that a text links to, each once. */
function linkedArticles(centre: HelpCentre, source: ContentSource): ReadonlySet<string> {
  const ids = source.parts.links.flatMap(({ target }) => {
    const link = readLink(centre, source, target);
    return link.kind === 'article' ? [link.article.id] : [];
  });
  return new Set(ids);
}

/**
 * What search must find in a locale: articles by their titles, unless these have no words, and by their `searchFor`
 * phrases, and what customers ask.
 */
export function selfTestQueries(
  { tree }: HelpCentre,
  locale: string,
  questions: readonly Question[],
): SelfTestQuery[] {
  const asked = questions
    .filter(({ articles }) => articles.length > 0)
    .map(({ ask, articles, file, at }) => ({ articles, query: ask, key: 'question', file, at }) as const);
  const promised = searchable(treeOf(tree, locale), locale).flatMap(({ article, translation }) => {
    const { data, source } = translation;
    // The place is looked up where a problem names it: that reads the front matter again.
    const query = (text: string, key: SelfTestQuery['key'], ...path: readonly number[]): SelfTestQuery => ({
      articles: [article.id],
      query: text,
      key,
      file: source.file,
      get at() {
        return source.positionOf([key, ...path]);
      },
    });
    return [
      ...(hasWords(data.title) ? [query(data.title, 'title')] : []),
      ...(data.searchFor ?? []).map((text, i) => query(text, 'searchFor', i)),
    ];
  });
  return [...promised, ...asked];
}

/** Nobody can search for "…" or "😀". */
const hasWords = (title: string) => /[\p{L}\p{N}]/u.test(title);
