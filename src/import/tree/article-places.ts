/** Ids and places of articles: kept from an earlier import, else made from file names. */
import type { KnownArticle } from '#import/writer/existing-output.ts';
import { isTopicText, join, type SourceTopic } from './topics.ts';
import { isArticleId, makeArticleId, makeUnique, slugify } from './slugs.ts';
import { folderOf } from './addresses.ts';
import type { PreparedText } from './prepare.ts';
import { shortenSlug } from '#model/slug.ts';
import { reservedNames } from '#model/urls.ts';

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
  readonly topics: readonly SourceTopic[];
  readonly known: readonly KnownArticle[];
  readonly locale: string;
}

/** The place of every article, by source path. Articles known from an earlier import choose first. */
export function placeArticles({ texts, topics, known, locale }: PlaceInput): Map<string, ArticlePlace> {
  const articles = texts.filter(({ source }) => !isTopicText(source.name));
  const topicOf = (text: PreparedText) =>
    topics.find(({ source }) => source === folderOf(text.source.name))?.path ?? '';
  const placeOf = (text: PreparedText) => join(topicOf(text), nameFor(text));
  const knownOf = matchKnown(articles, placeOf, known, locale);
  const names = new NamesInFolders(topics);
  const ids = new Set(known.map(({ id }) => id));
  const places = new Map<string, ArticlePlace>();
  for (const wantsKnown of [true, false]) {
    for (const text of articles) {
      const before = knownOf.get(text);
      if ((before !== undefined) !== wantsKnown) continue;
      const topic = topicOf(text);
      const name = before?.path.split('/').at(-1) ?? nameFor(text);
      const path = join(topic, names.take(topic, name));
      const moved = before?.locale === locale && before.path !== path ? before : undefined;
      const movedFrom = before?.locale === locale ? before.movedFrom : [];
      places.set(text.source.name, {
        id: before?.id ?? makeId(text, ids),
        topic,
        path,
        before: moved,
        movedFrom,
      });
    }
  }
  return places;
}

function makeId({ source, title, data }: PreparedText, taken: Set<string>): string {
  if (data.id !== undefined && isArticleId(data.id) && !taken.has(data.id)) {
    taken.add(data.id);
    return data.id;
  }
  return makeArticleId(slugify(baseName(source.name)) || title, taken);
}

const baseName = (path: string) => (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');

const nameFor = ({ source, title }: PreparedText) =>
  shortenSlug(slugify(baseName(source.name)) || slugify(title) || 'article');

/**
 * The article made from each text, in this locale if there is one: by number, then by path in the source, then, where
 * no import says what an article was made from, by its place. No article is made from two texts.
 */
function matchKnown(
  texts: readonly PreparedText[],
  placeOf: (text: PreparedText) => string,
  known: readonly KnownArticle[],
  locale: string,
): Map<PreparedText, KnownArticle> {
  const matched = new Map<PreparedText, KnownArticle>();
  const claimed = new Set<string>();
  const rules: ((text: PreparedText, article: KnownArticle) => boolean)[] = [
    ({ data }, { legacy }) => data.legacyId !== undefined && legacy.includes(`zendesk:${data.legacyId}`),
    ({ source: { name } }, { source }) => source === name,
    (text, { source, legacy, path }) => source === undefined && legacy.length === 0 && path === placeOf(text),
  ];
  for (const rule of rules) {
    for (const text of texts.filter((candidate) => !matched.has(candidate))) {
      const candidates = known.filter((article) => !claimed.has(article.id) && rule(text, article));
      const article = candidates.find((candidate) => candidate.locale === locale) ?? candidates[0];
      if (!article) continue;
      matched.set(text, article);
      claimed.add(article.id);
    }
  }
  return matched;
}

/** Names in use in each folder of the output. */
class NamesInFolders {
  readonly #taken = new Map<string, Set<string>>();

  constructor(topics: readonly SourceTopic[]) {
    for (const { path } of topics) this.#of(folderOf(path)).add(path.split('/').at(-1) ?? '');
  }

  take(folder: string, name: string): string {
    return makeUnique(name, this.#of(folder));
  }

  #of(folder: string): Set<string> {
    const names =
      this.#taken.get(folder) ?? new Set(['index', 'images', ...(folder === '' ? reservedNames : [])]);
    this.#taken.set(folder, names);
    return names;
  }
}
