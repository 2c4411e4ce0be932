/** The words of the index, fetched as they are asked for. */
import { decodePostings, type Posting, type PostingsFile } from './index-format.ts';
import { lowerBound, sharedLength } from './word-list.ts';

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
  /** Words that begin with `prefix`, in order; of very many only those in the first two files. */
  readonly wordsFrom: (prefix: string) => Promise<readonly IndexedWord[]>;
}

/** `starts` are the first words of all postings files but the first, see `SearchManifest.postings`. */
export function createPostingsStore(starts: readonly string[], read: ReadFile): PostingsStore {
  const files = new Map<number, Promise<PostingsFile>>();
  const open = (number: number): Promise<PostingsFile> => {
    let file = files.get(number);
    if (!file) {
      file = read(`postings-${number}.bin`).then(decodePostings);
      // A file that could not be fetched is asked for again by the next query.
      file.catch(() => files.delete(number));
      files.set(number, file);
    }
    return file;
  };
  const fileOf = (key: string) => {
    const start = lowerBound(starts, key);
    return starts[start] === key ? start + 1 : start;
  };
  return {
    word: async (key) => {
      const { words, postings } = await open(fileOf(key));
      const index = lowerBound(words, key);
      const posting = postings[index];
      return words[index] === key && posting ? { key, posting } : undefined;
    },
    wordsFrom: async (prefix) => {
      const first = fileOf(prefix);
      const last = Math.min(fileOf(prefix + '\uffff'), first + 1);
      const opened = await Promise.all(first === last ? [open(first)] : [open(first), open(last)]);
      return opened.flatMap(({ words, postings }) => {
        const from = lowerBound(words, prefix);
        const length = lowerBound(words, `${prefix}\uffff`) - from;
        return words.slice(from, from + length).flatMap((key, index) => {
          const posting = postings[from + index];
          return posting ? [{ key, posting }] : [];
        });
      });
    },
  };
}

/**
 * How alike two words are as forms of one word, 0 to 1: the share of the longer that both begin with. 0 where
 * what remains is too much for an ending. Works for languages that inflect at the end, without a stemmer.
 */
export function sameStem(a: string, b: string): number {
  const shared = sharedLength(a, b);
  if (digits.test(a.slice(shared) + b.slice(shared))) return 0;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shared < 4) return shared === 3 && shorter.length === 3 && longer === shorter + 's' ? 0.8 : 0;
  if (shorter.length - shared > 3) return 0;
  const share = shared / longer.length;
  return share >= leastShare ? share : 0;
}

const leastShare = 0.55;

/** `arduino15` is no form of `arduino`. */
const digits = /\p{N}/u;

/** The letters that every form of a word begins with, as far as `sameStem` goes. */
export const stemPrefix = (word: string): string =>
  word.slice(0, word.length <= 4 ? word.length : Math.max(4, word.length - 3));
