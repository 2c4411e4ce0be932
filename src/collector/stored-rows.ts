/** Search events and votes as the databases give them, as one text: read back as rows. */
import { memoize } from '#base/memoize.ts';
import { parseJson } from '#base/parse-json.ts';
import type { VoteCount } from '#model/feedback/ratings.ts';
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
  return readRows<StoredSearch>(json, 8).map(
    ([kind, locale, episode, day, receivedAt, data, article, flags]) => ({
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
    }),
  );
}

/** Article, locale, epoch, day, value and reasons of votes, and how many. */
type StoredVotes = readonly [
  article: string,
  locale: string,
  epoch: number,
  day: number,
  value: VoteCount['value'],
  reasons: number,
  n: number,
];

/** Counts of votes from a JSON array of them. */
export const toVoteCounts = (json: string): VoteCount[] =>
  readRows<StoredVotes>(json, 7).map(([article, locale, epoch, day, value, reasons, n]) => ({
    article,
    locale,
    epoch,
    day,
    value,
    reasons,
    n,
  }));

/** The collector wrote the fields itself, and its query put them in this order: a look at each of millions is enough. */
function readRows<Row extends readonly unknown[]>(json: string, length: number): readonly Row[] {
  const rows = parseJson(json);
  const areRows = (data: unknown): data is readonly Row[] =>
    Array.isArray(data) && data.every((row) => Array.isArray(row) && row.length === length);
  if (!areRows(rows)) throw new Error('The database gave rows in another form than asked for.');
  return rows;
}
