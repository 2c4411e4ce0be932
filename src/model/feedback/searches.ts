/** What searches say about missing articles: queries without result, reformulations, searches that end in contact. */
import { byCodeUnits, compareCodeUnits } from '#base/code-unit-order.ts';
import { createEpisodes } from './episodes.ts';
import { rewordings, toStory, type Story } from './stories.ts';

/** One event of a search, or a contact, as stored. */
export interface SearchRow {
  readonly kind: 'search' | 'result_click' | 'contact' | 'rating';
  readonly locale: string;
  /** Empty for a contact without a search. */
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
  /** Where on the site a contact channel was opened, and which. */
  readonly via?: string | undefined;
  readonly channel?: string | undefined;
  /** The country that the reader has chosen, and the class of their device, where they are known. */
  readonly country?: string | undefined;
  readonly device?: string | undefined;
  /** Whether it's about an article that the site doesn't have, and so not counted. */
  readonly isUnknown?: boolean;
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
  readonly next: Map<string, number>;
}

/** Counts searches as they are read. It holds the episodes of a day or two, however many days there are. */
export interface SearchCounter {
  /** Takes a day's rows, in any order; days come one after the other. An episode may go on after midnight. */
  readonly addDay: (rows: readonly SearchRow[]) => void;
  /** Takes a story that was told so often. */
  readonly addStory: (story: Story, n: number) => void;
  /** What was counted, sorted by locale. Afterwards nothing can be added. */
  readonly finish: () => SearchReport[];
}

/** Makes a counter. */
export function createSearchCounter(): SearchCounter {
  const counts = new Map<string, LocaleCount>();
  const addStory = (story: Story, n: number) => {
    const count = counts.get(story.locale) ?? newCount();
    counts.set(story.locale, count);
    countStory(story, n, count);
  };
  const episodes = createEpisodes((rows) => {
    const story = toStory(rows);
    if (story) addStory(story, 1);
  });
  return {
    addDay: (rows) => episodes.add(rows, 0),
    addStory,
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

function countStory(story: Story, n: number, { tallies, sum }: LocaleCount): void {
  const { searches, isContacted } = story;
  const given = rewordings(story);
  sum.episodes += n;
  sum.searches += n * searches.length;
  sum.withoutResult += n * searches.filter(({ hasResults }) => !hasResults).length;
  sum.reformulated += given.length > 0 ? n : 0;
  sum.contacted += isContacted ? n : 0;
  for (const [query, { hasResults }] of new Map(searches.map((search) => [search.query, search]))) {
    let tally = tallies.get(query);
    if (!tally) tallies.set(query, (tally = newTally()));
    tally.episodes += n;
    tally.withoutResult += hasResults ? 0 : n;
    tally.contacted += isContacted ? n : 0;
    if (given.length === 0) continue;
    const next = new Set(given.filter(({ from }) => from === query).map(({ to }) => to));
    tally.reformulated += next.size > 0 ? n : 0;
    for (const to of next) tally.next.set(to, (tally.next.get(to) ?? 0) + n);
  }
}

const newTally = (): Tally => ({
  episodes: 0,
  withoutResult: 0,
  reformulated: 0,
  contacted: 0,
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
