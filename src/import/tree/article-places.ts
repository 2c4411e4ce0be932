/** Ids and places of articles: kept from an earlier import, else made from the source's names. */
import { shortenSlug } from '#model/slug.ts';
import type { PreparedText } from './prepare.ts';
import { isArticleId, makeArticleId, slugify } from './slugs.ts';
import { join, NamesInFolders, type PlacedTopic } from './topics.ts';

/** An article that the content folder already has. */
export interface KnownArticle {
  readonly locale: string;
  /** Path below the locale's folder, without extension. */
  readonly path: string;
  readonly id: string;
  readonly legacy: readonly string[];
  readonly movedFrom: readonly string[];
  /** Key of the document that an import made it from. */
  readonly source: string | undefined;
}

export interface ArticlePlace {
  readonly id: string;
  /** Folder path of the topic in the output. */
  readonly topic: string;
  /** Path below the locale's folder, without extension. */
  readonly path: string;
  /** Its place at the last import of the same locale, where that was another. */
  readonly before: KnownArticle | undefined;
  /** Addresses that it had before. */
  readonly movedFrom: readonly string[];
}

export interface PlaceInput {
  readonly texts: readonly PreparedText[];
  readonly topics: readonly PlacedTopic[];
  readonly known: readonly KnownArticle[];
  readonly locale: string;
}

/** The place of every article, by key of its document. Articles known from an earlier import choose first. */
export function placeArticles({ texts, topics, known, locale }: PlaceInput): Map<string, ArticlePlace> {
  const articles = texts.filter(({ document }) => !document.isSectionText);
  const topicPaths = new Map(topics.map(({ key, path }) => [key, path]));
  const topicOf = ({ document }: PreparedText) => topicPaths.get(document.section) ?? '';
  const placeOf = (text: PreparedText) => join(topicOf(text), nameFor(text));
  const knownOf = matchKnown(articles, placeOf, known, locale);
  const matched = new Set([...knownOf.values()].map(({ id }) => id));
  // A file at the place of another language's article would be its translation.
  const elsewhere = known.filter((one) => one.locale !== locale && !matched.has(one.id));
  const names = new NamesInFolders([...topicPaths.values(), ...elsewhere.map(({ path }) => path)]);
  const ids = new Set(known.map(({ id }) => id));
  const places = new Map<string, ArticlePlace>();
  for (const wantsKnown of [true, false]) {
    for (const text of articles) {
      const before = knownOf.get(text);
      if ((before !== undefined) !== wantsKnown) continue;
      const topic = topicOf(text);
      const path = names.take(topic, before?.path.split('/').at(-1) ?? nameFor(text));
      places.set(text.document.key, {
        id: before?.id ?? makeId(text, ids),
        topic,
        path,
        before: before?.locale === locale && before.path !== path ? before : undefined,
        movedFrom: before?.locale === locale ? before.movedFrom : [],
      });
    }
  }
  return places;
}

function makeId({ document: { data, name }, title }: PreparedText, taken: Set<string>): string {
  if (data.id !== undefined && isArticleId(data.id) && !taken.has(data.id)) {
    taken.add(data.id);
    return data.id;
  }
  return makeArticleId(slugify(name) || title, taken);
}

const nameFor = ({ document, title }: PreparedText) =>
  shortenSlug(slugify(document.name) || slugify(title) || 'article');

/**
 * The article made from each text, in this locale if there is one: by an old address, then by key, then, where no
 * import says what an article was made from, by its place. No article is made from two texts.
 */
function matchKnown(
  texts: readonly PreparedText[],
  placeOf: (text: PreparedText) => string,
  known: readonly KnownArticle[],
  locale: string,
): Map<PreparedText, KnownArticle> {
  const matched = new Map<PreparedText, KnownArticle>();
  const claimed = new Set<string>();
  const byAddress = groupBy(known, ({ legacy }) => legacy);
  const bySource = groupBy(known, ({ source }) => (source === undefined ? [] : [source]));
  const byPath = groupBy(known, ({ source, legacy, path }) =>
    source === undefined && legacy.length === 0 ? [path] : [],
  );
  const rules: ((text: PreparedText) => readonly KnownArticle[])[] = [
    ({ document: { data } }) => data.legacy.flatMap((address) => byAddress.get(address) ?? []),
    ({ document: { key } }) => bySource.get(key) ?? [],
    (text) => byPath.get(placeOf(text)) ?? [],
  ];
  for (const rule of rules) {
    for (const text of texts.filter((candidate) => !matched.has(candidate))) {
      const candidates = rule(text).filter(({ id }) => !claimed.has(id));
      const article = candidates.find((candidate) => candidate.locale === locale) ?? candidates[0];
      if (!article) continue;
      matched.set(text, article);
      claimed.add(article.id);
    }
  }
  return matched;
}

/** Articles by each of the names that they have. */
function groupBy(
  articles: readonly KnownArticle[],
  namesOf: (article: KnownArticle) => readonly string[],
): ReadonlyMap<string, readonly KnownArticle[]> {
  const groups = new Map<string, KnownArticle[]>();
  for (const article of articles) {
    for (const name of namesOf(article)) {
      const group = groups.get(name);
      if (group) group.push(article);
      else groups.set(name, [article]);
    }
  }
  return groups;
}
