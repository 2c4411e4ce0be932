/** Searches as the collector stores them, for tests: each by a reader of another network unless told otherwise. */
import type { SearchRow } from '#model/feedback/searches.ts';
import { createAskedCounter, type AskedByWords } from '#model/learning/asked.ts';

/** A Monday. */
export const monday = 20_003;

interface Told {
  /** How many readers. */
  readonly times: number;
  /** What each searches for, one after the other. */
  readonly asks: readonly string[];
  /** The article opened at last, or rated. */
  readonly opens?: string;
  readonly opensFirst?: string;
  readonly contacts?: boolean;
  /** Only the first search of all is first in its network. */
  readonly sameNetwork?: boolean;
  readonly day?: number;
  readonly results?: number;
}

let episodes = 0;

/** Rows of readers who all do the same. */
export const readers = ({
  times,
  asks,
  opens,
  opensFirst,
  contacts = false,
  sameNetwork = false,
  day = monday,
  results = 3,
}: Told): SearchRow[] =>
  Array.from({ length: times }, (_, reader) => {
    const episode = `e${++episodes}`;
    const row = (kind: SearchRow['kind'], query: string, order: number, article = ''): SearchRow => ({
      kind,
      query,
      order,
      article,
      episode,
      day,
      results,
      locale: 'en',
      isFirst: kind === 'search' && (order === 1 || !sameNetwork) && (!sameNetwork || reader === 0),
    });
    const [first = ''] = asks;
    const last = asks.at(-1) ?? '';
    return [
      ...asks.map((query, index) => row('search', query, index + 1)),
      ...(opensFirst === undefined ? [] : [row('result_click', first, 90, opensFirst)]),
      ...(opens === undefined ? [] : [row('result_click', last, 91, opens)]),
      ...(contacts ? [row('contact', last, 99)] : []),
    ];
  }).flat();

/** A rating after a search. */
export const rating = (query: string, article: string, helped: boolean): SearchRow => ({
  kind: 'rating',
  query,
  article,
  helped,
  episode: 'r',
  day: monday,
  order: 0,
  results: 0,
  locale: 'en',
  isFirst: true,
});

/** What was asked on days, `monday` first. */
export function count(...days: readonly (readonly SearchRow[])[]): AskedByWords {
  const counter = createAskedCounter();
  for (const [index, rows] of days.entries()) counter.addDay(rows, monday + index);
  return counter.finish().get('en') ?? new Map();
}
