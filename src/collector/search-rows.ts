/** Search events as the databases give them, read back as rows of a search episode. */
import { memoize } from '#base/memoize.ts';
import { parseJson } from '#base/parse-json.ts';
import type { SearchRow } from '#model/feedback/searches.ts';
import { eventFlags, eventKinds } from './store.ts';

/** Kind, locale, episode, day, time of receipt, `data`, article and flags of a search, an opened result or a contact. */
type StoredSearch = readonly [
  kind: number,
  locale: string | null,
  episode: string | null,
  day: number,
  receivedAt: number,
  data: {
    readonly q?: string;
    readonly i?: number;
    readonly n?: number;
    readonly x?: number;
    readonly via?: string;
    readonly ch?: string;
    readonly co?: string;
    readonly dev?: string;
  },
  article: string | null,
  flags: number,
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
  return rows.map(([kind, locale, episode, day, receivedAt, data, article, flags]) => ({
    kind: data.x === undefined ? (kindNames.get(kind) ?? 'contact') : 'rating',
    locale: locale ?? '',
    episode: episode === null || episode === '' ? '' : episodes(episode),
    day,
    order: data.i ?? receivedAt,
    query: queries(data.q ?? ''),
    results: data.n ?? 0,
    article: article ?? '',
    isFirst: (flags & eventFlags.firstInNetwork) !== 0,
    ...(data.x !== undefined && { helped: data.x === 1 }),
    ...((flags & eventFlags.unknownArticle) !== 0 && { isUnknown: true }),
    ...(data.via !== undefined && { via: data.via, channel: data.ch }),
    ...(data.co !== undefined && { country: data.co }),
    ...(data.dev !== undefined && { device: data.dev }),
  }));
}

/** The collector wrote the fields itself, and its query put them in this order: a look at each of millions is enough. */
const areStoredSearches = (rows: unknown): rows is readonly StoredSearch[] =>
  Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === 8);
