/** Addresses on the old help centre's own host: of any system, and of Zendesk, whose articles have numbers. */
import { decodePath } from '#import/tree/addresses.ts';
import { slugify } from '#import/tree/slugs.ts';
import type { ArticleTarget, TopicTarget } from './link-targets.ts';

export interface OldSiteInput {
  readonly articles: readonly ArticleTarget[];
  readonly topics: readonly TopicTarget[];
  /** Beginnings of the old help centre's URLs. */
  readonly oldUrls: readonly string[];
  /** All texts of the source, to see on which hosts the old help centre lived. */
  readonly texts: readonly string[];
}

/** What an address of the old help centre says. */
export interface OldAddress {
  readonly article?: ArticleTarget | undefined;
  readonly anchor?: string | undefined;
  readonly topic?: TopicTarget | undefined;
  /** Its path below the top, to be looked up, with "/" at its beginning. */
  readonly path?: string | undefined;
}

/** https://<host>/hc/<locale>/articles/<id>-<slug>, the article URLs of Zendesk. */
const articleUrl =
  /^(?:(?:https?:)?\/\/([^/?#]+))?\/hc\/(?:[a-z0-9-]+\/)?articles\/(\d+)[^/?#]*(?:\?[^#]*)?(?:#(.*))?$/i;
/** The same of other systems, whose numbers alone tell that they are the old help centre's: `/en/articles/8204673-title`. */
const numberedUrl =
  /^(?:(?:https?:)?\/\/[^/?#]+)?\/(?:[a-z]{2}(?:-[a-z0-9]+)?\/)?articles\/(\d{5,})(?:-[^/?#]*)?(?:\?[^#]*)?(?:#(.*))?$/i;
const topicUrl =
  /^(?:(?:https?:)?\/\/([^/?#]+))?\/hc\/(?:[a-z0-9-]+\/)?(?:sections|categories)\/(\d+)-?([^/?#]*)/i;
const anyUrl = /^(?:https?:)?\/\/([^/?#]+)\/hc(?:\/|$)/i;

/** The number of an article in a path: `/article/14-a-title`, `/support/solutions/articles/14`, `/360001-a-title`. */
const numberIn = (path: string) =>
  /\/articles?\/(\d+)(?:-[^/?#]*)?(?:[?#]|$)/.exec(path)?.[1] ??
  /(?:^|\/)(\d{3,})(?:-[^/?#]*)?(?:[?#]|$)/.exec(path)?.[1];

/** Reads addresses of the old help centre. */
export class OldSite {
  readonly #byNumber: ReadonlyMap<string, ArticleTarget>;
  readonly #topics: readonly TopicTarget[];
  readonly #prefixes: readonly string[];
  readonly #hosts: ReadonlySet<string>;

  constructor({ articles, topics, oldUrls, texts }: OldSiteInput) {
    const numbers = articles.flatMap((article) =>
      article.legacy.flatMap((old) => {
        const number = /^[a-z]+:(\d+)$/.exec(old)?.[1];
        return number === undefined ? [] : [[number, article] as const];
      }),
    );
    this.#byNumber = new Map(numbers.toReversed());
    this.#topics = topics;
    this.#prefixes = oldUrls.map((url) => withoutProtocol(url).replace(/\/$/, ''));
    this.#hosts = new Set(texts.flatMap((text) => this.#hostsIn(text)));
  }

  /** What a URL says if it is one of the old help centre; `undefined` for all others. */
  read(url: string): OldAddress | undefined {
    const [, host, id = '', anchor] = articleUrl.exec(url) ?? [];
    const article = this.#byNumber.get(id);
    if (article) return { article, anchor };
    const [, plainId = '', plainAnchor] = numberedUrl.exec(url) ?? [];
    const plain = this.#byNumber.get(plainId);
    if (plain) return { article: plain, anchor: plainAnchor };
    const below = this.#pathBelow(url);
    const numbered = this.#byNumber.get(numberIn(below ?? (/^\/(?!\/)/.test(url) ? url : '')) ?? '');
    if (numbered) return { article: numbered, anchor: /#(.*)$/.exec(url)?.[1] };
    const topic = this.#topicAt(url);
    const isOld =
      below !== undefined ||
      topic !== undefined ||
      this.#hosts.has((host ?? anyUrl.exec(url)?.[1] ?? '').toLowerCase()) ||
      (id !== '' && host === undefined);
    return isOld ? { topic, path: topic ? undefined : below } : undefined;
  }

  #pathBelow(url: string): string | undefined {
    if (!/^(?:https?:)?\/\//i.test(url)) return undefined;
    const bare = withoutProtocol(url);
    const prefix = this.#prefixes.find(
      (candidate) => bare.startsWith(candidate) && /^(?:$|[/?#])/.test(bare.slice(candidate.length)),
    );
    return prefix === undefined ? undefined : bare.slice(prefix.length) || '/';
  }

  #topicAt(url: string): TopicTarget | undefined {
    const [, host, number = '', written = ''] = topicUrl.exec(url) ?? [];
    if (number === '') return undefined;
    const byNumber = this.#topics.find(({ addresses }) =>
      addresses.some((address) => address.split('/').at(-1) === number),
    );
    if (byNumber && (host === undefined || this.#hosts.has(host.toLowerCase()))) return byNumber;
    const name = slugify(decodePath(written));
    const named = name === '' ? [] : this.#topics.filter(({ path }) => path.split('/').at(-1) === name);
    return named.length === 1 ? named[0] : undefined;
  }

  #hostsIn(text: string): string[] {
    return [...text.matchAll(/\/\/([^/\s?#]+)\/hc\/(?:[a-z0-9-]+\/)?articles\/(\d+)/gi)].flatMap(
      ([, host = '', id = '']) => (this.#byNumber.has(id) ? [host.toLowerCase()] : []),
    );
  }
}

const withoutProtocol = (url: string) => url.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '');
