/** Addresses before and after: which changed, and what `movedFrom` must say so that none is lost. */
import { decode } from '#base/written-address.ts';
import type { ContentSource } from '#model/articles/source.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { isAddress, parseOldAddress, queryText } from '#model/redirects/old-address.ts';
import type { Redirect } from '#model/redirects/redirects.ts';
import { treeOf } from '#model/tree.ts';

/** Old addresses that a source's `movedFrom` gains and loses. */
export interface OldAddresses {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What a change makes of addresses. */
export interface KeptAddresses {
  /** New addresses of pages by old ones, both decoded, and old ones encoded as well. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly movedFrom: ReadonlyMap<ContentSource, OldAddresses>;
  /** Addresses that answered before and would not any more. */
  readonly lost: readonly string[];
}

/** A change of sources: the same list, in which some have another path, slug or front matter. */
export interface Change {
  readonly before: HelpCentre;
  /** The sources afterwards, in the order of those before. */
  readonly sources: readonly ContentSource[];
  readonly pathOf: (path: string) => string;
  readonly publish: (sources: readonly ContentSource[]) => HelpCentre;
}

/** Finds out what `movedFrom` must say. An old address of a topic covers everything below it. */
export function keepAddresses(change: Change): KeptAddresses {
  const keeper = new AddressKeeper(change);
  keeper.removeTaken();
  // Topics first: what they cover, articles needn't say.
  keeper.addMissing('topic');
  keeper.addMissing('article');
  keeper.addLost();
  return keeper.result();
}

/** A page that has another address afterwards. */
interface MovedPage {
  readonly kind: 'topic' | 'article';
  readonly from: string;
  readonly to: string;
  readonly owner: ContentSource;
}

class AddressKeeper {
  readonly #change: Change;
  readonly #byPath: ReadonlyMap<string, readonly ContentSource[]>;
  readonly #movedFrom = new Map<ContentSource, { add: string[]; remove: string[] }>();
  #after: HelpCentre;

  constructor(change: Change) {
    this.#change = change;
    this.#byPath = Map.groupBy(change.sources, ({ kind, path }) => `${kind} ${path}`);
    this.#after = change.publish(change.sources);
  }

  /** Old addresses that are addresses of pages now. */
  removeTaken(): void {
    const now = pagesOf(this.#after);
    const before = pagesOf(this.#change.before);
    for (const source of this.#change.sources) {
      for (const written of source.data.movedFrom ?? []) {
        const old = parseOldAddress(written);
        if (!isAddress(old) || old.query.length > 0) continue;
        if (now.has(old.decoded) && !before.has(old.decoded)) this.#of(source).remove.push(written);
      }
    }
    this.#rebuild();
  }

  addMissing(kind: MovedPage['kind']): void {
    const now = pagesOf(this.#after);
    const answers = answersOf(this.#after);
    const outer: MovedPage[] = [];
    for (const page of this.#moved(kind).toSorted((a, b) => a.from.length - b.from.length)) {
      const old = decode(page.from);
      if (now.has(old) || answers.get(old) === page.to || outer.some((topic) => covers(topic, page)))
        continue;
      this.#of(page.owner).add.push(old);
      if (kind === 'topic') outer.push(page);
    }
    this.#rebuild();
  }

  /** Old addresses that redirected by themselves, as the ledger knows them, and would not any more. */
  addLost(): void {
    const now = pagesOf(this.#after);
    const answers = answersOf(this.#after);
    const { before, pathOf } = this.#change;
    const articles = new Map(
      before.site.locales.flatMap(({ id }) =>
        [...treeOf(before.tree, id).articles.values()].map(
          ({ path, article }) => [path, article.path] as const,
        ),
      ),
    );
    for (const { from, to, query, isPattern } of before.redirects) {
      const path = articles.get(to);
      if (isPattern || query.length > 0 || path === undefined) continue;
      const owner = this.#ownerOf('article', pathOf(path));
      if (owner && !now.has(decode(from)) && !answers.has(decode(from)))
        this.#of(owner).add.push(decode(from));
    }
    this.#rebuild();
  }

  result(): KeptAddresses {
    const now = pagesOf(this.#after);
    const answers = answersOf(this.#after);
    const wanted = [...pagesOf(this.#change.before), ...answersOf(this.#change.before).keys()];
    const moved = [...this.#moved('topic'), ...this.#moved('article')];
    return {
      addresses: new Map(moved.map(({ from, to }) => [decode(from), decode(to)])),
      movedFrom: this.#movedFrom,
      lost: wanted.filter((address) => !now.has(address) && !answers.has(address)),
    };
  }

  #moved(kind: MovedPage['kind']): MovedPage[] {
    const { before, pathOf } = this.#change;
    return before.site.locales.flatMap(({ id }) => {
      const old = treeOf(before.tree, id);
      const now = treeOf(this.#after.tree, id);
      const pages =
        kind === 'topic'
          ? [...old.topics.values()].map(({ topic, path }) => ({
              from: path,
              to: now.topics.get(pathOf(topic))?.path,
              owner: this.#ownerOf(kind, pathOf(topic)),
            }))
          : [...old.articles.values()].map(({ article, path }) => ({
              from: path,
              to: now.articles.get(article.id)?.path,
              owner: this.#ownerOf(kind, pathOf(article.path)),
            }));
      return pages.flatMap(({ from, to, owner }): MovedPage[] =>
        to === undefined || owner === undefined || from === to ? [] : [{ kind, from, to, owner }],
      );
    });
  }

  /** The file whose declarations count. */
  #ownerOf(kind: MovedPage['kind'], path: string): ContentSource | undefined {
    const own = this.#byPath.get(`${kind} ${path}`) ?? [];
    return own.find(({ locale }) => locale === this.#after.site.source.id) ?? own[0];
  }

  #of(source: ContentSource) {
    const known = this.#movedFrom.get(source) ?? { add: [], remove: [] };
    this.#movedFrom.set(source, known);
    return known;
  }

  #rebuild(): void {
    if (this.#movedFrom.size === 0) return;
    const sources = this.#change.sources.map((source) => {
      const edit = this.#movedFrom.get(source);
      return edit ? withMovedFrom(source, edit) : source;
    });
    this.#after = this.#change.publish(sources);
  }
}

/** Whether the old address of a topic stands for that of a page below it. */
const covers = (topic: MovedPage, { from, to }: MovedPage) =>
  from.startsWith(topic.from) && topic.to + from.slice(topic.from.length) === to;

function withMovedFrom(source: ContentSource, { add, remove }: OldAddresses): ContentSource {
  const kept = (source.data.movedFrom ?? []).filter((old) => !remove.includes(old));
  const movedFrom = [...kept, ...add];
  return source.kind === 'topic'
    ? { ...source, data: { ...source.data, movedFrom } }
    : { ...source, data: { ...source.data, movedFrom } };
}

/** Addresses of articles and topics, decoded. */
const pagesOf = ({ site, tree }: HelpCentre): ReadonlySet<string> =>
  new Set(site.locales.flatMap(({ id }) => [...treeOf(tree, id).paths.keys()].map(decode)));

/** Where old addresses lead, by the decoded ones, with their queries. */
const answersOf = ({ redirects }: HelpCentre): ReadonlyMap<string, string> =>
  new Map(redirects.map((redirect) => [keyOf(redirect), redirect.to]));

const keyOf = ({ from, query }: Redirect) =>
  decode(from) + (query.length === 0 ? '' : `?${queryText(query)}`);
