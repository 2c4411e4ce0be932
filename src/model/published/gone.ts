/** Articles that have been public and have no page, by deletion, as drafts or with a new id. */
import type { Article } from '#model/articles/article.ts';
import type { BrokenSource } from '#model/articles/source.ts';
import type { Retired } from '#model/retired/retired.ts';
import type { Site } from '#site/site.ts';
import type { Ledger, PublishedEntry } from './ledger.ts';

interface Known {
  readonly site: Site;
  readonly published?: Ledger | undefined;
  readonly retired?: Retired | undefined;
  readonly broken: readonly BrokenSource[];
}

interface Present {
  readonly articles: ReadonlyMap<string, Article>;
  /** What is reported already, beside what is broken: it's not missed as well. */
  readonly unused: readonly BrokenSource[];
}

/** What is missing, so that `published-lost` alone tells of it, and not everything that names it as well. */
export function goneArticles(
  { site, published, retired, broken }: Known,
  { articles, unused }: Present,
): readonly BrokenSource[] {
  const reported = [...broken, ...unused];
  if (!published || !isWhole(reported)) return [];
  const ids = new Set(reported.map(({ id }) => id));
  return published.entries.flatMap((entry) => {
    const { key: id, addresses } = entry;
    const isThere = id.endsWith('/') || articles.has(id) || retired?.has(id) || ids.has(id);
    return isThere ? [] : [{ path: pathIn(entry, site.source.id), id, addresses }];
  });
}

/** Whether all that is broken is known: a file without a readable id may be any, and its slug part of any address. */
export const isWhole = (broken: readonly BrokenSource[]): boolean =>
  broken.every(({ id, isGuess }) => id !== undefined && !isGuess);

/** The path of a file that is gone, as its address in the source locale has it unless somebody chose another slug. */
export function pathIn(
  { key, addresses }: Pick<PublishedEntry, 'key' | 'addresses'>,
  source: string,
): string {
  const address = addresses.find((one) => one.startsWith(`/${source}/`));
  return address === undefined ? key : address.split('/').slice(2, -1).join('/');
}
