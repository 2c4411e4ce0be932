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
import { ByteReader, ByteWriter } from './bytes.ts';
import { readWords, writeWords } from './word-list.ts';

/** Raised whenever a browser with an older copy of the code could misread the files. */
export const indexFormat = 7;

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
  /** What ranking needs of each page, in order of URL, see `encodePages`: about a byte a page, so it costs no file of its own. */
  readonly facts: string;
  /** Questions that nothing answers: their numbers follow those of the pages. */
  readonly unanswered: number;
  /** How sure the engine must be to show an answer, see sureness.ts. */
  readonly sure: number;
  /** First word of each postings file but the first. */
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

/** As base64, for JSON. */
export function encodePages(pages: readonly PageFacts[]): string {
  const writer = new ByteWriter();
  for (const { titleWords } of pages) writer.varint(titleWords);
  for (const { topic } of pages) writer.varint(topic);
  for (const { prominence } of pages) writer.byte(prominence);
  return btoa(Array.from(writer.finish(), (byte) => String.fromCharCode(byte)).join(''));
}

export function decodePages(facts: string, count: number): PageFacts[] {
  const reader = new ByteReader(Uint8Array.from(atob(facts), (character) => character.charCodeAt(0)));
  const titleWords = Array.from({ length: count }, () => reader.varint());
  const topics = titleWords.map(() => reader.varint());
  return titleWords.map((words, page) => ({
    titleWords: words,
    topic: topics[page] ?? 0,
    prominence: reader.byte(),
  }));
}

export function encodePostings({ words, postings }: PostingsFile): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writeWords(writer, words);
  for (const { pages } of postings) writer.varint(pages.length);
  for (const { pages } of postings) {
    let last = -1;
    for (let index = 0; index < pages.length; index++) {
      const page = pages[index] ?? 0;
      writer.varint(page - last - 1);
      last = page;
    }
  }
  for (const { weights } of postings) {
    for (let index = 0; index < weights.length; index++) writer.byte(weights[index] ?? 0);
  }
  return writer.finish();
}

export function decodePostings(bytes: Uint8Array): PostingsFile {
  const reader = new ByteReader(bytes);
  const words = readWords(reader);
  const counts = words.map(() => reader.varint());
  const pages = counts.map((count) => {
    const numbers = new Uint32Array(count);
    let last = -1;
    for (let index = 0; index < count; index++) numbers[index] = last += reader.varint() + 1;
    return numbers;
  });
  const postings = pages.map((numbers) => createPosting(numbers, reader.bytes(numbers.length)));
  return { words, postings };
}

/** Counts are kept as powers of √2: exact enough to prefer the usual word. */
export function encodeVocabulary(words: readonly VocabularyWord[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writeWords(
    writer,
    words.map(({ surface }) => surface),
  );
  for (const { pages } of words) writer.byte(Math.round(2 * Math.log2(Math.max(pages, 1))));
  return writer.finish();
}

export function decodeVocabulary(bytes: Uint8Array): VocabularyWord[] {
  const reader = new ByteReader(bytes);
  return readWords(reader).map((surface) => ({ surface, pages: 2 ** (reader.byte() / 2) }));
}

export const encodeCards = (cards: readonly Card[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(cards.map(toRow)));

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

type CardRow = readonly [string, string, string, string, readonly string[], string];

const toRow = (card: Card): CardRow => [
  card.id,
  card.url,
  card.title,
  card.description,
  card.topicPath,
  card.fragment,
];
