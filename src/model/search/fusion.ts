/**
 * Fuses the engine's order with that of another full-text search. The benchmark measures what Pagefind's opinion
 * would add; it added nothing on the corpora we have, so the site does without.
 */
import type { Reorder } from './engine.ts';
import type { Ranked } from './ranking.ts';

/** Another search: pages with scores for one word or phrase. */
export type FullTextSearch = (words: string) => Promise<readonly Ranked[]>;

/** Weight of the other search's list beside our own. */
const otherWeight = 0.5;

/** Asks the other search for each word, adds up what it says by how rare the word is, and fuses the two orders. */
export function fuseWith(fullText: FullTextSearch): Reorder {
  return async (ranked, words) => {
    const lists = await Promise.all(words.map((keys) => fullText(keys.join(' '))));
    const scores = new Map<number, number>();
    for (const list of lists) {
      const top = Math.max(...list.map(({ score }) => score), Number.MIN_VALUE);
      const rarity = 1 / Math.log2(2 + list.length);
      for (const { page, score } of list) scores.set(page, (scores.get(page) ?? 0) + (rarity * score) / top);
    }
    const theirs = [...scores].toSorted((a, b) => b[1] - a[1]).map(([page]) => page);
    return fuseRanks([
      { pages: ranked.map(({ page }) => page), weight: 1 },
      { pages: theirs, weight: otherWeight },
    ]);
  };
}

/**
 * Reciprocal rank fusion of ranked lists (Cormack, Clarke, Büttcher, 2009), each with its weight.
 *
 * @example fuseRanks([{ pages: [4, 2], weight: 1 }, { pages: [2], weight: 1 }]) // => page 2 before page 4
 */
export function fuseRanks(
  lists: readonly { readonly pages: readonly number[]; readonly weight: number }[],
  damping = 8,
): Ranked[] {
  const scores = new Map<number, number>();
  for (const { pages, weight } of lists) {
    pages.forEach((page, rank) => {
      scores.set(page, (scores.get(page) ?? 0) + weight / (damping + rank + 1));
    });
  }
  return [...scores]
    .map(([page, score]) => ({ page, score }))
    .toSorted((a, b) => b.score - a.score || a.page - b.page);
}
