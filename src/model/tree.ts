/** The tree of each locale: addresses, and lists in reading order. Computed once per topic, never per page. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { collatorOf } from '#base/collator.ts';
import { parentOf } from '#base/slash-path.ts';
import { sum } from '#base/sum.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Locale, Site } from '#site/site.ts';
import type { Article, Topic, TopicTranslation, Translation } from './articles/article.ts';
import type { BrokenSource } from './articles/source.ts';
import { pathOf, reservedNames } from './urls.ts';

/** An article's page in one locale; `translation` may be in another language. */
export interface ArticlePlace {
  readonly article: Article;
  readonly path: string;
  readonly translation: Translation;
}

/** A topic in one locale. The root (folder path "") is the home page. */
export interface TopicPlace {
  /** Folder path, the same in every locale. */
  readonly topic: string;
  /** Folder path of the topic above. */
  readonly parent: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly icon: string | undefined;
  /** Address of the picture of its card. */
  readonly picture: string | undefined;
  /** Locale that title and description come from. */
  readonly contentLocale: string;
  /** Folder paths of its subtopics, in order. */
  readonly topics: readonly string[];
  /** Ids of its listed articles, in order, those of `also` included. */
  readonly articles: readonly string[];
  /** Listed articles in it and below. */
  readonly count: number;
  /** Folder paths from the top to this topic. */
  readonly trail: readonly string[];
}

export interface LocaleTree {
  readonly locale: Locale;
  readonly topics: ReadonlyMap<string, TopicPlace>;
  readonly articles: ReadonlyMap<string, ArticlePlace>;
  /** What answers at a path. */
  readonly paths: ReadonlyMap<string, TopicPlace | ArticlePlace>;
}

/** By locale id. */
export type Tree = ReadonlyMap<string, LocaleTree>;

export interface TreeInput {
  readonly site: Site;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly articles: ReadonlyMap<string, Article>;
  /** Files that could not be used: what they would have filled is not reported as empty. */
  readonly broken: readonly BrokenSource[];
  /** Whether `/<locale>/stores/` belongs to the store finder. */
  readonly hasStores?: boolean | undefined;
  /** The tree of the same site and topics with other articles: what is the same is taken from it. */
  readonly last?: Tree | undefined;
}

/**
 * Builds the tree of every locale.
 *
 * Problems: `duplicate-slug` (two pages with one address, or one of ours), `topic-empty`.
 */
export function buildTree(input: TreeInput): { readonly tree: Tree; readonly problems: readonly Problem[] } {
  const clashes = new Map<string, Problem>();
  const trees = input.site.locales.map((locale) => {
    const built = new LocaleTreeBuilder(input, locale).build();
    // Locales that fall back to the same two files would repeat the problem at addresses of their own.
    for (const clash of built.clashes) {
      if (!clashes.has(clash.between)) clashes.set(clash.between, clash.problem);
    }
    return built.tree;
  });
  const empty = [...input.topics.values()].filter(
    ({ path }) =>
      !trees.some(({ topics }) => topics.has(path)) && !input.broken.some((file) => isBelow(file.path, path)),
  );
  const problems = empty.flatMap(({ translations }) =>
    [...translations.values()].map(({ source }) =>
      problem(
        'topic-empty',
        { file: source.file },
        'The topic has no published article.',
        'Publish one, or delete the folder.',
      ),
    ),
  );
  return {
    tree: new Map(trees.map((tree) => [tree.locale.id, tree])),
    problems: [...clashes.values(), ...problems],
  };
}

/** Two pages with one address; `between` names the two files. */
interface Clash {
  readonly between: string;
  readonly problem: Problem;
}

/** The tree of a locale. Throws if there is none, since ids are checked at the boundary. */
export function treeOf(tree: Tree, locale: string): LocaleTree {
  const found = tree.get(locale);
  if (!found) throw new Error(`this cannot happen: no tree for locale "${locale}"`);
  return found;
}

class LocaleTreeBuilder {
  readonly #site: Site;
  readonly #locale: Locale;
  readonly #hasStores: boolean;
  readonly #topics: ReadonlyMap<string, Topic>;
  readonly #articles = new Map<string, ArticlePlace>();
  readonly #subtopics: ReadonlyMap<string, Topic[]>;
  readonly #listed = new Map<string, ArticlePlace[]>();
  readonly #last: LocaleTree | undefined;
  readonly #places = new Map<string, TopicPlace>();
  readonly #compare: (a: string, b: string) => number;

  constructor({ site, topics, articles, hasStores, last }: TreeInput, locale: Locale) {
    this.#site = site;
    this.#hasStores = hasStores ?? false;
    this.#locale = locale;
    this.#last = last?.get(locale.id);
    this.#topics = topics;
    this.#compare = collatorOf(locale.lang);
    this.#subtopics = Map.groupBy(topics.values(), ({ parent }) => nearestTopic(parent, topics));
    for (const article of articles.values()) {
      const place = article.locales.includes(locale.id) ? this.#placeArticle(article) : undefined;
      if (place) this.#articles.set(article.id, place);
    }
    for (const place of this.#articles.values()) {
      if (place.article.data.unlisted) continue;
      for (const topic of [place.article.topic, ...(place.article.data.also ?? [])]) {
        const list = this.#listed.get(topic);
        if (list) list.push(place);
        else this.#listed.set(topic, [place]);
      }
    }
  }

  build(): { readonly tree: LocaleTree; readonly clashes: readonly Clash[] } {
    this.#placeTopic('', []);
    // An unlisted article's page may be the only one of its topic: its breadcrumb still needs the topic.
    const paths = new Map<string, TopicPlace | ArticlePlace>();
    const clashes: Clash[] = [];
    for (const place of [...this.#places.values(), ...this.#articles.values()]) {
      const other = paths.get(place.path);
      if (other) clashes.push(this.#clash(place, other));
      else if (this.#isReserved(place)) clashes.push(this.#clash(place, undefined));
      else paths.set(place.path, place);
    }
    const tree = Object.freeze({
      locale: this.#locale,
      topics: this.#places,
      articles: this.#articles,
      paths,
    });
    return { tree, clashes };
  }

  #placeArticle(article: Article): ArticlePlace | undefined {
    const known = this.#last?.articles.get(article.id);
    if (known?.article === article) return known;
    const translation = pickTranslation(article.translations, this.#locale);
    if (!translation) return undefined;
    const path = pathOf(this.#locale.id, [...this.#slugsOf(article.topic), translation.slug]);
    return Object.freeze({ article, path, translation });
  }

  /** Places a topic and everything below it, unless it has nothing to show. Returns its number of articles. */
  #placeTopic(folder: string, trail: readonly string[]): number {
    const translation = this.#translationOf(folder);
    if (folder !== '' && !translation) return 0;
    const ownTrail = folder === '' ? [] : [...trail, folder];
    const children = (this.#subtopics.get(folder) ?? [])
      .map(({ path }) => ({ path, count: this.#placeTopic(path, ownTrail) }))
      .filter(({ count }) => count > 0);
    const articles = this.#listedIn(folder);
    const count = articles.length + sum(children, ({ count }) => count);
    const isNeeded =
      count > 0 ||
      folder === '' ||
      [...this.#articles.values()].some((p) => isBelow(p.article.topic, folder));
    if (!isNeeded) return 0;
    const topics = children.map(({ path }) => path).toSorted((a, b) => this.#compareTopics(a, b));
    this.#places.set(
      folder,
      Object.freeze({
        topic: folder,
        parent: trail.at(-1) ?? '',
        path: pathOf(this.#locale.id, this.#slugsOf(folder)),
        title: translation?.data.title ?? this.#site.name,
        description: translation?.data.description ?? '',
        icon: this.#topics.get(folder)?.data.icon,
        picture: this.#topics.get(folder)?.data.picture,
        contentLocale: translation?.locale ?? this.#locale.id,
        topics,
        articles,
        count,
        trail: ownTrail,
      }),
    );
    return count;
  }

  /** Ids of the listed articles of a topic, in order: sorted only where they aren't those of before. */
  #listedIn(folder: string): readonly string[] {
    const listed = new Set(this.#listed.get(folder));
    const before = this.#last?.topics.get(folder)?.articles;
    const isSame = before?.length === listed.size && [...listed].every((place) => this.#isKnown(place));
    return isSame ? before : [...listed].toSorted(this.#byOrder).map(({ article }) => article.id);
  }

  readonly #isKnown = (place: ArticlePlace) => this.#last?.articles.get(place.article.id) === place;

  #translationOf(folder: string): TopicTranslation | undefined {
    const topic = this.#topics.get(folder);
    return (
      topic && (pickTranslation(topic.translations, this.#locale) ?? [...topic.translations.values()][0])
    );
  }

  #slugsOf(folder: string): string[] {
    if (folder === '') return [];
    const parts = folder.split('/');
    return parts.map((name, depth) => this.#translationOf(parts.slice(0, depth + 1).join('/'))?.slug ?? name);
  }

  readonly #byOrder = (a: ArticlePlace, b: ArticlePlace): number =>
    compareOrder(a.article.data.order, b.article.data.order) ||
    this.#compare(a.translation.data.title, b.translation.data.title) ||
    compareCodeUnits(a.article.id, b.article.id);

  #compareTopics(a: string, b: string): number {
    return (
      compareOrder(this.#topics.get(a)?.data.order, this.#topics.get(b)?.data.order) ||
      this.#compare(this.#places.get(a)?.title ?? a, this.#places.get(b)?.title ?? b)
    );
  }

  #isReserved(place: TopicPlace | ArticlePlace): boolean {
    if (this.#last?.paths.get(place.path) === place) return false;
    const [, , first, rest] = decodeURIComponent(place.path).split('/');
    if (first === 'stores' && !this.#hasStores) return false;
    if (first === 'accessibility' && !this.#site.accessibility) return false;
    return rest === '' && first !== undefined && reservedNames.has(first);
  }

  #clash(place: TopicPlace | ArticlePlace, other: TopicPlace | ArticlePlace | undefined): Clash {
    const source = this.#sourceOf(place);
    const held = other && this.#sourceOf(other);
    const holder = other ? (held?.file ?? 'the home page') : 'a page that every help centre has';
    const file = source?.file ?? place.path;
    return {
      // A text that shows in other languages, too, has the same clash there.
      between: `${file}\n${held?.path ?? holder}`,
      problem: problem(
        'duplicate-slug',
        { file, at: source?.data.slug === undefined ? undefined : source.positionOf(['slug']) },
        `The address "${decodeURIComponent(place.path)}" already belongs to ${holder}.`,
        'Give one of them another "slug:".',
      ),
    };
  }

  #sourceOf(place: TopicPlace | ArticlePlace) {
    return 'article' in place ? place.translation.source : this.#translationOf(place.topic)?.source;
  }
}

/** The text to show to readers of a locale: its own, else the first of its fallbacks that has one. */
export function pickTranslation<T>(translations: ReadonlyMap<string, T>, locale: Locale): T | undefined {
  for (const id of [locale.id, ...locale.fallbacks]) {
    const found = translations.get(id);
    if (found) return found;
  }
  return undefined;
}

const compareOrder = (a: number | undefined, b: number | undefined) => {
  if (a === b) return 0;
  if (a === undefined) return 1;
  return b === undefined ? -1 : a - b;
};

/** The topic above. If a folder between has no topic (which is reported separately), the one above that. */
function nearestTopic(folder: string, topics: ReadonlyMap<string, Topic>): string {
  let path = folder;
  while (path !== '' && !topics.has(path)) path = parentOf(path);
  return path;
}

const isBelow = (folder: string, ancestor: string) =>
  folder === ancestor || folder.startsWith(`${ancestor}/`);
