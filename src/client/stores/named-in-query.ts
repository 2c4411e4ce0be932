/** The stores that a query names. Loaded for one that may name any. */
import type { Found } from '#model/stores/browser/find.ts';
import { cityOf } from '#model/stores/browser/index-file.ts';
import type { NamingQuery } from '#model/stores/browser/names-file.ts';
import { onceEach } from '#client/page/once-each.ts';
import type { StoreSearchConfig } from './config.ts';
import type { FoundStores } from './found-stores.ts';
import { StoresData } from './data.ts';
import { storeAddress, storeHref } from './store-link.ts';

const shown = 3;

const load = onceEach((config: StoreSearchConfig) => StoresData.load({ ...config, places: {} }));

/** Stores at the place, or of the name, that a query names. */
export async function findNamedStores(
  query: NamingQuery,
  config: StoreSearchConfig,
): Promise<FoundStores | undefined> {
  const data = await load(config);
  const found = meaningOf(query, data, config);
  if (!found) return undefined;
  const { index, translations } = data;
  const stores = found.stores.filter((store) => found.kind === 'store' || index.status[store] === '0');
  if (stores.length === 0) return undefined;
  return {
    place: found.label,
    total: stores.length,
    stores: await Promise.all(
      stores.slice(0, shown).map(async (store) => {
        const { street } = await data.detailsOf(store).catch(() => ({ street: '' }));
        return {
          code: index.code[store] ?? '',
          name: translations[store]?.name ?? index.name[store] ?? '',
          city: translations[store]?.city ?? cityOf(index, store).name,
          address: storeAddress(data, config, store, street),
          href: storeHref(index, config, store),
        };
      }),
    ),
  };
}

const mostWords = 8;
const mostTogether = 3;
const shortestBeginning = 3;

/**
 * The place or store that words of the query name, the longest name first. Names must be whole: `card` is not about
 * Cardiff, unless it is all that is typed so far.
 */
function meaningOf(
  { text, words: all, unfinished }: NamingQuery,
  { finder }: StoresData,
  { country }: StoreSearchConfig,
): Found | undefined {
  const hasStores = ({ stores }: Found) => stores.length > 0;
  if (unfinished && text.trim().length >= shortestBeginning) {
    const whole = finder.find(text, { country }).find((found) => !found.isGuess && hasStores(found));
    if (whole) return whole;
  }
  const words = all.slice(0, mostWords);
  for (let length = Math.min(mostTogether, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const name = text.slice(words[from]?.start, words[from + length - 1]?.end);
      const found = isTelling(name) ? finder.findWhole(name, { country }).find(hasStores) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** Two letters of an alphabet are a word more often than a place: `of` is also a town. */
const isTelling = (name: string) => name.length > 2 || /[^\p{Script=Latin}]{2}/u.test(name);
