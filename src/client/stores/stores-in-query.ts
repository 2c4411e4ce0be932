/** The stores that a search is about. What finds them is fetched only for a query that may name one. */
import { mayNameStore, namesBeside, type NamesFile } from '#model/stores/browser/names-file.ts';
import { createTokenizer, isUnspaced } from '#model/search/browser/tokens.ts';
import { fetchOwn } from '#client/page/own-data.ts';
import { onceEach } from '#client/page/once-each.ts';
import type { StoreSearchConfig } from './config.ts';
import type { FoundStores } from './found-stores.ts';

const names = onceEach((index: string) => fetchOwn<NamesFile>(namesBeside(index)));

/**
 * Stores at the place, or of the name, that a query has in it (`berlin opening hours`); while it is typed also what it
 * may become. Rejects when a file cannot be fetched; the next call tries again.
 */
export async function findStores(
  text: string,
  unfinished: boolean,
  config: StoreSearchConfig,
): Promise<FoundStores | undefined> {
  const { lang, index } = config;
  const words = createTokenizer(lang)(text);
  const query = { text, words, unfinished, hasSpaces: !isUnspaced(lang) };
  if (!mayNameStore(await names(index), query)) return undefined;
  const { findNamedStores } = await import('./named-in-query.ts');
  return findNamedStores(query, config);
}
