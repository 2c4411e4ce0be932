/** What searches say about missing articles: queries without result, reformulations, searches that end in contact. */
import { byCodeUnits, compareCodeUnits } from '#base/code-unit-order.ts';
import { createEpisodes } from './episodes.ts';

/** One event of a search, as stored. */
export interface SearchRow {
  readonly kind: 'search' | 'result_click' | 'contact' | 'rating';
  readonly locale: string;
  readonly episode: string;
  readonly day: number;
  /** Order in the episode: the query's number, or when it was received. */
  readonly order: number;
  readonly query: string;
  /** Results found, for a search. */
  readonly results: number;
  /** Id of the article that was opened or rated; otherwise empty. */
  readonly article: string;
  /** Whether nobody else in the network of a search has searched for any of its words this week. */
  readonly isFirst: boolean;
  /** Whether the article helped, for a rating. */
  readonly helped?: boolean;
}

interface QueryReport {
  readonly locale: string;
  readonly query: string;
  /** Episodes that searched for it. */
  readonly episodes: number;
  readonly withoutResult: number;
  /** Episodes in which it was given up for other words, with no result opened. */
  readonly reformulated: number;
  /** Episodes that ended in contact. */
  readonly contacted: number;
  /** Up to three queries that followed it, most frequent first. */
  readonly followedBy: readonly string[];
  readonly firstDay: number;
  readonly lastDay: number;
  /** Episodes weighted by how many ended in contact: where an article is missed most. */
  readonly gap: number;
}

export interface SearchReport {
  readonly locale: string;
  readonly episodes: number;
  readonly searches: number;
  readonly withoutResult: number;
  readonly reformulated: number;
  readonly contacted: number;
  /** Queries that enough people typed, widest gap first. */
  readonly queries: readonly QueryReport[];
  /** Queries that fewer people typed: counted, not shown. */
  readonly rare: number;
}

/** A query is shown when at least this many episodes had it: rare queries may say who somebody is. */
const minEpisodesToShow = 3;

interface Tally {
  episodes: number;
  withoutResult: number;
  reformulated: number;
  contacted: number;
  firstDay: number;
  lastDay: number;
  readonly next: Map<string, number>;
}

/** Counts searches as they are read. It holds the episodes of a day or two, however many days there are. */
export interface SearchCounter {
  /** Takes a day's rows, in any order; days come one after the other. An episode may go on after midnight. */
  readonly addDay: (rows: readonly SearchRow[]) => void;
  /** What was counted, sorted by locale. Afterwards nothing can be added. */
  readonly finish: () => SearchReport[];
}

/** Makes a counter. */
export function createSearchCounter(): SearchCounter {
  const counts = new Map<string, LocaleCount>();
  const episodes = createEpisodes((rows) => {
    const { locale = '' } = rows[0] ?? {};
    const count = counts.get(locale) ?? newCount();
    counts.set(locale, count);
    countEpisode(rows, count);
  });
  return {
    addDay: episodes.addDay,
    finish: () => {
      episodes.finish();
      return [...counts]
        .map(([locale, count]) => toReport(locale, count))
        .toSorted(byCodeUnits(({ locale }) => locale));
    },
  };
}

interface LocaleCount {
  readonly sum: Record<SumName, number>;
  readonly tallies: Map<string, Tally>;
}

type SumName = 'episodes' | 'searches' | 'withoutResult' | 'reformulated' | 'contacted';

const newCount = (): LocaleCount => ({
  sum: { searches: 0, withoutResult: 0, reformulated: 0, contacted: 0, episodes: 0 },
  tallies: new Map(),
});

function toReport(locale: string, { sum, tallies }: LocaleCount): SearchReport {
  const all = [...tallies].map(([query, tally]) => toQueryReport(locale, query, tally));
  const queries = all
    .filter(({ episodes }) => episodes >= minEpisodesToShow)
    .toSorted((a, b) => b.gap - a.gap || b.episodes - a.episodes || compareCodeUnits(a.query, b.query));
  return { locale, ...sum, queries, rare: all.length - queries.length };
}

function countEpisode(rows: readonly SearchRow[], { tallies, sum }: LocaleCount): void {
  const searches = rows.filter(({ kind }) => kind === 'search').toSorted((a, b) => a.order - b.order);
  const clicked = new Set(rows.filter(({ kind }) => kind === 'result_click').map(({ query }) => query));
  const contacted = rows.some(({ kind }) => kind === 'contact');
  if (searches.length === 0) return;
  const last = new Map(searches.map((search) => [search.query, search]));
  const reformulations = searches.flatMap((search, index) => {
    const next = searches[index + 1];
    return next && isReformulation(search.query, next.query) && !clicked.has(search.query)
      ? [{ from: search.query, to: next.query }]
      : [];
  });
  sum.episodes += 1;
  sum.searches += searches.length;
  sum.withoutResult += searches.filter(({ results }) => results === 0).length;
  sum.reformulated += reformulations.length > 0 ? 1 : 0;
  sum.contacted += contacted ? 1 : 0;
  for (const [query, { results, day }] of last) {
    const tally = tallies.get(query) ?? newTally(day);
    tallies.set(query, tally);
    tally.episodes += 1;
    tally.withoutResult += results === 0 ? 1 : 0;
    tally.contacted += contacted ? 1 : 0;
    tally.firstDay = Math.min(tally.firstDay, day);
    tally.lastDay = Math.max(tally.lastDay, day);
    const next = new Set(reformulations.filter(({ from }) => from === query).map(({ to }) => to));
    tally.reformulated += next.size > 0 ? 1 : 0;
    for (const to of next) tally.next.set(to, (tally.next.get(to) ?? 0) + 1);
  }
}

/** Typing on ("refund" → "refund shoes") and correcting back are not reformulations; other words are. */
export const isReformulation = (from: string, to: string): boolean =>
  !to.startsWith(from) && !from.startsWith(to);

const newTally = (day: number): Tally => ({
  episodes: 0,
  withoutResult: 0,
  reformulated: 0,
  contacted: 0,
  firstDay: day,
  lastDay: day,
  next: new Map(),
});

function toQueryReport(locale: string, query: string, { next, ...tally }: Tally): QueryReport {
  const followedBy = [...next]
    .filter(([, n]) => n >= minEpisodesToShow)
    .toSorted(([a, n], [b, m]) => m - n || compareCodeUnits(a, b))
    .slice(0, 3)
    .map(([to]) => to);
  const { episodes, withoutResult, reformulated, contacted } = tally;
  const unanswered = Math.max(withoutResult, reformulated, contacted);
  return { locale, query, ...tally, followedBy, gap: unanswered * (1 + contacted / episodes) };
}
