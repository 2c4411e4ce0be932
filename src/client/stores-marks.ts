import type { Facets } from '#model/stores/facets.ts';
import type { StoreMark, StoresShown } from './store-events.ts';
import type { StoresData } from './stores-data.ts';
import type { StoresAnswer } from './stores-search.ts';

/**
 * Stores as the map marks them, without those that have no position. No DOM. `pageCodes`: stores that the page itself
 * lists, while it shows nothing else.
 */
export function marksOf(
  { index }: Pick<StoresData, 'index'>,
  facets: Facets,
  {
    answer: { hits, place },
    filters,
    pageCodes,
  }: {
    readonly answer: StoresAnswer;
    readonly filters: readonly string[];
    readonly pageCodes: ReadonlySet<string | undefined> | undefined;
  },
): Omit<StoresShown, 'isNewPlace'> {
  const toMark = (store: number): StoreMark[] => {
    const [lat, lng] = [index.degrees.lat[store] ?? NaN, index.degrees.lng[store] ?? NaN];
    return Number.isNaN(lat)
      ? []
      : [{ lat, lng, code: index.code[store] ?? '', label: index.name[store] ?? '' }];
  };
  const marks = index.code.flatMap((_, store) => (facets.accepts(store, filters) ? toMark(store) : []));
  if (pageCodes) return { marks, listed: [], around: marks.filter(({ code }) => pageCodes.has(code)) };
  const found = hits.flatMap(({ store }) => toMark(store));
  // The first few show what is near, all of a country what it has; ten may lie on three continents.
  return place?.kind === 'country'
    ? { marks, listed: [], around: found }
    : { marks, listed: found, around: found.slice(0, 5) };
}
