/** From a query to the stores to show. Runs in the browser. */
import type { Facets } from './facets.ts';
import type { Finder, Found } from './find.ts';
import { boundsWidth, distanceKm, isInside, wrapLng, type GeoBounds, type GeoPoint } from './geo.ts';
import type { StoreIndex } from './index-file.ts';
import { findNearest, type Near } from './nearest.ts';

export interface StoresRequest {
  readonly text: string;
  readonly filters: readonly string[];
  /** Where the visitor is, after they asked for stores near them. */
  readonly near?: GeoPoint | undefined;
  /** The part of the map they want to see. */
  readonly area?: GeoBounds | undefined;
  /** A meaning of the text that they chose among several. */
  readonly chosen?: Found | undefined;
  readonly country?: string | undefined;
  readonly count: number;
}

/** A store to show. `km` is absent if there is no place to measure from. */
interface StoreHit {
  readonly store: number;
  readonly km: number | undefined;
}

export interface StoresAnswer {
  readonly hits: readonly StoreHit[];
  /** How many stores satisfy the filters: of the place, where it has any, else in all. */
  readonly total: number;
  /** How many of the hits lie in the place; those behind them are further away. */
  readonly inPlace: number;
  /** What the text was taken for. */
  readonly place: Found | undefined;
  /** Other meanings of the text. */
  readonly others: readonly Found[];
  /** Where distances are measured from. */
  readonly from: GeoPoint | undefined;
}

/** Answers a request. A text without a meaning has no hits and no place. */
export function searchStores(
  { index, finder }: { readonly index: StoreIndex; readonly finder: Finder },
  facets: Facets,
  request: StoresRequest,
): StoresAnswer {
  const { near, area, filters, count, country } = request;
  const meanings = request.text.trim() === '' ? [] : finder.find(request.text, { from: near, country });
  const place = request.chosen ?? meanings[0];
  // A store of the place is listed anyway.
  const others = meanings.filter(
    ({ label, kind, stores }) =>
      label !== place?.label && (kind !== 'store' || !stores.some((store) => place?.stores.includes(store))),
  );
  const accepts = (store: number) => facets.accepts(store, filters);
  const matching = index.code.flatMap((_, store) => (accepts(store) ? [store] : []));
  if (request.text.trim() !== '' && !place) {
    return { hits: [], total: 0, inPlace: 0, place, others, from: undefined };
  }
  if (area && !place) {
    const from = middleOf(area);
    const inside = matching.filter((store) => isInside(area, pointOf(index, store)));
    const hits = byDistance(index, inside, from).slice(0, count);
    return { hits, total: inside.length, inPlace: 0, place, others, from };
  }
  const from = place ? place.point : near;
  // What the reader named comes first: a store of any status, or the stores of a place.
  const named = place ? place.stores.filter((store) => place.kind === 'store' || accepts(store)) : [];
  const rest = from
    ? findNearest(index.degrees, from, { count: count + named.length, accepts }).map(toHit)
    : orderByCountry(index, matching, country).map((store) => ({ store, km: undefined }));
  const isNamed = new Set(named);
  // Without a point there is nothing to be near to.
  const further = place && !place.point ? [] : rest.filter(({ store }) => !isNamed.has(store));
  const hits = [...byDistance(index, named, from), ...further].slice(0, count);
  const isPlace = place && place.kind !== 'store' && named.length > 0;
  return {
    hits,
    total: isPlace ? named.length : matching.length,
    inPlace: isPlace ? Math.min(named.length, hits.length) : 0,
    place,
    others,
    from,
  };
}

const pointOf = ({ degrees }: StoreIndex, store: number): GeoPoint => ({
  lat: degrees.lat[store] ?? NaN,
  lng: degrees.lng[store] ?? NaN,
});

/** Nearest first; stores without a position come last. */
function byDistance(index: StoreIndex, stores: readonly number[], from: GeoPoint | undefined): StoreHit[] {
  return stores
    .map((store): StoreHit => {
      const point = pointOf(index, store);
      return { store, km: from && !Number.isNaN(point.lat) ? distanceKm(from, point) : undefined };
    })
    .sort((a, b) => (a.km ?? Number.MAX_VALUE) - (b.km ?? Number.MAX_VALUE));
}

/** The visitor's country first. */
function orderByCountry(index: StoreIndex, stores: readonly number[], country: string | undefined): number[] {
  const isOwn = (store: number) =>
    index.countries[index.cities[index.city[store] ?? -1]?.country ?? -1] === country;
  return [...stores.filter(isOwn), ...stores.filter((store) => !isOwn(store))];
}

const toHit = ({ index, km }: Near): StoreHit => ({ store: index, km });

const middleOf = (bounds: GeoBounds): GeoPoint => ({
  lat: (bounds.south + bounds.north) / 2,
  lng: wrapLng(bounds.west + boundsWidth(bounds) / 2),
});
