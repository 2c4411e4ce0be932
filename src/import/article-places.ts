/** Ids and places of articles: kept from an earlier import, else made from file names. */
import type { KnownArticle } from './existing-output.ts';
import { isTopicText, join, type SourceTopic } from './topics.ts';
import { isArticleId, makeArticleId, makeUnique, slugify } from './slugs.ts';
import { folderOf } from './source-paths.ts';
import type { PreparedText } from './prepare-article.ts';
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
  const knownOf = new Map(articles.map((text) => [text, findKnown(text, known, locale)]));
  const topicOf = (text: PreparedText) =>
    topics.find(({ source }) => source === folderOf(text.source.name))?.path ?? '';
  const names = new NamesInFolders(topics);
  const ids = new Set(known.map(({ id }) => id));
  const places = new Map<string, ArticlePlace>();
  for (const wantsKnown of [true, false]) {
    for (const text of articles) {
      const before = knownOf.get(text);
      if ((before !== undefined) !== wantsKnown) continue;
      const topic = topicOf(text);
      const name =
        before?.path.split('/').at(-1) ??
        (slugify(baseName(text.source.name)) || slugify(text.title) || 'article');
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

/** The article made from this text, in this locale if there is one: by number, then by path. */
function findKnown(
  text: PreparedText,
  known: readonly KnownArticle[],
  locale: string,
): KnownArticle | undefined {
  const { legacyId } = text.data;
  const sameNumber = known.filter(
    ({ legacy }) => legacyId !== undefined && legacy.includes(`zendesk:${legacyId}`),
  );
  const samePath = known.filter(({ source }) => source === text.source.name);
  return (
    [...sameNumber, ...samePath].find((article) => article.locale === locale) ?? sameNumber[0] ?? samePath[0]
  );
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
