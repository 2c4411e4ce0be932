/** What the links of a source mean here: articles, topics, places in the same text. */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { isSafeLink } from '#markdown/vocabulary.ts';
import { resolveAnchor, type Anchors } from './anchors.ts';
import { slugify } from '#import/tree/slugs.ts';
import { decodePath, joinSourcePath, relativePath } from '#import/tree/addresses.ts';

/** An article that links can lead to. */
export interface ArticleTarget {
  readonly id: string;
  readonly title: string;
  readonly anchors: Anchors;
  readonly draft: boolean;
  /** Addresses that it had, as `legacy` of an article lists them. */
  readonly legacy: readonly string[];
  /** Where links in the source find it. */
  readonly address: string;
  /** Folder path of its topic in the output. */
  readonly topic: string;
}

export interface TopicTarget {
  readonly title: string;
  /** Where links in the source find it. */
  readonly address: string;
  /** Folder path in the output. */
  readonly path: string;
}

export type ResolvedLink =
  | { readonly kind: 'as-written' }
  | {
      readonly kind: 'changed';
      readonly url: string;
      readonly title: string;
      readonly lostAnchor: string | undefined;
    }
  | {
      readonly kind: 'text-only';
      readonly reason: 'anchor-unknown' | 'link-unsafe' | 'link-unknown';
      readonly why: string;
    }
  | { readonly kind: 'unknown'; readonly why: string };

export interface LinkTargetsInput {
  readonly articles: readonly ArticleTarget[];
  readonly topics: readonly TopicTarget[];
  /** Beginnings of the old help centre's URLs. */
  readonly oldUrls: readonly string[];
  /** All texts of the source, to see on which hosts the old help centre lived. */
  readonly texts: readonly string[];
}

/** https://<host>/hc/<locale>/articles/<id>-<slug>, the article URLs of Zendesk. */
const oldArticleUrl =
  /^(?:(?:https?:)?\/\/([^/?#]+))?\/hc\/(?:[a-z-]+\/)?articles\/(\d+)[^/?#]*(?:\?[^#]*)?(?:#(.*))?$/i;
const oldTopicUrl =
  /^(?:(?:https?:)?\/\/([^/?#]+))?\/hc\/(?:[a-z-]+\/)?(?:sections|categories)\/\d+-?([^/?#]*)/i;
const anyOldUrl = /^(?:https?:)?\/\/([^/?#]+)\/hc(?:\/|$)/i;

/** Knows every target of an import. */
export class LinkTargets {
  readonly #byAddress: ReadonlyMap<string, ArticleTarget>;
  readonly #byLegacyId: ReadonlyMap<string, ArticleTarget>;
  readonly #byName: ReadonlyMap<string, readonly ArticleTarget[]>;
  readonly #topics: readonly TopicTarget[];
  readonly #oldUrls: readonly string[];
  readonly #oldHosts: ReadonlySet<string>;

  constructor({ articles, topics, oldUrls, texts }: LinkTargetsInput) {
    const olds = articles.flatMap((article) => article.legacy.map((old) => [old, article] as const));
    this.#byAddress = new Map([
      ...olds.map(([old, article]) => [old.replace(/^\/|\/$/g, ''), article] as const),
      ...articles.map((article) => [article.address, article] as const),
    ]);
    this.#byLegacyId = new Map(
      olds.flatMap(([old, article]) => {
        const number = /^[a-z]+:(\d+)$/.exec(old)?.[1];
        return number === undefined ? [] : [[number, article] as const];
      }),
    );
    this.#byName = Map.groupBy(articles, ({ address }) => nameSlug(address));
    this.#topics = topics;
    this.#oldUrls = oldUrls;
    this.#oldHosts = new Set(texts.flatMap((text) => this.#hostsIn(text)));
  }

  /** What a URL, written in `from`, becomes. */
  resolve(from: ArticleTarget, url: string): ResolvedLink {
    if (!isSafeLink(url)) return { kind: 'text-only', reason: 'link-unsafe', why: url };
    if (url.startsWith('#')) return this.#resolveAnchor(from, decodePath(url.slice(1)));
    return this.#resolveOldUrl(from, url) ?? this.#resolveRelative(from, url) ?? { kind: 'as-written' };
  }

  #hostsIn(text: string): string[] {
    return [...text.matchAll(/\/\/([^/\s?#]+)\/hc\/(?:[a-z-]+\/)?articles\/(\d+)/gi)].flatMap(
      ([, host = '', id = '']) => (this.#byLegacyId.has(id) ? [host.toLowerCase()] : []),
    );
  }

  #resolveAnchor(from: ArticleTarget, anchor: string): ResolvedLink {
    const found = anchor === '' ? undefined : resolveAnchor(from.anchors, anchor);
    if (found === undefined)
      return { kind: 'text-only', reason: 'anchor-unknown', why: `#${anchor}: kept as text` };
    if (found === anchor) return { kind: 'as-written' };
    return { kind: 'changed', url: `#${found}`, title: from.title, lostAnchor: undefined };
  }

  #resolveOldUrl(from: ArticleTarget, url: string): ResolvedLink | undefined {
    const [, host, id = '', anchor] = oldArticleUrl.exec(url) ?? [];
    const article = this.#byLegacyId.get(id) ?? this.#findBelowOldUrl(url);
    if (article) return this.#toArticle(from, article, anchor ?? /#(.*)$/.exec(url)?.[1]);
    const isOld =
      this.#oldUrls.some((prefix) => url.startsWith(prefix)) ||
      this.#oldHosts.has((host ?? anyOldUrl.exec(url)?.[1] ?? '').toLowerCase()) ||
      (id !== '' && host === undefined);
    if (!isOld) return undefined;
    const name = slugify(decodePath(oldTopicUrl.exec(url)?.[2] ?? ''));
    const topics = name === '' ? [] : this.#topics.filter(({ path }) => path.split('/').at(-1) === name);
    const [topic] = topics;
    return topic && topics.length === 1 ? this.#toTopic(from, topic) : { kind: 'unknown', why: url };
  }

  /** Below `--old-url` an article is known by its number, its path or its file name. */
  #findBelowOldUrl(url: string): ArticleTarget | undefined {
    const prefix = this.#oldUrls.find((candidate) => url.startsWith(candidate));
    if (prefix === undefined) return undefined;
    const path = decodePath(url.slice(prefix.length).replace(/[?#].*$/, '')).replace(/\/+$/, '');
    const number = /(?:^|\/)(\d{3,})(?:-[^/]*)?$/.exec(path)?.[1];
    const byNumber = number === undefined ? undefined : this.#byLegacyId.get(number);
    if (byNumber || path === '') return byNumber;
    const exact = this.#byAddress.get(path.replace(/^\/+/, ''));
    if (exact) return exact;
    const wanted = pathSlug(path);
    const named = this.#byName.get(nameSlug(path)) ?? [];
    return (
      named.find(({ address }) => pathSlug(address) === wanted) ?? (named.length === 1 ? named[0] : undefined)
    );
  }

  #resolveRelative(from: ArticleTarget, url: string): ResolvedLink | undefined {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return undefined;
    const [, base = '', , anchor] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
    const path = joinSourcePath(parentOf(from.address), base);
    const candidates = path === undefined ? [] : [path, `${path}.md`, path.replace(/\.html?$/, '.md')];
    const article = candidates
      .map((candidate) => this.#byAddress.get(candidate))
      .find((found) => found !== undefined);
    if (article) return this.#toArticle(from, article, anchor);
    const folder = path?.replace(/(?:^|\/)(?:index|readme)\.md$/i, '');
    const topic = this.#topics.find(({ address }) => address === folder);
    return topic ? this.#toTopic(from, topic) : { kind: 'unknown', why: url };
  }

  #toArticle(from: ArticleTarget, article: ArticleTarget, written: string | undefined): ResolvedLink {
    if (article.draft && !from.draft) {
      return {
        kind: 'text-only',
        reason: 'link-unknown',
        why: `"${article.title}" is a draft: kept as text`,
      };
    }
    const wanted = written ? decodePath(written) : undefined;
    const anchor = wanted === undefined ? undefined : resolveAnchor(article.anchors, wanted);
    return {
      kind: 'changed',
      url: `id:${article.id}${anchor === undefined ? '' : `#${anchor}`}`,
      title: article.title,
      lostAnchor: anchor === undefined ? wanted : undefined,
    };
  }

  #toTopic(from: ArticleTarget, { path, title }: TopicTarget): ResolvedLink {
    return {
      kind: 'changed',
      url: relativePath(from.topic, `${path}/index.md`),
      title,
      lostAnchor: undefined,
    };
  }
}

const withoutEnding = (path: string) => path.replace(/\.(?:md|mdx|markdown|html?)$/i, '');

/** A path as a URL might write it: the names of its folders and file, compared loosely. */
const pathSlug = (path: string) => withoutEnding(path).split('/').map(slugify).filter(Boolean).join('/');

const nameSlug = (path: string) => slugify(lastPart(withoutEnding(path)));
