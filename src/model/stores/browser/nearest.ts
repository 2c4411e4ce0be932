/** Nearest first, without a spatial index: 20,000 distances take less than a frame. Runs in the browser. */
import { distanceKm, type GeoPoint } from './geo.ts';

/** An entry of a list and how far away it is. */
export interface Near {
  readonly index: number;
  readonly km: number;
}

/** Coordinates in columns; NaN where an entry has no position. */
export interface Coordinates {
  readonly lat: ArrayLike<number>;
  readonly lng: ArrayLike<number>;
}

/**
 * The `count` entries nearest to a point, nearest first, ties in the order of the list. Entries without a position
 * and those that `accepts` refuses are left out.
 */
export function findNearest(
  { lat, lng }: Coordinates,
  from: GeoPoint,
  { count, accepts = () => true }: { readonly count: number; readonly accepts?: (index: number) => boolean },
): Near[] {
  const best: Near[] = [];
  let limit = Infinity;
  for (let index = 0; index < lat.length; index++) {
    const point = { lat: lat[index] ?? NaN, lng: lng[index] ?? NaN };
    // A degree of latitude is at least 110.5 km: most entries are ruled out without trigonometry.
    if (Math.abs(point.lat - from.lat) * 110.5 > limit) continue;
    const km = distanceKm(from, point);
    if (!(km < limit) || !accepts(index)) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.km ?? 0) > km) at--;
    best.splice(at, 0, { index, km });
    if (best.length > count) best.pop();
    if (best.length === count) limit = best.at(-1)?.km ?? Infinity;
  }
  return best;
}
