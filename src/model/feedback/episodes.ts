/** Joins what is stored of searches to episodes: what one page saw of a reader who searched. */
import type { SearchRow } from './searches.ts';

export interface Episodes {
  /** Takes a day's rows, in any order; days come one after the other. An episode may go on after midnight. */
  readonly addDay: (rows: readonly SearchRow[]) => void;
  /** Hands out the episodes that are still open. */
  readonly finish: () => void;
}

/** Hands out each episode of a locale once the next day doesn't continue it. Ratings, which stand alone, are left out. */
export function createEpisodes(onEpisode: (rows: readonly SearchRow[]) => void): Episodes {
  let open = new Map<string, readonly SearchRow[]>();
  const addDay = (rows: readonly SearchRow[]) => {
    const inEpisodes = rows.filter(({ kind }) => kind !== 'rating');
    const today = new Map<string, readonly SearchRow[]>(
      Map.groupBy(inEpisodes, ({ locale, episode }) => `${locale} ${episode}`),
    );
    for (const [key, before] of open) {
      const after = today.get(key);
      if (after) today.set(key, [...before, ...after]);
      else onEpisode(before);
    }
    open = today;
  };
  return { addDay, finish: () => addDay([]) };
}
