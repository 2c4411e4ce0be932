/** Where to write a country's name. */
import { boundsWidth } from '#model/stores/browser/geo.ts';

export interface LabelPoint {
  readonly lat: number;
  readonly lng: number;
  /** About the diameter, in degrees, of the widest circle around the point that stays inside. */
  readonly size: number;
}

const steps = 24;

/**
 * A point of the largest part of an area that is far from its edges, found on a grid. `undefined` for what is no
 * area.
 */
export function labelPoint(geometry: GeoJSON.Geometry): LabelPoint | undefined {
  const rings = ringsOf(geometry).sort((a, b) => area(b) - area(a));
  const [ring] = rings;
  if (!ring) return undefined;
  const lngs = ring.map(([lng = 0]) => lng);
  const lats = ring.map(([, lat = 0]) => lat);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const width = boundsWidth({ west, east, south, north });
  let best: LabelPoint | undefined;
  for (let row = 1; row < steps; row++) {
    for (let column = 1; column < steps; column++) {
      const point = { lng: west + (width * column) / steps, lat: south + ((north - south) * row) / steps };
      if (!contains(ring, point.lng, point.lat)) continue;
      const size = 2 * toEdge(ring, point.lng, point.lat);
      if (!best || size > best.size) best = { ...point, size };
    }
  }
  return best;
}

type Ring = readonly (readonly number[])[];

function ringsOf(geometry: GeoJSON.Geometry): Ring[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1));
  return [];
}

/** Shoelace formula; degrees of longitude count less towards the poles. */
function area(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x = 0, y = 0], n) => {
    const [nextX = 0, nextY = 0] = ring[(n + 1) % ring.length] ?? [];
    sum += (x * nextY - nextX * y) * Math.cos((y * Math.PI) / 180);
  });
  return Math.abs(sum / 2);
}

function contains(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([ax = 0, ay = 0], n) => {
    const [bx = 0, by = 0] = ring[(n + 1) % ring.length] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

function toEdge(ring: Ring, x: number, y: number): number {
  const shrink = Math.cos((y * Math.PI) / 180);
  let least = Infinity;
  for (const [px = 0, py = 0] of ring) least = Math.min(least, Math.hypot((px - x) * shrink, py - y));
  return least;
}
