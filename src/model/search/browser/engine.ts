/** The search engine of one locale, the same in the browser, the build's self-test and the benchmark. */
import { createCardStore } from './card-store.ts';
import { createJoiner, lettersAndNumbers } from './codes.ts';
import {
  decodePages,
  decodeVocabulary,
  type Card,
  type PageFacts,
  type SearchManifest,
} from './index-format.ts';
import { withJoinedWords, withSynonyms, type QueryConcept } from './phrases.ts';
import { createPostingsStore, type ReadFile } from './postings-store.ts';
import { parseQuery, type ParsedQuery } from './query.ts';
import { createRanker, shareKnown } from './ranking.ts';
import { baseLanguage, createTokenizer, isUnspaced } from './tokens.ts';
import { cutUnknownWords } from './unspaced.ts';
import { createWordFinder, openVocabulary, type WordMode } from './word-finder.ts';

/** Results that may be lifted to the first place because the query is their title. */
const mostTitled = 3;

export interface EngineSource {
  readonly manifest: SearchManifest;
  /** Reads a file of the index by name, decompressed. */
  readonly read: ReadFile;
}

export interface SearchOptions {
  /** Only pages under this topic. */
  readonly topic?: string | undefined;
  /** Number of results (default 10). */
  readonly limit?: number | undefined;
  /** Look for exactly what was typed: no spelling correction. */
  readonly verbatim?: boolean | undefined;
  /** Only likely slips are corrected, though nothing is found. */
  readonly strict?: boolean | undefined;
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
  /** Whether a result's word is one that the query asked for, given its key; for highlighting. */
  readonly isHit: (key: string) => boolean;
}

export interface Engine {
  /** Answers while the reader types: the last word may be unfinished. */
  readonly suggest: (query: string, options?: SearchOptions) => Promise<SearchAnswer>;
  /** Answers a finished query. */
  readonly search: (query: string, options?: SearchOptions) => Promise<SearchAnswer>;
}

/** The engine over an index; nothing is read before the first query. */
export function createEngine({ manifest, read }: EngineSource): Engine {
  const language = baseLanguage(manifest.lang);
  const hasSpaces = !isUnspaced(manifest.lang);
  const tokenize = createTokenizer(manifest.lang);
  const stops = new Set(manifest.stopWords);
  const reader = { tokenize, stops, join: createJoiner(manifest.lang) };
  // Keyed by what readers type: a plain object knows `constructor`.
  const promotedFor = new Map(Object.entries(manifest.promoted));
  const store = createPostingsStore(manifest.postings, read);
  const cards = createCardStore(read);
  const pageFacts = once(async () => decodePages(await read('pages.bin'), manifest.pages));
  const ranker = once(async () => createRanker(await pageFacts()));
  const vocabulary = once(async () =>
    openVocabulary(decodeVocabulary(await read('vocabulary.bin')), language),
  );
  const finder = createWordFinder(store, vocabulary);
  const synonyms = { groups: manifest.synonyms, stops, store, finder };

  const answer = async (text: string, options: SearchOptions, unfinished: boolean): Promise<SearchAnswer> => {
    const query = await readQuery(text);
    const { verbatim = false, strict = false } = options;
    const mode = { unfinished, verbatim, relaxed: false };
    const [pages, rank, asTyped] = await Promise.all([pageFacts(), ranker(), findConcepts(query, mode)]);
    let concepts = asTyped;
    let ranked = rank(concepts);
    if (ranked.pages.length === 0 && !unfinished && !verbatim && !strict) {
      concepts = await findConcepts(query, { ...mode, relaxed: true });
      ranked = rank(concepts);
    }
    const promoted = promotedFor.get(query.keys.join(' ')) ?? [];
    const ordered = [...promoted, ...ranked.pages.filter((page) => !promoted.includes(page))];
    const kept =
      options.topic === undefined
        ? ordered
        : ordered.filter((page) => topicOf(pages[page]) === options.topic);
    const limit = options.limit ?? 10;
    const titled = kept.slice(limit).filter((page) => ranked.titled.has(page) && !promoted.includes(page));
    const shown = [...kept.slice(0, limit), ...titled.slice(0, mostTitled)];
    const results = await Promise.all(shown.map(cards));
    return {
      results: equalTitleFirst(results, query.keys.join(' '), promoted.length).slice(0, limit),
      total: kept.length,
      topics: countTopics(ordered, pages),
      corrected: replaceWords(text, concepts, 'correction'),
      didYouMean: replaceWords(text, concepts, 'doubt'),
      missing: missingWords(text, concepts, unfinished),
      known: shareKnown(concepts, manifest.pages),
      isHit: hitTest(concepts),
    };
  };

  const readQuery = async (text: string): Promise<ParsedQuery> => {
    const query = parseQuery(text, reader);
    if (hasSpaces) return query;
    const isKnown = async (key: string) =>
      (await store.word(key)) !== undefined || (await finder.forms(key, false)).length > 0;
    return cutUnknownWords(query, { language, stops, isKnown, vocabulary });
  };

  /** What each word of the query may mean; only the last one, where the text ends, can be unfinished. */
  const findConcepts = async (query: ParsedQuery, mode: WordMode): Promise<readonly QueryConcept[]> => {
    const found = await Promise.all(
      query.words.map((word) =>
        finder.find(word, { ...mode, unfinished: mode.unfinished && word.end === query.text.length }),
      ),
    );
    const concepts = await withJoinedWords(query, found, store, hasSpaces);
    return withSynonyms(query, concepts, synonyms);
  };

  const topicOf = (page: PageFacts | undefined) => manifest.topics[page?.topic ?? -1]?.id;

  const countTopics = (numbers: readonly number[], pages: readonly PageFacts[]) => {
    const counts = new Map<string, number>();
    for (const number of numbers) {
      const id = topicOf(pages[number]);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  };

  const equalTitleFirst = (results: readonly Card[], keys: string, behind: number): readonly Card[] => {
    const index = results.findIndex(({ title }) => keys === joinKeys(title));
    const equal = results[index];
    if (!equal || index < behind) return results;
    const others = results.filter((card) => card !== equal);
    return [...others.slice(0, behind), equal, ...others.slice(behind)];
  };

  const joinKeys = (text: string) =>
    tokenize(text)
      .map(({ key }) => key)
      .join(' ');

  return {
    suggest: (query, options = {}) => answer(query, options, true),
    search: (query, options = {}) => answer(query, options, false),
  };
}

/** The typed text with corrected (or doubted) words replaced; `undefined` where none is. */
function replaceWords(
  text: string,
  concepts: readonly QueryConcept[],
  kind: 'correction' | 'doubt',
): string | undefined {
  let replaced = text;
  let from = text.length;
  for (const { word, [kind]: instead } of concepts.toReversed()) {
    const { start, end } = word.whole ?? word;
    if (instead === undefined || end > from) continue;
    replaced = replaced.slice(0, start) + instead + replaced.slice(end);
    from = start;
  }
  return replaced === text ? undefined : replaced;
}

/** The words that nothing of the site is known to mean; one that is still being typed may become something. */
function missingWords(
  text: string,
  concepts: readonly QueryConcept[],
  unfinished: boolean,
): string | undefined {
  const missing = concepts.filter(
    ({ isKnown, isWeak, isRelaxed, correction, word }) =>
      !isKnown &&
      !isWeak &&
      (correction === undefined || isRelaxed) &&
      !(unfinished && word.end === text.length),
  );
  const words = missing.map(({ word }) => {
    const { start, end } = word.whole ?? word;
    return text.slice(start, end);
  });
  return words.length > 0 ? [...new Set(words)].join(' ') : undefined;
}

/** Words this alike are marked as found; a form that is less so may be another word (`reset`, `reserve`). */
const surelyAlike = 0.55;

/** Of a synonym of several words ("money back") single ones say little: they are not marked. */
function hitTest(concepts: readonly QueryConcept[]): (key: string) => boolean {
  const keys = new Set(
    concepts.flatMap(({ alternatives, word, isWeak }) => [
      ...(isWeak
        ? []
        : [word.key, ...(word.parts ?? lettersAndNumbers(word.key)).filter((part) => part.length > 1)]),
      ...alternatives.flatMap(({ keys, weight, isForm = true }) =>
        (isForm || weight >= surelyAlike) && (keys.length === 1 || keys.join('') === word.key) ? keys : [],
      ),
    ]),
  );
  return (key) => keys.has(key);
}

/** The result of the first successful call; a failed one is tried again by the next. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
