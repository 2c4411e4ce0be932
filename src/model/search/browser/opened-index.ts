/** The index of one locale, opened: nothing is read before the first query, and everything once. */
import { createCardStore } from './card-store.ts';
import { createJoiner } from './codes.ts';
import { decodePages, decodeVocabulary, type SearchManifest } from './index-format.ts';
import { openVocabulary } from './open-vocabulary.ts';
import { withJoinedWords, withSynonyms, type QueryConcept } from './phrases.ts';
import { createPostingsStore, type PostingsStore, type ReadFile } from './postings-store.ts';
import { parseQuery, type ParsedQuery } from './query.ts';
import { createRanker } from './ranking.ts';
import { baseLanguage, createTokenizer, isUnspaced } from './tokens.ts';
import { cutUnknownWords } from './unspaced.ts';
import type { WordAlternative } from './word-alternatives.ts';
import { createWordFinder, type WordMode } from './word-finder.ts';

export interface EngineSource {
  readonly manifest: SearchManifest;
  /** Reads a file of the index by name, decompressed. */
  readonly read: ReadFile;
  /** The words of the index, where they don't come from its files. */
  readonly store?: PostingsStore;
}

/** An opened index. */
export type OpenedIndex = ReturnType<typeof openIndex>;

/** Opens an index. */
export function openIndex({
  manifest,
  read,
  store = createPostingsStore(manifest.postings, read),
}: EngineSource) {
  const language = baseLanguage(manifest.lang);
  const tokenize = createTokenizer(manifest.lang);
  const stops = new Set(manifest.stopWords);
  const pageFacts = once(async () => decodePages(await read('pages.bin'), manifest.pages));
  const vocabulary = once(async () =>
    openVocabulary(decodeVocabulary(await read('vocabulary.bin')), language),
  );
  const finder = createWordFinder({ store, vocabulary });
  return {
    manifest,
    language,
    hasSpaces: !isUnspaced(manifest.lang),
    store,
    vocabulary,
    finder,
    reader: { tokenize, stops, join: createJoiner(manifest.lang) },
    synonyms: { groups: manifest.synonyms, stops, store, finder },
    pageFacts,
    ranker: once(async () => createRanker(await pageFacts(), manifest.unanswered)),
    cards: createCardStore(read),
    // Keyed by what readers type: a plain object knows `constructor`.
    promotedFor: new Map(Object.entries(manifest.promoted)),
  };
}

/** The words of a query; in scripts without spaces, cut where the site's words end. */
export async function readQuery(index: OpenedIndex, text: string): Promise<ParsedQuery> {
  const { language, store, finder, vocabulary, reader } = index;
  const query = parseQuery(text, reader);
  if (index.hasSpaces) return query;
  const isKnown = async (key: string) =>
    (await store.word(key)) !== undefined || (await finder.forms(key, false)).length > 0;
  return cutUnknownWords(query, { language, stops: reader.stops, isKnown, vocabulary });
}

/** What each word of the query may mean; only the last one, where the text ends, can be unfinished. */
export async function findConcepts(
  { finder, store, hasSpaces, synonyms, manifest }: OpenedIndex,
  query: ParsedQuery,
  mode: WordMode,
): Promise<readonly QueryConcept[]> {
  const found = await Promise.all(
    query.words.map((word) =>
      finder.find(word, { ...mode, unfinished: mode.unfinished && word.end === query.text.length }),
    ),
  );
  const concepts = await withJoinedWords(query, found, store, hasSpaces);
  const all = await withSynonyms(query, concepts, synonyms);
  const isOnPage = ({ postings }: WordAlternative) =>
    postings.every(({ pages }) => (pages[0] ?? manifest.pages) < manifest.pages);
  // A word that only questions have which nothing answers is still missing.
  return all.map((concept) => ({
    ...concept,
    isKnown: concept.isKnown && concept.alternatives.some(isOnPage),
  }));
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
