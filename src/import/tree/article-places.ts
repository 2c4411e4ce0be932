/** Ids and places of articles: kept from an earlier import, else made from the source's names. */
import { parentOf } from '#base/slash-path.ts';
import type { PreparedText } from './prepare.ts';
import { asciiName, isArticleId, makeArticleId } from './slugs.ts';
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
  /** Whether that import was of another source, whose keys mean something else. */
  readonly isFromElsewhere?: boolean | undefined;
  /** Whether a writer moved it, so that it stays where it is now. */
  readonly isMovedHere?: boolean | undefined;
  readonly title?: string | undefined;
  /** Last part of its address, where a writer chose one. */
  readonly slug?: string | undefined;
  /** Ending of its file; default: `md`. */
  readonly ending?: string | undefined;
}

export interface ArticlePlace {
  readonly id: string;
  /** Folder path of the topic in the output. */
  readonly topic: string;
  /** Path below the locale's folder, without extension. */
  readonly path: string;
  /** Ending of its file. */
  readonly ending: string;
  /** Its place at the last import of the same locale, where that was another. */
  readonly before: KnownArticle | undefined;
  /** Whether a writer moved it here, and its translations follow. */
  readonly isMovedHere: boolean;
  /** Addresses that it had before. */
  readonly movedFrom: readonly string[];
}

export interface PlaceInput {
  readonly texts: readonly PreparedText[];
  readonly topics: readonly PlacedTopic[];
  /** Paths of topics that other languages have: this one may show them, too. */
  readonly otherTopics: readonly string[];
  readonly known: readonly KnownArticle[];
  readonly locale: string;
  /** The language that names articles and topics. */
  readonly first?: string | undefined;
}

/**
 * The place of every article, by key of its document. Articles known from an earlier import choose first. A translation
 * has the place of its original, also where its language has another structure.
 */
export function placeArticles({
  texts,
  topics,
  otherTopics,
  known,
  locale,
  first,
}: PlaceInput): Map<string, ArticlePlace> {
  const articles = texts.filter(({ document }) => !document.isSectionText);
  const topicPaths = new Map(topics.map(({ key, path }) => [key, path]));
  const topicOf = ({ document }: PreparedText) => topicPaths.get(document.section) ?? '';
  const placeOf = (text: PreparedText) => join(topicOf(text), nameFor(text));
  const originals = new Map(
    known
      .flatMap((one) => (one.locale === first && first !== locale ? [[one.id, one] as const] : []))
      .toReversed(),
  );
  const knownOf = matchKnown(articles, placeOf, known, locale);
  for (const [text, { id, path, locale: own, isMovedHere }] of knownOf) {
    // Two translations of nothing, in different topics, are two articles.
    const isApart = own !== locale && !originals.has(id) && !isMovedHere && parentOf(path) !== topicOf(text);
    if (isApart && locale !== first) knownOf.delete(text);
  }
  const matched = new Set([...knownOf.values()].map(({ id }) => id));
  // A file at the place of another language's article would be its translation.
  const others = known.filter(({ id }) => !matched.has(id));
  const moved = [...knownOf.values()].filter(({ isMovedHere }) => isMovedHere);
  const followed = [...knownOf.values()].flatMap(({ id }) => originals.get(id) ?? []);
  const names = new NamesInFolders([
    ...topicPaths.values(),
    ...otherTopics,
    ...[...others, ...moved, ...followed].map(({ path }) => path),
  ]);
  const ids = new Set(known.map(({ id }) => id));
  const places = new Map<string, ArticlePlace>();
  for (const wantsKnown of [true, false]) {
    for (const text of articles) {
      const before = knownOf.get(text);
      if ((before !== undefined) !== wantsKnown) continue;
      const isMovedHere = before?.isMovedHere ?? false;
      const fixed = before && (isMovedHere ? before.path : originals.get(before.id)?.path);
      const topic = fixed === undefined ? topicOf(text) : parentOf(fixed);
      const path = fixed ?? names.take(topic, before?.path.split('/').at(-1) ?? nameFor(text));
      const own = before?.locale === locale ? before : undefined;
      places.set(text.document.key, {
        id: before?.id ?? makeId(text, ids),
        topic,
        path,
        ending: own?.ending ?? 'md',
        before: own && own.path !== path ? own : undefined,
        isMovedHere,
        movedFrom: own?.movedFrom ?? [],
      });
    }
  }
  return places;
}

function makeId({ document: { data, name, key }, title }: PreparedText, taken: Set<string>): string {
  if (data.id !== undefined && isArticleId(data.id) && !taken.has(data.id)) {
    taken.add(data.id);
    return data.id;
  }
  return makeArticleId(asciiName({ name, title, key }, 'article'), taken);
}

const nameFor = ({ document: { name, key }, title }: PreparedText) =>
  asciiName({ name, title, key }, 'article');

/**
 * The article made from each text, in this locale if there is one: by an old address, then by key, then by the title of
 * an article whose text is gone from the source, then, where no import says what an article was made from, by place and
 * title.
 * No article is made from two texts.
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
  const bySource = groupBy(known, ({ source, isFromElsewhere }) =>
    source === undefined || isFromElsewhere ? [] : [source],
  );
  const byTitle = groupBy(renamed(texts, known, locale), ({ title }) => title ?? []);
  const byPath = groupBy(known, ({ source, legacy, path }) =>
    source === undefined && legacy.length === 0 ? [path] : [],
  );
  const rules: ((text: PreparedText) => readonly KnownArticle[])[] = [
    ({ document: { data } }) => data.legacy.flatMap((address) => byAddress.get(address) ?? []),
    ({ document: { key } }) => bySource.get(key) ?? [],
    ({ title }) => byTitle.get(title) ?? [],
    (text) =>
      (byPath.get(placeOf(text)) ?? []).filter((one) => one.locale !== locale || one.title === text.title),
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

/** Articles whose text may have another key now: its own is gone, and no other text and article have its title. */
function renamed(
  texts: readonly PreparedText[],
  known: readonly KnownArticle[],
  locale: string,
): KnownArticle[] {
  const keys = new Set(texts.map(({ document }) => document.key));
  const isOnly = (titles: readonly (string | undefined)[], title: string | undefined) =>
    titles.indexOf(title) === titles.lastIndexOf(title);
  const gone = known.filter(
    ({ source, isFromElsewhere, ...one }) =>
      one.locale === locale && source !== undefined && !isFromElsewhere && !keys.has(source),
  );
  const titles = { gone: gone.map(({ title }) => title), now: texts.map(({ title }) => title) };
  return gone.filter(({ title }) => isOnly(titles.gone, title) && isOnly(titles.now, title));
}

/** Articles by each of the names that they have. */
function groupBy(
  articles: readonly KnownArticle[],
  namesOf: (article: KnownArticle) => readonly string[] | string,
): ReadonlyMap<string, readonly KnownArticle[]> {
  const groups = new Map<string, KnownArticle[]>();
  for (const article of articles) {
    for (const name of [namesOf(article)].flat()) {
      const group = groups.get(name);
      if (group) group.push(article);
      else groups.set(name, [article]);
    }
  }
  return groups;
}
