/** Finds addresses that have been public and answer no longer. */
import { decode } from '#base/written-address.ts';
import type { Article } from '#model/articles/article.ts';
import type { BrokenSource } from '#model/articles/source.ts';
import { patternMatcher } from '#model/redirects/legacy.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { gonePath } from '#model/retired/retired.ts';
import { treeOf } from '#model/tree.ts';
import { permalinkPath } from '#model/urls.ts';
import { nearest } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { isWhole } from './gone.ts';
import type { Ledger, PublishedEntry } from './ledger.ts';

interface Surroundings {
  readonly centre: HelpCentre;
  /** Paths of articles that exist as drafts only, by id. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Files that are reported already: what they held is not missed as well. With addresses: what is reported here. */
  readonly broken: readonly BrokenSource[];
}

/** Problems: `published-lost`, one for each article or topic, at its line of the ledger. */
export function checkPublished(ledger: Ledger | undefined, surroundings: Surroundings): Problem[] {
  if (!ledger) return [];
  const { file, entries } = ledger;
  const { centre, broken } = surroundings;
  if (!isWhole(broken)) return [];
  const answers = answering(centre);
  return entries.flatMap((entry) => {
    const missing = broken.find(({ id }) => id === entry.key);
    const isGone = missing?.addresses !== undefined;
    if (missing && !isGone) return [];
    const lost = entry.addresses.filter((address) => !answers(address));
    if (lost.length === 0 && !isGone) return [];
    const [message, fix] = isGone ? gone(entry, lost, surroundings) : moved(entry, lost, centre);
    return [problem('published-lost', { file, at: entry.at }, message, fix)];
  });
}

/** Whether something answers at a decoded address. */
function answering(centre: HelpCentre): (address: string) => boolean {
  const { site, tree, redirects, retired } = centre;
  const known = new Set(site.locales.flatMap(({ id }) => [...treeOf(tree, id).paths.keys()].map(decode)));
  // What nobody replaced shows that it's gone.
  for (const entry of retired.values()) {
    for (const { id } of site.locales) {
      const path = gonePath(entry, id);
      if (path !== undefined && entry.replacedBy === undefined) known.add(decode(path));
    }
  }
  const patterns = redirects
    .filter(({ isPattern }) => isPattern)
    .map(({ from }) => patternMatcher(decode(from)));
  for (const { from, query, isPattern } of redirects)
    if (!isPattern && query.length === 0) known.add(decode(from));
  return (address) => known.has(address) || patterns.some((matches) => matches(address));
}

/** An article that is there no longer, or only as a draft. */
function gone(
  { key, addresses }: PublishedEntry,
  lost: readonly string[],
  { centre, drafts }: Surroundings,
): [message: string, fix: string] {
  const permalink = permalinkPath(key);
  const draft = drafts.get(key);
  const all = listed([permalink, ...lost]);
  if (draft !== undefined)
    return [
      `Article "${key}" was public and is a draft now. These addresses answer no longer: ${all}.`,
      `Publish it ("draft: false" in ${draft}), or delete it and let another article answer: ${givingUp(key, centre, addresses)}`,
    ];
  const renamed = lost.length === 0 ? articleAt(centre, addresses) : undefined;
  if (renamed)
    return [
      `Article "${key}" has another id now, "${renamed.id}". Its permalink ${permalink} answers no longer, and its votes are lost.`,
      `Write "id: ${key}" again. Ids never change.`,
    ];
  return [
    `Article "${key}" was public and is gone, by deletion or with a new id. These addresses answer no longer: ${all}.`,
    `Restore it, or let another article answer: ${givingUp(key, centre, addresses)}`,
  ];
}

/** Addresses that an article or topic had, and has no longer. */
function moved(
  { key }: PublishedEntry,
  lost: readonly string[],
  centre: HelpCentre,
): [message: string, fix: string] {
  const article = centre.articles.get(key);
  const topic = centre.topics.get(key.slice(0, -1));
  const source = (article ?? topic)?.translations.values().next().value?.source;
  const list = `"movedFrom: [${lost.map((address) => JSON.stringify(address)).join(', ')}]"`;
  const left = article && centre.site.locales.find(({ id }) => isLeft(id, article, lost));
  if (article && source && left) {
    return [
      `Article "${key}" was public at ${listed(lost)}, and isn't shown in "${left.id}" any more.`,
      `Add "${left.id}" to "locales" in ${source.file} again, or add ${list}.`,
    ];
  }
  if (article && source) {
    return [
      `Article "${key}" was public at ${listed(lost)}, and was renamed or moved without a redirect.`,
      `Add ${list} to ${source.file}. "npx fener mv" and "npx fener rename-slug" do that by themselves.`,
    ];
  }
  if (topic && source) {
    return [
      `Topic "${key.slice(0, -1)}" was public at ${listed(lost)}, and was renamed without a redirect, or holds nothing any more.`,
      `Add ${list} to ${source.file}, or to the topic that has its articles now.`,
    ];
  }
  const near = nearest(key.slice(0, -1), centre.topics.keys());
  return [
    `Topic "${key.slice(0, -1)}" was public at ${listed(lost)}, and is gone, by deletion or with a new name.`,
    `Add ${list} to the topic that has its articles now${near === undefined ? '' : `, such as "${near}"`}. "npx fener mv" does that by itself.`,
  ];
}

/** Whether an article has no page any more in the locale of one of its addresses. */
const isLeft = (locale: string, { locales }: Article, lost: readonly string[]) =>
  !locales.includes(locale) && lost.some((address) => address.startsWith(`/${locale}/`));

const givingUp = (key: string, centre: HelpCentre, addresses: readonly string[]) => {
  const near = nearestArticle(key, centre, addresses);
  return `npx fener retire ${key}${near === undefined ? '' : ` --replaced-by ${near.id}`} (or list the addresses in its "movedFrom"). To give them up, delete the line.`;
};

/** The article that answers best: with an id like this one, else one of the same topic. */
function nearestArticle(
  key: string,
  { articles, site, tree }: HelpCentre,
  addresses: readonly string[],
): Article | undefined {
  const byId = articles.get(nearest(key, articles.keys()) ?? '');
  if (byId) return byId;
  for (const { id } of site.locales) {
    for (const { path, articles: listedOnes } of treeOf(tree, id).topics.values()) {
      const isAbove = addresses.some((address) => address.replace(/[^/]+\/$/, '') === decode(path));
      const [first] = listedOnes;
      if (isAbove && first !== undefined) return articles.get(first);
    }
  }
  return undefined;
}

/** The article that has one of the addresses now. */
function articleAt({ site, tree }: HelpCentre, addresses: readonly string[]): Article | undefined {
  for (const { id } of site.locales) {
    for (const { article, path } of treeOf(tree, id).articles.values())
      if (addresses.includes(decode(path))) return article;
  }
  return undefined;
}

/** The first addresses of a list, and how many more there are. */
const listed = (addresses: readonly string[]) =>
  addresses.slice(0, 3).join(', ') + (addresses.length > 3 ? ` and ${addresses.length - 3} more` : '');
