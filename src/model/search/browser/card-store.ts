/** The cards of results, fetched on demand. */
import { cardFiles, cardsPerFile, decodeCards, type Card } from './index-format.ts';
import type { ReadFile } from './postings-store.ts';

export interface CardStore {
  /** The card of a page by its number. */
  readonly card: (page: number) => Promise<Card>;
  /** Whether the file with the card of a page has been fetched. */
  readonly isNear: (page: number) => boolean;
  /** Whether no such file has been fetched. */
  readonly areNone: () => boolean;
}

/** The cards of an index of so many pages. */
export function createCardStore(pages: number, read: ReadFile): CardStore {
  const inFile = cardsPerFile(pages);
  const names = cardFiles(pages);
  const files = new Map<number, Promise<readonly Card[]>>();
  const fetched = new Set<number>();
  const fileOf = (page: number) => Math.floor(page / inFile);
  return {
    card: async (page) => {
      const number = fileOf(page);
      let file = files.get(number);
      if (!file) {
        file = read(names[number] ?? '').then(decodeCards);
        file.then(
          () => fetched.add(number),
          // The next query tries again to fetch a file that failed.
          () => files.delete(number),
        );
        files.set(number, file);
      }
      const card = (await file)[page % inFile];
      if (!card) throw new RangeError(`search index: no card for page ${page}`);
      return card;
    },
    isNear: (page) => fetched.has(fileOf(page)),
    areNone: () => fetched.size === 0,
  };
}
