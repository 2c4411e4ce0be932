/** What the links of a source mean here: articles, topics, files, places in the same text. */
import { parentOf } from '#base/slash-path.ts';
import { isSafeLink } from '#markdown/vocabulary.ts';
import { decodePath, joinSourcePath, relativePath } from '#import/tree/addresses.ts';
import { addressKeyOf, AddressIndex, type Addressed } from './address-index.ts';
import { leadsToPeople } from './request-forms.ts';
import { isTitle, resolveAnchor, type Anchors } from './anchors.ts';
import { OldSite } from './old-site.ts';

/** An article that links can lead to. */
export interface ArticleTarget extends Addressed {
  readonly id: string;
  readonly title: string;
  readonly anchors: Anchors;
  readonly draft: boolean;
  /** Addresses that it had, as `legacy` of an article lists them. */
  readonly legacy: readonly string[];
  /** Where links in the source find it, and where its own links start. */
  readonly address: string;
  /** Folder path of its topic in the output. */
  readonly topic: string;
  /** Those of further topics that list it. */
  readonly also: readonly string[];
}

export interface TopicTarget extends Addressed {
  readonly title: string;
  /** Folder path in the output. */
  readonly path: string;
  /** Whether it shows no article, and so has no page. */
  readonly isEmpty: boolean;
  /** Those of its own text; absent: it has none. */
  readonly anchors?: Anchors | undefined;
}

export type ResolvedLink =
  | { readonly kind: 'as-written' }
  | {
      readonly kind: 'changed';
      readonly url: string;
      readonly title: string;
      readonly lostAnchor: string | undefined;
    }
  /** A file that readers can open; `source` is its address. */
  | { readonly kind: 'file'; readonly source: string }
  | { readonly kind: 'text-only'; readonly why: string }
  /** Nothing here answers it; `why` is the address, or says more. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface LinkTargetsInput {
  /** Articles of the language, then those of others that stand in for them. */
  readonly articles: readonly ArticleTarget[];
  readonly topics: readonly TopicTarget[];
  /** Beginnings of the old help centre's URLs. */
  readonly oldUrls: readonly string[];
  /** All texts of the source, to see on which hosts the old help centre lived. */
  readonly texts: readonly string[];
  /** The address of the file that a text means, if there is one. */
  readonly findFile: (from: ArticleTarget, url: string) => string | undefined;
  /** What a link means where its path doesn't say it. */
  readonly readLink?: ((from: ArticleTarget, url: string) => string | undefined) | undefined;
  /** Languages of the source: their folders at the top are home pages. */
  readonly locales?: readonly string[] | undefined;
  /** Addresses of texts about the whole, which the home page stands for. */
  readonly homes?: readonly string[] | undefined;
  /** Where readers find how to reach people; absent: there is no such page. */
  readonly contactPage?: string | undefined;
}

/** Knows every target of an import. */
export class LinkTargets {
  readonly #articles: AddressIndex<ArticleTarget>;
  /** Articles by id: of the language, then those of others. */
  readonly #versions: ReadonlyMap<string, readonly ArticleTarget[]>;
  readonly #topics: AddressIndex<TopicTarget>;
  readonly #old: OldSite;
  readonly #findFile: LinkTargetsInput['findFile'];
  readonly #readLink: LinkTargetsInput['readLink'];
  /** Addresses of home pages, as keys. */
  readonly #homes: ReadonlySet<string>;
  readonly #contactPage: string | undefined;
  /** Articles by old addresses whose query says which: `/?p=7`. */
  readonly #byQuery: ReadonlyMap<string, ArticleTarget>;

  constructor(input: LinkTargetsInput) {
    const { articles, topics, oldUrls, texts, locales = [], homes = [] } = input;
    this.#articles = new AddressIndex(articles);
    this.#versions = Map.groupBy(articles, ({ id }) => id);
    this.#topics = new AddressIndex(topics);
    this.#old = new OldSite({ articles, topics, oldUrls, texts });
    this.#findFile = input.findFile;
    this.#readLink = input.readLink;
    this.#homes = new Set([...homesOf(articles, locales), ...homes.map(addressKeyOf)]);
    this.#contactPage = input.contactPage;
    this.#byQuery = new Map(
      articles
        .flatMap((article) => article.legacy.map((old) => [old, article] as const))
        .filter(([old]) => /^\/[^?]*\?/.test(old))
        .toReversed(),
    );
  }

  /** What a URL, written in `from`, becomes. */
  resolve(from: ArticleTarget, url: string): ResolvedLink {
    const meant = this.#readLink?.(from, url);
    const found = meant === undefined || meant === url ? undefined : this.#resolveWritten(from, meant);
    const resolved =
      found === undefined || found.kind === 'unknown' ? this.#resolveWritten(from, url) : found;
    const isLost = resolved.kind === 'unknown' || resolved.kind === 'text-only';
    if (!isLost || this.#contactPage === undefined || !leadsToPeople(url)) return resolved;
    return { kind: 'changed', url: this.#contactPage, title: 'Contact', lostAnchor: undefined };
  }

  #resolveWritten(from: ArticleTarget, url: string): ResolvedLink {
    if (url.trim() === '') return { kind: 'text-only', why: 'a link without an address' };
    if (url.startsWith('wiki:')) return this.#resolveName(from, decodePath(url.slice(5)));
    if (!isSafeLink(url)) return { kind: 'text-only', why: url };
    if (url.startsWith('#')) return this.#resolveAnchor(from, decodePath(withoutTextFragment(url).slice(1)));
    const old = this.#old.read(url);
    if (old?.article) return this.#toArticle(from, old.article, old.anchor);
    if (old?.topic) return this.#toTopic(from, old.topic);
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url) && old?.path === undefined)
      return old === undefined ? { kind: 'as-written' } : { kind: 'unknown', why: url };
    if (old?.path === undefined) return this.#resolvePath(from, url, url);
    // A site below a path has pages of which texts know the whole path, and of which they know what is below it.
    const whole = this.#resolvePath(from, url.replace(/^(?:https?:)?\/\/[^/]*/i, ''), url);
    return whole.kind === 'changed' ? whole : this.#resolvePath(from, old.path, url);
  }

  #resolveAnchor(from: ArticleTarget, anchor: string): ResolvedLink {
    const found = anchor === '' ? undefined : this.#anchorOf(from, anchor);
    const isTop = anchor === '' || /^top$/i.test(anchor) || isTitle(from.title, anchor);
    if (found === undefined && from.id !== '' && isTop)
      return { kind: 'changed', url: `id:${from.id}`, title: from.title, lostAnchor: undefined };
    if (found === undefined) return { kind: 'unknown', why: `#${anchor}` };
    if (found === anchor) return { kind: 'as-written' };
    return { kind: 'changed', url: `#${found}`, title: from.title, lostAnchor: undefined };
  }

  /** An anchor of an article: in this language, else in one whose words a translation has kept in its links. */
  #anchorOf(article: ArticleTarget, wanted: string): string | undefined {
    const others = this.#versions.get(article.id) ?? [];
    return firstOf([article, ...others], ({ anchors }) => resolveAnchor(anchors, wanted));
  }

  /** `Name#Heading`, as wikis link. */
  #resolveName(from: ArticleTarget, written: string): ResolvedLink {
    const [name = '', ...rest] = written.split('#');
    const anchor = rest.at(-1);
    if (name.trim() === '' && anchor !== undefined) {
      const found = this.#resolveAnchor(from, anchor.replace(/^\^/, ''));
      if (found.kind !== 'as-written') return found;
      return {
        kind: 'changed',
        url: `#${anchor.replace(/^\^/, '')}`,
        title: from.title,
        lostAnchor: undefined,
      };
    }
    const article = this.#articles.called(name);
    if (article) return this.#toArticle(from, article, anchor?.replace(/^\^/, ''));
    const topic = this.#topics.called(name);
    if (topic) return this.#toTopic(from, topic, anchor?.replace(/^\^/, ''));
    const source = this.#findFile(from, name);
    return source === undefined ? { kind: 'unknown', why: name } : { kind: 'file', source };
  }

  #resolvePath(from: ArticleTarget, url: string, shown: string): ResolvedLink {
    const [, base = '', query = '', anchor] =
      /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(withoutTextFragment(url)) ?? [];
    if (base === '') return { kind: 'unknown', why: shown };
    const asked = query === '' ? undefined : this.#byQuery.get(`/${base.replace(/^\/+/, '')}${query}`);
    if (asked) return this.#toArticle(from, asked, anchor);
    const paths = pathsMeant(from, base);
    // Each meaning in turn: `./` is the folder's topic, and only then, as a browser reads it, the page itself.
    const found = firstOf(paths, (path) => {
      const article = this.#articles.at(path);
      if (article) return this.#toArticle(from, article, anchor);
      const topic = this.#topics.at(path);
      return topic && this.#toTopic(from, topic, anchor);
    });
    if (found) return found;
    if (paths.some((path) => this.#homes.has(addressKeyOf(path)))) return toHome(from, shown, anchor);
    const source = this.#findFile(from, base);
    if (source !== undefined) return { kind: 'file', source };
    const last = paths[0] === undefined ? undefined : this.#articles.endingWith(paths[0]);
    return last ? this.#toArticle(from, last, anchor) : { kind: 'unknown', why: shown };
  }

  #toArticle(from: ArticleTarget, article: ArticleTarget, written: string | undefined): ResolvedLink {
    if (article.draft && !from.draft) return { kind: 'unknown', why: `"${article.title}", a draft` };
    const wanted = written ? decodePath(written) : undefined;
    const anchor = wanted === undefined ? undefined : this.#anchorOf(article, wanted);
    return {
      kind: 'changed',
      url: `id:${article.id}${anchor === undefined ? '' : `#${anchor}`}`,
      title: article.title,
      lostAnchor:
        anchor === undefined && wanted !== undefined && !isTitle(article.title, wanted) ? wanted : undefined,
    };
  }

  #toTopic(from: ArticleTarget, topic: TopicTarget, written?: string): ResolvedLink {
    const { path, title, isEmpty, anchors } = topic;
    if (isEmpty) return { kind: 'unknown', why: `"${title}", a topic without articles` };
    const url = relativePath(from.topic, `${path}/index.md`);
    const wanted = written ? decodePath(written) : undefined;
    if (wanted === undefined || isTitle(title, wanted))
      return { kind: 'changed', url, title, lostAnchor: undefined };
    const anchor = anchors && resolveAnchor(anchors, wanted);
    if (anchor === undefined) return { kind: 'changed', url, title, lostAnchor: wanted };
    return { kind: 'changed', url: `${url}#${anchor}`, title, lostAnchor: undefined };
  }
}

/** Browsers look for the words behind `:~:text=`; no place in a page is called so. */
const withoutTextFragment = (url: string) => url.replace(/:~:.*$/s, '');

const toHome = (from: ArticleTarget, shown: string, anchor: string | undefined): ResolvedLink => ({
  kind: 'changed',
  url: relativePath(from.topic, 'index.md'),
  title: shown,
  lostAnchor: anchor || undefined,
});

/**
 * Addresses that show the home page of the source: the top, the folders of languages, and a first folder below which
 * most pages lie, such as `docs`.
 */
function homesOf(articles: readonly ArticleTarget[], locales: readonly string[]): ReadonlySet<string> {
  const own = ['', ...locales].map((home) => home.toLowerCase());
  const firsts = articles.map((article) => {
    const [first = ''] = addressKeyOf(
      article.legacy.find((old) => old.startsWith('/')) ?? article.address,
    ).split('/');
    return own.includes(first) ? '' : first;
  });
  const counts = Map.groupBy(firsts, (first) => first);
  const shared = [...counts].filter(([, all]) => all.length * 2 > firsts.length).map(([first]) => first);
  return new Set([...own, ...shared]);
}

/**
 * What an address may mean: from the file's folder, and as a browser reads it from each address of the page. The name of
 * an index is never that of a page.
 */
function pathsMeant(from: ArticleTarget, base: string): string[] {
  const isIndexFile = /(?:^|\/)_?(?:index|readme)\.(?:mdx?|markdown)$/i.test(base);
  const folders = base.startsWith('/')
    ? ['']
    : isIndexFile
      ? [parentOf(from.address)]
      : [parentOf(from.address), ...from.addresses.flatMap((own) => [withoutEnding(own), parentOf(own)])];
  const paths = folders.flatMap((folder) => joinSourcePath(folder.replace(/^\/|\/$/g, ''), base) ?? []);
  return [...new Set(paths)];
}

const withoutEnding = (path: string) => path.replace(/\.\w+$/, '').replace(/(?:^|\/)(?:index|readme)$/i, '');

function firstOf<Of, T>(all: readonly Of[], find: (one: Of) => T | undefined): T | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
