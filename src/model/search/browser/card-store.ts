/** The cards of results, fetched on demand. */
import { cardsPerFile, decodeCards, type Card } from './index-format.ts';
import type { ReadFile } from './postings-store.ts';

export interface CardStore {
  /** The card of a page by its number. */
  readonly card: (page: number) => Promise<Card>;
  /** Whether the file with the card of a page has been fetched. */
  readonly isNear: (page: number) => boolean;
}

/** The cards of an index. */
export function createCardStore(read: ReadFile): CardStore {
  const files = new Map<number, Promise<readonly Card[]>>();
  const fetched = new Set<number>();
  const fileOf = (page: number) => Math.floor(page / cardsPerFile);
  return {
    card: async (page) => {
      const number = fileOf(page);
      let file = files.get(number);
      if (!file) {
        file = read(`cards-${number}.bin`).then(decodeCards);
        file.then(
          () => fetched.add(number),
          // The next query tries again to fetch a file that failed.
          () => files.delete(number),
        );
        files.set(number, file);
      }
      const card = (await file)[page % cardsPerFile];
      if (!card) throw new RangeError(`search index: no card for page ${page}`);
      return card;
    },
    isNear: (page) => fetched.has(fileOf(page)),
  };
}
