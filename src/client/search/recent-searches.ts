/** What was searched for on this device, kept there alone and only after a result was opened or a search sent. */
import { parseJson } from '#base/parse-json.ts';
import { keepSearchWords } from '#client/page/reader.ts';
import { tryStorage } from '#client/page/storage.ts';

const most = 5;
const keyOf = (locale: string) => `fener-recent-searches-${locale}`;

/** The latest searches first. */
export const recentSearches = (locale: string): readonly string[] =>
  parseRecent(tryStorage(() => localStorage.getItem(keyOf(locale))) ?? '');

/** Remembers a search; contact channels of this tab offer to send its words along. */
export function rememberSearch(locale: string, query: string): void {
  keepSearchWords(query);
  const added = addRecent(recentSearches(locale), query);
  tryStorage(() => localStorage.setItem(keyOf(locale), JSON.stringify(added)));
}

/** Forgets the searches of a locale. */
export const forgetSearches = (locale: string): void =>
  tryStorage(() => localStorage.removeItem(keyOf(locale)));

/** Empty if the stored value is damaged or of another version. */
export function parseRecent(stored: string): readonly string[] {
  const value = parseJson(stored);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string').slice(0, most) : [];
}

/** The list with a search put first, once; an empty one is not added. */
export function addRecent(searches: readonly string[], query: string): readonly string[] {
  const added = query.trim().replace(/\s+/g, ' ');
  if (added === '') return searches;
  return [added, ...searches.filter((search) => search.toLowerCase() !== added.toLowerCase())].slice(0, most);
}
