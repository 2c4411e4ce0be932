/** Lists of APIs, page by page. A page that can't be read costs itself. */
import { errorText } from '#base/error-text.ts';
import type { Note } from '#import/tree/notes.ts';

/** One page of a list. */
export interface ListPage {
  readonly items: unknown;
  /** Where the next one is; `undefined` after the last. */
  readonly next: string | undefined;
  /** How many pages there are, where the API says so. */
  readonly pages?: number | null | undefined;
}

export interface PagedList {
  /** How the report names it: `/articles`. */
  readonly name: string;
  /** The address of a page by its number, counted from 1. */
  readonly pageAt: (number: number) => string;
  /** Where the first page is, if it isn't asked for by its number. */
  readonly first?: string | undefined;
  readonly ask: (address: string, number: number) => Promise<ListPage>;
  readonly take: (items: unknown, shown: string) => void;
  readonly notes: Note[];
}

/** So many pages in a row that can't be read are the end of a list whose length nobody knows. */
const mostBroken = 3;

/**
 * Reads all pages. Throws what the first one throws: then the API is another one, or the credentials aren't right.
 * Notes: `file-skipped` for any other page; the next one is asked for by its number.
 */
export async function readList({ name, pageAt, first, ask, take, notes }: PagedList): Promise<void> {
  let address: string | undefined = first ?? pageAt(1);
  let pages = Infinity;
  for (let number = 1, broken = 0; address !== undefined && broken < mostBroken; number++) {
    const shown = `${name}, page ${number}`;
    try {
      const page: ListPage = await ask(address, number);
      take(page.items, shown);
      pages = page.pages ?? pages;
      address = page.next;
      broken = 0;
    } catch (error) {
      if (number === 1) throw error;
      const what = `${errorText(error)}. What is on it is missing: import again`;
      notes.push({ file: shown, line: undefined, kind: 'file-skipped', what });
      address = number < pages ? pageAt(number + 1) : undefined;
      broken += 1;
    }
  }
}
