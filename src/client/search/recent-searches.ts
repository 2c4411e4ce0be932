/** What was searched for on this device, kept there alone and only after a result was opened or a search sent. */
import { keepSearchWords } from '#client/page/reader.ts';
import { storedJson, storeJson, tryStorage } from '#client/page/storage.ts';

const most = 5;
const keyOf = (locale: string) => `fener-recent-searches-${locale}`;

/** The latest searches first. */
export const recentSearches = (locale: string): readonly string[] => readRecent(storedJson(keyOf(locale)));

/** Remembers a search; contact channels of this tab offer to send its words along. */
export function rememberSearch(locale: string, query: string): void {
  keepSearchWords(query);
  storeJson(keyOf(locale), addRecent(recentSearches(locale), query));
}

/** Forgets the searches of a locale. */
export const forgetSearches = (locale: string): void =>
  tryStorage(() => localStorage.removeItem(keyOf(locale)));

/** Empty if the stored value is damaged or of another version. */
export const readRecent = (stored: unknown): readonly string[] =>
  Array.isArray(stored) ? stored.filter((entry) => typeof entry === 'string').slice(0, most) : [];

/** The list with a search put first, once; an empty one is not added. */
export function addRecent(searches: readonly string[], query: string): readonly string[] {
  const added = query.trim().replace(/\s+/g, ' ');
  if (added === '') return searches;
  return [added, ...searches.filter((search) => search.toLowerCase() !== added.toLowerCase())].slice(0, most);
}
