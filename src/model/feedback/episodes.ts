/** Joins what is stored of searches to episodes: what one page saw of a reader who searched. */
import type { SearchRow } from './searches.ts';

export interface Episodes {
  /**
   * Takes the rows of a span, in any order; spans (days, or parts of them) come one after the other. An episode may go on
   * in the next span.
   */
  readonly add: (rows: readonly SearchRow[], span: number) => void;
  /** Hands out the episodes that are still open. */
  readonly finish: () => void;
}

/**
 * Hands out each episode of a locale with the span in which it began, once the next span doesn't continue it. Ratings, and
 * contacts without a search, which stand alone, are left out.
 */
export function createEpisodes(onEpisode: (rows: readonly SearchRow[], span: number) => void): Episodes {
  let open = new Map<string, { readonly rows: readonly SearchRow[]; readonly span: number }>();
  const add = (rows: readonly SearchRow[], span: number) => {
    const inEpisodes = rows.filter(({ kind, episode }) => kind !== 'rating' && episode !== '');
    const groups = Map.groupBy(inEpisodes, ({ locale, episode }) => `${locale} ${episode}`);
    const next: typeof open = new Map([...groups].map(([key, own]) => [key, { rows: own, span }]));
    for (const [key, before] of open) {
      const after = groups.get(key);
      if (after) next.set(key, { rows: [...before.rows, ...after], span: before.span });
      else onEpisode(before.rows, before.span);
    }
    open = next;
  };
  return { add, finish: () => add([], Number.NaN) };
}
