/** The words of a site that a misspelt one is corrected to. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import type { VocabularyWord } from './browser/index-format.ts';
import { isPairKey } from './browser/pairs.ts';
import type { AskedPage } from './page-words.ts';

/** The largest size of a vocabulary. It has all words of a small site; for a large one, the rarest are left out. */
const vocabularySize = 16_000;

export function vocabularyOf(
  read: readonly AskedPage[],
  words: readonly string[],
  postings: ReadonlyMap<string, { readonly pages: readonly number[] }>,
  surfaces: ReadonlyMap<string, string>,
): VocabularyWord[] {
  const prominent = new Set(
    read.flatMap(({ words: { title, searchFor, keywords, headings }, questions }) => [
      ...title,
      ...searchFor,
      ...keywords,
      ...headings,
      ...questions.flatMap((question) => [...question]),
    ]),
  );
  const pagesOf = (word: string) => postings.get(word)?.pages.length ?? 0;
  const worth = (word: string) => (prominent.has(word) ? 2 : 1) * pagesOf(word);
  const chosen = words
    .filter((word) => word.length > 1 && !/\p{N}/u.test(word) && !isPairKey(word))
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, vocabularySize)
    .toSorted(compareCodeUnits);
  return chosen.map((word) => ({ surface: surfaces.get(word) ?? word, pages: pagesOf(word) }));
}
