/** What searches say about missing articles: queries without result, reformulations, searches that end in contact. */

/** One event of a search, as stored. */
export interface SearchRow {
  readonly kind: 'search' | 'result_click' | 'contact';
  readonly locale: string;
  readonly episode: string;
  readonly day: number;
  /** Order in the episode: the query's number, or when it was received. */
  readonly order: number;
  readonly query: string;
  /** Results found, for a search. */
  readonly results: number;
}

export interface QueryReport {
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
export const minEpisodesToShow = 3;

interface Tally {
  episodes: number;
  withoutResult: number;
  reformulated: number;
  contacted: number;
  firstDay: number;
  lastDay: number;
  readonly next: Map<string, number>;
}

/** Searches of each locale, sorted by locale. Rows may come in any order. */
export function buildSearchReports(rows: readonly SearchRow[]): SearchReport[] {
  const locales = Map.groupBy(rows, ({ locale }) => locale);
  return [...locales].map(([locale, ofLocale]) => reportLocale(locale, ofLocale)).toSorted(byLocale);
}

const byLocale = (a: SearchReport, b: SearchReport) => compareText(a.locale, b.locale);

function reportLocale(locale: string, rows: readonly SearchRow[]): SearchReport {
  const episodes = [...Map.groupBy(rows, ({ episode }) => episode).values()];
  const tallies = new Map<string, Tally>();
  const sum = { searches: 0, withoutResult: 0, reformulated: 0, contacted: 0, episodes: 0 };
  for (const episode of episodes) countEpisode(episode, tallies, sum);
  const all = [...tallies].map(([query, tally]) => toQueryReport(locale, query, tally));
  const queries = all
    .filter(({ episodes: n }) => n >= minEpisodesToShow)
    .toSorted((a, b) => b.gap - a.gap || b.episodes - a.episodes || compareText(a.query, b.query));
  return { locale, ...sum, queries, rare: all.length - queries.length };
}

function countEpisode(
  rows: readonly SearchRow[],
  tallies: Map<string, Tally>,
  sum: { searches: number; withoutResult: number; reformulated: number; contacted: number; episodes: number },
): void {
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
const isReformulation = (from: string, to: string) => !to.startsWith(from) && !from.startsWith(to);

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
    .toSorted(([a, n], [b, m]) => m - n || compareText(a, b))
    .slice(0, 3)
    .map(([to]) => to);
  const { episodes, withoutResult, reformulated, contacted } = tally;
  const unanswered = Math.max(withoutResult, reformulated, contacted);
  return { locale, query, ...tally, followedBy, gap: unanswered * (1 + contacted / episodes) };
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
