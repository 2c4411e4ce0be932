import type { Facets } from '#model/stores/browser/facets.ts';
import type { StoreMark, StoresShown } from './events.ts';
import type { StoresData } from './data.ts';
import type { StoresAnswer } from '#model/stores/browser/search-stores.ts';

/**
 * Stores as the map marks them, without those that have no position. No DOM. `pageCodes`: stores that the page itself
 * lists, while it shows nothing else.
 */
export function marksOf(
  { index }: Pick<StoresData, 'index'>,
  facets: Facets,
  {
    answer: { hits, place, inPlace },
    filters,
    pageCodes,
  }: {
    readonly answer: StoresAnswer;
    readonly filters: readonly string[];
    readonly pageCodes: ReadonlySet<string | undefined> | undefined;
  },
): Omit<StoresShown, 'isNewPlace' | 'pages'> {
  const toMark = (store: number): StoreMark[] => {
    const [lat, lng] = [index.degrees.lat[store] ?? NaN, index.degrees.lng[store] ?? NaN];
    return Number.isNaN(lat)
      ? []
      : [{ lat, lng, code: index.code[store] ?? '', label: index.name[store] ?? '' }];
  };
  const marks = index.code.flatMap((_, store) => (facets.accepts(store, filters) ? toMark(store) : []));
  if (pageCodes) return { marks, listed: [], around: marks.filter(({ code }) => pageCodes.has(code)) };
  const found = hits.flatMap(({ store }) => toMark(store));
  // Those of a place show it; without any the first few show what is near: ten may lie on three continents.
  const around =
    inPlace > 0 ? hits.slice(0, inPlace).flatMap(({ store }) => toMark(store)) : found.slice(0, 5);
  return { marks, listed: place?.kind === 'country' ? [] : found, around };
}
