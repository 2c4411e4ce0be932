/** Encodes the files of a search index, which `browser/index-format.ts` decodes. */
import { ByteWriter } from './byte-writer.ts';
import {
  firstCharacter,
  mostTitleWords,
  type Card,
  type CardRow,
  type EncodedFacts,
  type PageFacts,
  type PostingsFile,
  type VocabularyWord,
} from './browser/index-format.ts';
import { sharedLength } from './browser/word-list.ts';

export function encodePages(pages: readonly PageFacts[]): EncodedFacts {
  const text = (of: (page: PageFacts) => number) =>
    pages.map((page) => String.fromCharCode(firstCharacter + of(page))).join('');
  const topics: [number, number][] = [];
  for (const { topic } of pages) {
    const last = topics.at(-1);
    if (last?.[0] === topic) last[1]++;
    else topics.push([topic, 1]);
  }
  return {
    titleWords: text(({ titleWords }) => Math.min(titleWords, mostTitleWords)),
    topics,
    prominence: text(({ prominence }) => prominence),
  };
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

export const encodeCards = (cards: readonly Card[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(cards.map(toRow)));

const toRow = (card: Card): CardRow => [
  card.id,
  card.url,
  card.title,
  card.description,
  card.topicPath,
  card.fragment,
];

/** Writes words that are sorted by `compareCodeUnits` and contain no line break. */
export function writeWords(writer: ByteWriter, words: readonly string[]): void {
  writer.varint(words.length);
  let last = '';
  const rests: string[] = [];
  for (const word of words) {
    const shared = sharedLength(last, word);
    writer.varint(shared);
    rests.push(word.slice(shared));
    last = word;
  }
  writer.text(rests.join('\n'));
}
