/**
 * The files of a search index. The browser needs few of them for a query: the manifest, the parts of the postings that
 * hold the query's words, the parts of the cards that show its results. Only a misspelt word
 * needs the vocabulary.
 *
 * - manifest.json: see `SearchManifest`; always current, so small and the only file without a hash in its name
 * - <version>/postings-<n>.bin: words in order, and the pages that hold them
 * - <version>/cards-<n>.bin: JSON, what results show of some pages each, see `cardsPerFile`
 * - <version>/vocabulary.bin: words for spelling
 * - texts/<name>.bin: JSON, the text of a page (see page-text.ts)
 *
 * All but the manifest are gzipped here, so they're small even on a server that doesn't compress.
 */
import { ByteReader } from './bytes.ts';
import { readWords } from './word-list.ts';

/** Raised whenever a browser with an older copy of the code could misread the files. */
export const indexFormat = 8;

/**
 * A result needs the file with its card, so few cards a file cost few bytes; those of a small site are one file, which costs
 * less than several do. Other numbers are another format.
 */
export const cardsPerFile = (pages: number): number => (pages <= smallSite ? smallSite : 12);

const smallSite = 96;

/** The names of the files that have the cards of so many pages. */
export const cardFiles = (pages: number): string[] =>
  Array.from({ length: Math.ceil(pages / cardsPerFile(pages)) }, (_, file) => `cards-${file}.bin`);

export interface SearchManifest {
  readonly format: number;
  /** BCP 47 tag of the index. */
  readonly lang: string;
  /** Folder of the other files; a hash of their content. */
  readonly version: string;
  readonly pages: number;
  /** What ranking needs of each page, in order of URL: less than a byte a page when compressed, so it costs no file of its own. */
  readonly facts: EncodedFacts;
  /** Questions that nothing answers: their numbers follow those of the pages. */
  readonly unanswered: number;
  /** How sure the engine must be to show an answer, see sureness.ts. */
  readonly sure: number;
  /** How each postings file but the first begins: so many letters of its first word as no word of the file before has. */
  readonly postings: readonly string[];
  /** Topics to filter by, in the order of their numbers in `facts`. */
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  /** Keys of words that say nothing about the question. */
  readonly stopWords: readonly string[];
  /** Groups of phrases that mean the same; each phrase as its keys joined by spaces. */
  readonly synonyms: readonly (readonly string[])[];
  /** Pages put first for a query: its keys joined by spaces, and page numbers. */
  readonly promoted: Readonly<Record<string, readonly number[]>>;
}

/** What ranking knows of a page. */
export interface PageFacts {
  /** Number of different words in its title. */
  readonly titleWords: number;
  readonly topic: number;
  /** How many pages link to it, 0 to 7: the logarithm to base 2. */
  readonly prominence: number;
}

/** What a result shows before its passage is loaded. */
export interface Card {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly topicPath: readonly string[];
  /** Name of the file with the page's text (see page-text.ts). Empty if there is none. */
  readonly fragment: string;
}

/** Pages that hold a word. `weights` has the word's weight on the page, 0 to `maxWeight`, times 2, plus 1 where the title has it. */
export interface Posting {
  readonly pages: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  /** Number of pages whose title has it. */
  readonly titles: number;
}

/** A posting of pages in ascending order. */
export function createPosting(pages: ArrayLike<number>, weights: ArrayLike<number>): Posting {
  let titles = 0;
  for (let index = 0; index < weights.length; index++) titles += (weights[index] ?? 0) & 1;
  return { pages, weights, titles };
}

export const maxWeight = 15;

/** Words in order and the posting of each. */
export interface PostingsFile {
  readonly words: readonly string[];
  readonly postings: readonly Posting[];
}

/** A word as the site writes it most often, and on how many pages. */
export interface VocabularyWord {
  readonly surface: string;
  readonly pages: number;
}

/** What ranking knows of all pages, a column for each fact: objects would take a browser as long as all else of opening. */
export interface PageColumns {
  readonly titleWords: Uint8Array;
  readonly topics: Uint32Array;
  readonly prominence: Uint8Array;
}

/** For JSON: a character a page, which compresses to a few bits; topics, whose pages lie side by side, each with their number. */
export interface EncodedFacts {
  readonly titleWords: string;
  readonly topics: readonly (readonly [topic: number, pages: number])[];
  readonly prominence: string;
}

/** The character of 0: behind those that JSON escapes; a title that has more words than fit is as long as can be. */
export const firstCharacter = 0x30;
export const mostTitleWords = 0x5b - firstCharacter;

export function decodePages({ titleWords, topics, prominence }: EncodedFacts): PageColumns {
  const topicOfEach = new Uint32Array(titleWords.length);
  let from = 0;
  for (const [topic, pages] of topics) topicOfEach.fill(topic, from, (from += pages));
  return { titleWords: numbersOf(titleWords), topics: topicOfEach, prominence: numbersOf(prominence) };
}

function numbersOf(text: string): Uint8Array {
  const numbers = new Uint8Array(text.length);
  for (let page = 0; page < text.length; page++) numbers[page] = text.charCodeAt(page) - firstCharacter;
  return numbers;
}

/** Words in order; the posting of one is read when it's asked for, since a query needs few of a file. */
export interface OpenedPostings {
  readonly words: readonly string[];
  readonly posting: (index: number) => Posting;
}

export function decodePostings(bytes: Uint8Array): OpenedPostings {
  const reader = new ByteReader(bytes);
  const words = readWords(reader);
  const counts = words.map(() => reader.varint());
  const starts = counts.map((count) => reader.skipVarints(count));
  const weights = counts.map((count) => reader.bytes(count));
  const read = (index: number) => {
    const numbers = new Uint32Array(counts[index] ?? 0);
    const gaps = new ByteReader(bytes, starts[index]);
    let last = -1;
    for (let n = 0; n < numbers.length; n++) numbers[n] = last += gaps.varint() + 1;
    return createPosting(numbers, weights[index] ?? []);
  };
  const known = new Map<number, Posting>();
  return {
    words,
    posting: (index) => {
      const posting = known.get(index) ?? read(index);
      known.set(index, posting);
      return posting;
    },
  };
}

export function decodeVocabulary(bytes: Uint8Array): VocabularyWord[] {
  const reader = new ByteReader(bytes);
  return readWords(reader).map((surface) => ({ surface, pages: 2 ** (reader.byte() / 2) }));
}

export const decodeCards = (bytes: Uint8Array): Card[] =>
  (JSON.parse(new TextDecoder().decode(bytes)) as CardRow[]).map(
    ([id, url, title, description, topicPath, fragment]) => ({
      id,
      url,
      title,
      description,
      topicPath,
      fragment,
    }),
  );

/** A card in its file. */
export type CardRow = readonly [string, string, string, string, readonly string[], string];
