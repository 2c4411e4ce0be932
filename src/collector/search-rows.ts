/** Search events as the databases give them, read back as rows of a search episode. */
import { memoize } from '#base/memoize.ts';
import { parseJson } from '#base/parse-json.ts';
import type { SearchRow } from '#model/feedback/searches.ts';
import { eventKinds } from './store.ts';

/** Kind, locale, episode, day, time of receipt and `data` of a search, an opened result or a contact. */
type StoredSearch = readonly [
  kind: number,
  locale: string | null,
  episode: string,
  day: number,
  receivedAt: number,
  data: { readonly q?: string; readonly i?: number; readonly n?: number },
];

const kindNames = new Map<number, SearchRow['kind']>([
  [eventKinds.search, 'search'],
  [eventKinds.result_click, 'result_click'],
]);

/**
 * Rows of episodes from a JSON array of them. `toUuid` reads a database's way to write one. Equal texts become one
 * text: most are equal.
 */
export function toSearchRows(json: string, toUuid = (text: string): string => text): SearchRow[] {
  const episodes = memoize(toUuid);
  const queries = memoize((query) => query);
  const rows = parseJson(json);
  if (!areStoredSearches(rows)) throw new Error('The database gave searches in another form than asked for.');
  return rows.map(([kind, locale, episode, day, receivedAt, data]) => ({
    kind: kindNames.get(kind) ?? 'contact',
    locale: locale ?? '',
    episode: episodes(episode),
    day,
    order: data.i ?? receivedAt,
    query: queries(data.q ?? ''),
    results: data.n ?? 0,
  }));
}

/** The collector wrote the fields itself, and its query put them in this order: a look at each of millions is enough. */
const areStoredSearches = (rows: unknown): rows is readonly StoredSearch[] =>
  Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === 6);
