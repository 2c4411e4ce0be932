/** The words of the index, fetched on demand. */
import { createPosting, decodePostings, type OpenedPostings, type Posting } from './index-format.ts';
import { between } from './pairs.ts';
import { lowerBound } from './word-list.ts';

/** A word of the index. */
export interface IndexedWord {
  readonly key: string;
  readonly posting: Posting;
}

/** Reads a file of the index by name, decompressed. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

export interface PostingsStore {
  /** The word, if the site has it. */
  readonly word: (key: string) => Promise<IndexedWord | undefined>;
  /**
   * Words that begin with `prefix`, in order, without its own pairs; of very many only those in the first two files, and those in
   * the first if all that's known is one letter or two: the next one needs other files.
   */
  readonly wordsFrom: (prefix: string) => Promise<readonly IndexedWord[]>;
}

export interface FetchedStore extends PostingsStore {
  /** The words of the files that have been fetched; it knows no others. */
  readonly near: PostingsStore;
}

const noWords: OpenedPostings = { words: [], posting: () => createPosting([], []) };

/** One letter of many words, or two; where letters have no capitals, they may be a word. */
const isBeginning = (prefix: string) => /^\p{Ll}{1,2}$/u.test(prefix);

/** `starts` are the beginnings of all postings files but the first, see `SearchManifest.postings`. */
export function createPostingsStore(starts: readonly string[], read: ReadFile): FetchedStore {
  const files = new Map<number, Promise<OpenedPostings>>();
  const fetched = new Map<number, OpenedPostings>();
  const open = (number: number): Promise<OpenedPostings> => {
    let file = files.get(number);
    if (!file) {
      file = read(`postings-${number}.bin`).then(decodePostings);
      file.then(
        (words) => fetched.set(number, words),
        // The next query tries again to fetch a file that failed.
        () => files.delete(number),
      );
      files.set(number, file);
    }
    return file;
  };
  const fileOf = (key: string) => {
    const start = lowerBound(starts, key);
    return starts[start] === key ? start + 1 : start;
  };
  const wordsOf = (open: (number: number) => Promise<OpenedPostings>): PostingsStore => ({
    word: async (key) => {
      const { words, posting } = await open(fileOf(key));
      const index = lowerBound(words, key);
      return words[index] === key ? { key, posting: posting(index) } : undefined;
    },
    wordsFrom: async (prefix) => {
      const first = fileOf(prefix);
      const end = fileOf(prefix + between);
      const last = end > first + 1 && isBeginning(prefix) ? first : Math.min(end, first + 1);
      const opened = await Promise.all(first === last ? [open(first)] : [open(first), open(last)]);
      return opened.flatMap(({ words, posting }) => {
        const from = lowerBound(words, prefix);
        const to = lowerBound(words, prefix + between);
        return words.slice(from, to).map((key, index) => ({ key, posting: posting(from + index) }));
      });
    },
  });
  return { ...wordsOf(open), near: wordsOf(async (number) => fetched.get(number) ?? noWords) };
}
