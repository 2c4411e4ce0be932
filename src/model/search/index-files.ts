/** Lays the index of a locale out in files (see index-format.ts). */
import {
  cardFiles,
  cardsPerFile,
  indexFormat,
  type Card,
  type SearchManifest,
} from './browser/index-format.ts';
import { encodeCards, encodePages, encodePostings, encodeVocabulary } from './encode-index.ts';
import { usuallySure } from './browser/sureness.ts';
import type { PageIndex } from './index-pages.ts';

/** A file before compression. */
interface IndexFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The files of an index, and its manifest without the hash that names their folder. */
export interface IndexLayout {
  readonly files: readonly IndexFile[];
  readonly manifest: Omit<SearchManifest, 'version'>;
}

/** Size of a postings file before compression, which about halves it: small enough to fetch one for a word. */
const postingsFileBytes = 12_000;

/** The files for an index whose pages show `cards` (in the same order). */
export function layOutIndex(
  index: PageIndex,
  cards: readonly Card[],
  settings: Pick<SearchManifest, 'lang' | 'stopWords' | 'synonyms' | 'promoted'>,
): IndexLayout {
  const parts = cutPostings(index);
  const inFile = cardsPerFile(cards.length);
  return {
    files: [
      { name: 'vocabulary.bin', bytes: encodeVocabulary(index.vocabulary) },
      ...parts.map(({ from, to }, number) => ({
        name: `postings-${number}.bin`,
        bytes: encodePostings({
          words: index.words.slice(from, to),
          postings: index.postings.slice(from, to),
        }),
      })),
      ...cardFiles(cards.length).map((name, file) => ({
        name,
        bytes: encodeCards(cards.slice(file * inFile, (file + 1) * inFile)),
      })),
    ],
    manifest: {
      format: indexFormat,
      lang: settings.lang,
      pages: cards.length,
      facts: encodePages(index.pages),
      unanswered: index.unanswered,
      sure: usuallySure,
      postings: parts.slice(1).map(({ from }) => beginningOf(index.words, from)),
      topics: index.topics,
      stopWords: settings.stopWords,
      synonyms: settings.synonyms,
      promoted: settings.promoted,
    },
  };
}

/**
 * So many letters of a word as no word before it has: fewer than the whole word, and a beginning of it that is typed isn't looked
 * for in the file before.
 */
function beginningOf(words: readonly string[], index: number): string {
  const word = words[index] ?? '';
  let shared = 0;
  while (word[shared] === words[index - 1]?.[shared]) shared++;
  return word.slice(0, shared + 1);
}

interface Part {
  readonly from: number;
  readonly to: number;
}

function cutPostings({ words, postings }: PageIndex): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let size = 0;
  words.forEach((word, index) => {
    const bytes = word.length + 2 * (postings[index]?.pages.length ?? 0);
    if (size > 0 && size + bytes > postingsFileBytes) {
      parts.push({ from, to: index });
      [from, size] = [index, 0];
    }
    size += bytes;
  });
  const last = parts.at(-1);
  // What remains is no file of its own if it is little.
  if (last && size < postingsFileBytes / 4) return [...parts.slice(0, -1), { ...last, to: words.length }];
  return [...parts, { from, to: words.length }];
}
