/** The search engine of one locale, the same in the browser, the build's self-test and the benchmark. */
import { missingWords, queryParts, replaceWords, type QueryParts } from './answer-words.ts';
import type { Card } from './index-format.ts';
import {
  findConcepts,
  openIndex,
  readQuery,
  type EngineSource,
  type Lexicon,
  type OpenedIndex,
} from './opened-index.ts';
import { findPairs } from './phrases.ts';
import { shareKnown } from './ranking.ts';
import { isUnanswered, sureness } from './sureness.ts';

/** Results that may be lifted to the first place because the query is their title. */
const mostTitled = 3;

export interface SearchOptions {
  /** Only pages under this topic. */
  readonly topic?: string | undefined;
  /** Number of results (default 10). */
  readonly limit?: number | undefined;
  /** Of the results whose cards haven't been fetched, only so many are shown, the best: each may cost a file. */
  readonly newCards?: number | undefined;
  /** Look for exactly what was typed: no spelling correction. */
  readonly verbatim?: boolean | undefined;
  /** Only likely slips are corrected, though nothing is found. */
  readonly strict?: boolean | undefined;
  /** Only results are wanted: whether a rare word is a slip of a usual one isn't looked up. */
  readonly resultsOnly?: boolean | undefined;
}

export interface SearchAnswer {
  readonly results: readonly Card[];
  /** Number of pages that match, before `limit`. */
  readonly total: number;
  /** Pages per topic id, before the filter by topic. */
  readonly topics: ReadonlyMap<string, number>;
  /** Set if results are for other words than those typed: the text with these words. */
  readonly corrected?: string | undefined;
  /** A likelier text than the one typed, whose words all exist. */
  readonly didYouMean?: string | undefined;
  /** Words of the query, as typed, that no page has: the results are for the others, or for similar ones. */
  readonly missing?: string | undefined;
  /** How much of the query, as typed, the site's words cover, weighted by rarity, 0 to 1. */
  readonly known: number;
  /** How sure it is that the first result answers, see sureness.ts; and whether that is enough for this site. */
  readonly sureness: number;
  readonly isSure: boolean;
  /** It's like a question that the site says nothing answers, more than it's like any page. */
  readonly isUnanswered: boolean;
  /** Whether a result's word is one that the query asked for, given its key; for highlighting. */
  readonly isHit: (key: string) => boolean;
  /** What such words stand for. */
  readonly parts: QueryParts;
}

export interface Engine {
  /**
   * Answers while the reader types, at once, from the files that have been fetched: results of the others are left out, and
   * words in them pass for unknown. `undefined` where no result is left.
   */
  readonly glance: (query: string, options?: SearchOptions) => Promise<SearchAnswer | undefined>;
  /** Answers while the reader types: the last word may be unfinished. */
  readonly suggest: (query: string, options?: SearchOptions) => Promise<SearchAnswer>;
  /** Answers a finished query. */
  readonly search: (query: string, options?: SearchOptions) => Promise<SearchAnswer>;
}

/** The engine over an index; nothing is read before the first query. */
export function createEngine(source: EngineSource): Engine {
  const index = openIndex(source);
  const { lexicon, near } = index;
  return {
    glance: async (query, options = {}) => {
      if (index.cards.areNone()) return undefined;
      const only = { newCards: 0, unfinished: true, strict: true };
      const found = await answer(index, near, query, { ...options, ...only });
      return found.results.length > 0 ? found : undefined;
    },
    suggest: (query, options = {}) => answer(index, lexicon, query, { ...options, unfinished: true }),
    search: (query, options = {}) => answer(index, lexicon, query, { ...options, unfinished: false }),
  };
}

async function answer(
  index: OpenedIndex,
  lexicon: Lexicon,
  text: string,
  options: SearchOptions & { readonly unfinished: boolean },
): Promise<SearchAnswer> {
  const query = await readQuery(lexicon, text);
  const { verbatim = false, strict = false, resultsOnly, unfinished } = options;
  const mode = { unfinished, verbatim, resultsOnly };
  const { rank, cards } = index;
  const { store, reader, hasPairs } = lexicon;
  const find = async (relaxed: boolean) => {
    const concepts = await findConcepts(lexicon, query, { ...mode, relaxed });
    const pairs = hasPairs ? await findPairs(query, concepts, { store, stops: reader.stops }) : [];
    return { concepts, ranked: rank(concepts, pairs) };
  };
  let found = await find(false);
  const isRelaxed = found.ranked.pages.length === 0 && !unfinished && !verbatim && !strict;
  if (isRelaxed) found = await find(true);
  const { concepts, ranked } = found;
  const promoted = index.promotedFor.get(query.keys.join(' ')) ?? [];
  const ordered = [...promoted, ...ranked.pages.filter((page) => !promoted.includes(page))];
  const kept = ordered.filter(
    (page) => options.topic === undefined || topicOf(index, page) === options.topic,
  );
  const { limit = 10, newCards = Infinity } = options;
  const reached = withCards(kept, cards.isNear, newCards);
  const titled = reached.slice(limit).filter((page) => ranked.titled.has(page) && !promoted.includes(page));
  const shown = [...reached.slice(0, limit), ...titled.slice(0, mostTitled)];
  const results = await Promise.all(shown.map(cards.card));
  const parts = queryParts(concepts, index.manifest.pages + index.manifest.unanswered);
  const sure = isRelaxed ? -Infinity : promoted.length > 0 ? Infinity : sureness(ranked.evidence);
  return {
    results: equalTitleFirst(index, results, query.keys.join(' '), promoted.length).slice(0, limit),
    total: kept.length,
    topics: countTopics(index, ordered),
    corrected: replaceWords(text, concepts, 'correction'),
    didYouMean: replaceWords(text, concepts, 'doubt'),
    missing: missingWords(text, concepts, unfinished),
    known: shareKnown(concepts, index.manifest.pages + index.manifest.unanswered),
    sureness: sure,
    isSure: sure >= index.manifest.sure,
    isUnanswered: promoted.length === 0 && isUnanswered(ranked.evidence),
    isHit: (key) => parts.partOf(key) !== undefined,
    parts,
  };
}

/** Pages with their cards at hand, and the first `most` others. */
function withCards(
  pages: readonly number[],
  isNear: (page: number) => boolean,
  most: number,
): readonly number[] {
  let others = 0;
  return most === Infinity ? pages : pages.filter((page) => isNear(page) || others++ < most);
}

const topicOf = ({ manifest, pageFacts }: OpenedIndex, page: number) =>
  manifest.topics[pageFacts.topics[page] ?? -1]?.id;

function countTopics(index: OpenedIndex, pages: readonly number[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const id = topicOf(index, page);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The results with one whose title is the query first, but behind those that are promoted. */
function equalTitleFirst(
  { lexicon: { reader } }: OpenedIndex,
  results: readonly Card[],
  keys: string,
  behind: number,
): readonly Card[] {
  const keysOf = (title: string) =>
    reader
      .tokenize(title)
      .map(({ key }) => key)
      .join(' ');
  const index = results.findIndex(({ title }) => keys === keysOf(title));
  const equal = results[index];
  if (!equal || index < behind) return results;
  const others = results.filter((card) => card !== equal);
  return [...others.slice(0, behind), equal, ...others.slice(behind)];
}
