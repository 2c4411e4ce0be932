/** The cards of results, fetched on demand. */
import { cardsPerFile, decodeCards, type Card } from './index-format.ts';
import type { ReadFile } from './postings-store.ts';

/** Gives the card of a page by its number. */
export function createCardStore(read: ReadFile): (page: number) => Promise<Card> {
  const files = new Map<number, Promise<readonly Card[]>>();
  return async (page) => {
    const number = Math.floor(page / cardsPerFile);
    let file = files.get(number);
    if (!file) {
      file = read(`cards-${number}.bin`).then(decodeCards);
      // The next query tries again to fetch a file that failed.
      file.catch(() => files.delete(number));
      files.set(number, file);
    }
    const card = (await file)[page % cardsPerFile];
    if (!card) throw new RangeError(`search index: no card for page ${page}`);
    return card;
  };
}
