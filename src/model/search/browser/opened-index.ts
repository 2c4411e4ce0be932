/** The index of one locale, opened: nothing is read before the first query, and everything once. */
import { createCardStore } from './card-store.ts';
import { createJoiner } from './codes.ts';
import { decodePages, decodeVocabulary, type SearchManifest } from './index-format.ts';
import { hasPairs } from './pairs.ts';
import { openVocabulary, type Vocabulary } from './open-vocabulary.ts';
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

/** The words of an index, by which a query is read. */
export type Lexicon = OpenedIndex['lexicon'];

/** Opens an index: pages are known at once, all else when it's asked for. */
export function openIndex({ manifest, read, store }: EngineSource) {
  const language = baseLanguage(manifest.lang);
  const pageFacts = decodePages(manifest.facts);
  const fetched = createPostingsStore(manifest.postings, read);
  const vocabulary = once(async () =>
    openVocabulary(decodeVocabulary(await read('vocabulary.bin')), language),
  );
  const stops = new Set(manifest.stopWords);
  const reader = { tokenize: createTokenizer(manifest.lang), stops, join: createJoiner(manifest.lang) };
  const lexiconOf = (words: PostingsStore, spelling: () => Promise<Vocabulary>) => {
    const finder = createWordFinder({ store: words, language, vocabulary: spelling });
    const synonyms = { groups: manifest.synonyms, stops, store: words, finder };
    const hasSpaces = !isUnspaced(manifest.lang);
    return {
      manifest,
      language,
      hasSpaces,
      hasPairs: hasPairs(manifest.lang),
      reader,
      store: words,
      vocabulary: spelling,
      finder,
      synonyms,
    };
  };
  const noSpelling = once(() => Promise.resolve(openVocabulary([], language)));
  return {
    manifest,
    lexicon: lexiconOf(store ?? fetched, vocabulary),
    /** Of the files that have been fetched. */
    near: lexiconOf(fetched.near, () => (vocabulary.isMade() ? vocabulary() : noSpelling())),
    pageFacts,
    rank: createRanker(pageFacts, manifest.unanswered),
    cards: createCardStore(manifest.pages, read),
    // Keyed by what readers type: a plain object knows `constructor`.
    promotedFor: new Map(Object.entries(manifest.promoted)),
  };
}

/** The words of a query; in scripts without spaces, cut where the site's words end. */
export async function readQuery(lexicon: Lexicon, text: string): Promise<ParsedQuery> {
  const { language, store, finder, vocabulary, reader } = lexicon;
  const query = parseQuery(text, reader);
  if (lexicon.hasSpaces) return query;
  const isKnown = async (key: string) =>
    (await store.word(key)) !== undefined || (await finder.forms(key, false)).length > 0;
  return cutUnknownWords(query, { language, stops: reader.stops, isKnown, vocabulary });
}

/** What each word of the query may mean; only the last one, where the text ends, can be unfinished. */
export async function findConcepts(
  { finder, store, reader, hasSpaces, synonyms, manifest }: Lexicon,
  query: ParsedQuery,
  mode: WordMode,
): Promise<readonly QueryConcept[]> {
  const found = await Promise.all(
    query.words.map((word) =>
      finder.find(word, { ...mode, unfinished: mode.unfinished && word.end === query.text.length }),
    ),
  );
  const concepts = await withJoinedWords(query, found, { store, stops: reader.stops, hasSpaces });
  const all = await withSynonyms(query, concepts, synonyms);
  const isOnPage = ({ postings }: WordAlternative) =>
    postings.every(({ pages }) => (pages[0] ?? manifest.pages) < manifest.pages);
  // A word that only questions have which nothing answers is still missing.
  return all.map((concept) => ({
    ...concept,
    isKnown: concept.isKnown && concept.alternatives.some(isOnPage),
  }));
}

/** The result of the first successful call, and whether it is there; a failed one is tried again by the next. */
function once<T>(make: () => Promise<T>): (() => Promise<T>) & { readonly isMade: () => boolean } {
  let made: Promise<T> | undefined;
  let isMade = false;
  const get = () => {
    made ??= make().then(
      (value) => {
        isMade = true;
        return value;
      },
      (error: unknown) => {
        made = undefined;
        throw error;
      },
    );
    return made;
  };
  return Object.assign(get, { isMade: () => isMade });
}
