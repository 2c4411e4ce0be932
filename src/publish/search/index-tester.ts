/**
 * Asks an index what its self-test asks, and notes what each answer was made from: a query whose look-ups all give what they
 * gave before has the answer that it had.
 */
import { contentHash } from '#base/content-hash.ts';
import { createEngine } from '#model/search/browser/engine.ts';
import { cardFiles, decodeCards, type Posting } from '#model/search/browser/index-format.ts';
import type { EngineSource } from '#model/search/browser/opened-index.ts';
import { createPostingsStore, type PostingsStore } from '#model/search/browser/postings-store.ts';
import { testOptions } from '#model/search/self-test.ts';

/** What a query found, and what that depends on besides what all answers depend on. */
export interface TestedAnswer {
  /** Words (`=lamp`), beginnings of words (`^lam`), and `?` where it needed the vocabulary. */
  readonly lookedUp: readonly string[];
  /** Hash of what these gave. */
  readonly gave: string;
  readonly results: readonly { readonly id: string; readonly title: string }[];
}

/** An index that is tested. */
export interface IndexTester {
  /** Hash of what all answers depend on: facts and titles of pages, settings. */
  readonly around: () => Promise<string>;
  readonly ask: (query: string) => Promise<TestedAnswer>;
  /** Whether the index would give the answer again, if `around` is the same. */
  readonly isSame: (answer: TestedAnswer) => Promise<boolean>;
}

/** The engine's file for words that no page has. */
const vocabularyFile = 'vocabulary.bin';

class NeedsVocabulary extends Error {}

/** Opens an index for testing. */
export function openTester({ manifest, read }: Omit<EngineSource, 'store'>): IndexTester {
  const words = createPostingsStore(manifest.postings, read);
  let lookedUp = new Set<string>();
  const store: PostingsStore = {
    word: (key) => {
      lookedUp.add(`=${key}`);
      return words.word(key);
    },
    wordsFrom: (prefix) => {
      lookedUp.add(`^${prefix}`);
      return words.wordsFrom(prefix);
    },
  };
  const withoutVocabulary = (name: string) =>
    name === vocabularyFile ? Promise.reject(new NeedsVocabulary()) : read(name);
  const usual = createEngine({ manifest, store, read: withoutVocabulary });
  const spelling = createEngine({ manifest, store, read });
  const valueOf = memoizeLookUps(words, read);
  let around: Promise<string> | undefined;
  const hashOf = async (keys: readonly string[]) =>
    contentHash(JSON.stringify(await Promise.all(keys.map(valueOf))));

  return {
    around: () => (around ??= hashAround({ manifest, read })),
    ask: async (query) => {
      lookedUp = new Set();
      const found = await search(usual, query).catch((error: unknown) => {
        if (!(error instanceof NeedsVocabulary)) throw error;
        lookedUp.add('?');
        return search(spelling, query);
      });
      const keys = [...lookedUp];
      const results = found.results.map(({ id, title }) => ({ id, title }));
      return { lookedUp: keys, gave: await hashOf(keys), results };
    },
    isSame: async (answer) => (await hashOf(answer.lookedUp)) === answer.gave,
  };
}

const search = (engine: ReturnType<typeof createEngine>, query: string) => engine.search(query, testOptions);

/** Hashes of what look-ups give, each made once. */
function memoizeLookUps(words: PostingsStore, read: EngineSource['read']) {
  const hashOf = ({ pages, weights }: Posting) =>
    contentHash(Buffer.from(Uint32Array.from([pages.length, ...listOf(pages), ...listOf(weights)]).buffer));
  const postings = new Map<string, string>();
  const postingOf = (key: string, posting: Posting) => {
    const known = postings.get(key) ?? hashOf(posting);
    postings.set(key, known);
    return known;
  };
  const look = async (lookUp: string): Promise<string> => {
    const key = lookUp.slice(1);
    if (lookUp === '?') return contentHash(await read(vocabularyFile));
    if (lookUp.startsWith('=')) {
      const word = await words.word(key);
      return word ? postingOf(key, word.posting) : '';
    }
    const found = await words.wordsFrom(key);
    return contentHash(JSON.stringify(found.map((word) => [word.key, postingOf(word.key, word.posting)])));
  };
  const made = new Map<string, Promise<string>>();
  return (lookUp: string): Promise<string> => {
    const value = made.get(lookUp) ?? look(lookUp);
    made.set(lookUp, value);
    return value;
  };
}

const listOf = (numbers: ArrayLike<number>): readonly number[] => Array.from(numbers);

async function hashAround({ manifest, read }: Omit<EngineSource, 'store'>): Promise<string> {
  const { version: _version, sure: _sure, postings: _postings, ...settings } = manifest;
  const cards = await Promise.all(
    cardFiles(manifest.pages).map(async (name) => decodeCards(await read(name))),
  );
  const titles = cards.flat().map(({ id, title }) => [id, title]);
  return contentHash(JSON.stringify([settings, titles]));
}
