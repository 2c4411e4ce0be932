/** Finds the article of an address that an agent pastes; loads what it needs for that. */
import {
  findCurrent,
  findOld,
  type OldAddress,
  type PastedAddress,
} from '#model/agents/browser/addresses.ts';
import { oldAddressesPath, unlistedPath } from '#model/urls.ts';
import type { ListedArticle } from './article-list.ts';

let unlisted: Promise<Readonly<Record<string, readonly ListedArticle[]>>> | undefined;

/** The articles of a locale that are in no list. */
export async function unlistedArticles(locale: string): Promise<readonly ListedArticle[]> {
  unlisted ??= fetchJson<Record<string, readonly ListedArticle[]>>(unlistedPath);
  unlisted.catch(() => (unlisted = undefined));
  return (await unlisted)[locale] ?? [];
}

/**
 * The id of the article that has, or once had, the address. `articlesOf` gives the articles of a locale; the languages
 * that the address does not begin with are not asked.
 */
export async function articleAt(
  pasted: PastedAddress,
  locales: readonly string[],
  articlesOf: (locale: string) => Promise<Iterable<ListedArticle>>,
): Promise<string | undefined> {
  const named = locales.filter((locale) => pasted.path.startsWith(`/${locale.toLowerCase()}/`));
  const lists = await Promise.all((named.length > 0 ? named : locales.slice(0, 1)).map(articlesOf));
  const pages = lists.flatMap((list) => [...list].map(({ url, id }) => [new URL(url).pathname, id] as const));
  return (
    findCurrent(pasted, pages) ?? findOld(pasted, await fetchJson<readonly OldAddress[]>(oldAddressesPath))
  );
}

async function fetchJson<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return (await response.json()) as T;
}
