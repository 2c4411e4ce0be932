/** What searches say about missing articles: queries without result, reformulations, searches that end in contact. */
import { z } from 'zod';
import { byCodeUnits, compareCodeUnits } from '#base/code-unit-order.ts';
import { parseJson } from '#base/parse-json.ts';
import { rewordings, type Story } from './stories.ts';

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

/** Counts searches by their words. */
export interface SearchCounter {
  /** Takes a story that was told so often. */
  readonly addStory: (story: Story, n: number) => void;
  /** Takes what another counter has counted. */
  readonly addDigest: (digest: string) => void;
  /** What was counted, as a text that another counter can take. */
  readonly digest: () => string;
  /** What was counted, sorted by locale. */
  readonly finish: () => SearchReport[];
}

/** Makes a counter. */
export function createSearchCounter(): SearchCounter {
  const counts = new Map<string, LocaleCount>();
  const countOf = (locale: string) => {
    const known = counts.get(locale) ?? newCount();
    counts.set(locale, known);
    return known;
  };
  return {
    addStory: (story, n) => countStory(story, n, countOf(story.locale)),
    addDigest: (digest) => {
      for (const [locale, sums, queries] of parseDigest(digest)) addPacked(sums, queries, countOf(locale));
    },
    digest: () => JSON.stringify(Array.from(counts, ([locale, count]) => [locale, ...packCount(count)])),
    finish: () =>
      [...counts]
        .map(([locale, count]) => toReport(locale, count))
        .toSorted(byCodeUnits(({ locale }) => locale)),
  };
}

interface LocaleCount {
  readonly sum: Record<SumName, number>;
  readonly tallies: Map<string, Tally>;
}

const sumNames = ['episodes', 'searches', 'withoutResult', 'reformulated', 'contacted'] as const;
type SumName = (typeof sumNames)[number];
const tallyNames = ['episodes', 'withoutResult', 'reformulated', 'contacted'] as const;

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
    const tally = tallyOf(tallies, query);
    tally.episodes += n;
    tally.withoutResult += hasResults ? 0 : n;
    tally.contacted += isContacted ? n : 0;
    if (given.length === 0) continue;
    const next = new Set(given.filter(({ from }) => from === query).map(({ to }) => to));
    tally.reformulated += next.size > 0 ? n : 0;
    for (const to of next) addNext(tally, to, n);
  }
}

const addNext = ({ next }: Tally, query: string, n: number) => next.set(query, (next.get(query) ?? 0) + n);

function tallyOf(tallies: Map<string, Tally>, query: string): Tally {
  const known = tallies.get(query);
  if (known) return known;
  const fresh = newTally();
  tallies.set(query, fresh);
  return fresh;
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

const numbers = z.array(z.number());
const digestData = z.array(z.tuple([z.string(), numbers, z.array(z.tuple([z.string(), numbers, numbers]))]));
type Digest = z.infer<typeof digestData>;
type PackedQuery = Digest[number][2][number];

/** Sums, and queries with what became of them. A query that followed one is named by its place, and how often it did. */
function packCount({ sum, tallies }: LocaleCount): [number[], PackedQuery[]] {
  const places = new Map([...tallies.keys()].map((query, place) => [query, place]));
  const packed = Array.from(tallies, ([query, tally]): PackedQuery => [
    query,
    tallyNames.map((name) => tally[name]),
    // Words that a search goes on to are words of that search.
    [...tally.next].flatMap(([to, n]) => [places.get(to) ?? 0, n]),
  ]);
  return [sumNames.map((name) => sum[name]), packed];
}

function addPacked(sums: readonly number[], queries: readonly PackedQuery[], { sum, tallies }: LocaleCount) {
  for (const [index, name] of sumNames.entries()) sum[name] += sums[index] ?? 0;
  for (const [query, counts, next] of queries) {
    const tally = tallyOf(tallies, query);
    for (const [index, name] of tallyNames.entries()) tally[name] += counts[index] ?? 0;
    for (let at = 0; at < next.length; at += 2)
      addNext(tally, queries[next[at] ?? 0]?.[0] ?? '', next[at + 1] ?? 0);
  }
}

/** The collector wrote it itself: its form is looked at in the first query of each locale, since there are very many. */
function parseDigest(digest: string): Digest {
  const data = parseJson(digest);
  if (!isDigest(data)) throw new Error('The database holds a digest of queries in another form. Delete it.');
  return data;
}

const isDigest = (data: unknown): data is Digest =>
  Array.isArray(data) &&
  digestData.safeParse(data.map((own: unknown) => (Array.isArray(own) ? own.map(firstOfQueries) : own)))
    .success;

const firstOfQueries = (part: unknown, place: number) =>
  place === 2 && Array.isArray(part) ? part.slice(0, 1) : part;
