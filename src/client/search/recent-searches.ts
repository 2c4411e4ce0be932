/** What was searched for on this device, kept there alone and only after a result was opened or a search sent. */
import { keepSearchWords } from '#client/page/reader.ts';

const most = 5;
const keyOf = (locale: string) => `fener-recent-searches-${locale}`;

/** Storage may be switched off or full: then nothing is remembered. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

/** The latest searches first. */
export const recentSearches = (locale: string): readonly string[] =>
  withStorage((storage) => parseRecent(storage.getItem(keyOf(locale)))) ?? [];

/** Remembers a search; contact channels of this tab offer to send its words along. */
export function rememberSearch(locale: string, query: string): void {
  keepSearchWords(query);
  const added = addRecent(recentSearches(locale), query);
  withStorage((storage) => storage.setItem(keyOf(locale), JSON.stringify(added)));
}

export function forgetSearches(locale: string): void {
  withStorage((storage) => storage.removeItem(keyOf(locale)));
}

/** Empty if the stored value is damaged or of another version. */
export function parseRecent(stored: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** The list with a search put first, once; an empty one is not added. */
export function addRecent(searches: readonly string[], query: string): readonly string[] {
  const added = query.trim().replace(/\s+/g, ' ');
  if (added === '') return searches;
  return [added, ...searches.filter((search) => search.toLowerCase() !== added.toLowerCase())].slice(0, most);
}
