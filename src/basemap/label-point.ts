/** Where to write a country's name. */
import polylabel from 'polylabel';
import { wrapLng } from '#model/stores/browser/geo.ts';
import { unwrapArea } from './antimeridian.ts';

export interface LabelPoint {
  readonly lat: number;
  readonly lng: number;
  /** Diameter, in degrees of latitude, of the widest circle around the point that stays inside. */
  readonly size: number;
}

/** How near to the best point is near enough, in degrees. */
const precision = 0.05;

/** The point of an area that is farthest from its edges; `undefined` for what isn't an area. */
export function labelPoint(geometry: GeoJSON.Geometry): LabelPoint | undefined {
  const points = polygonsOf(unwrapArea(geometry)).map(pointIn);
  return points.toSorted((a, b) => b.size - a.size)[0];
}

function polygonsOf(geometry: GeoJSON.Geometry): readonly GeoJSON.Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** Degrees of longitude are drawn together towards the poles, so that a circle is one on the ground. */
function pointIn(polygon: readonly GeoJSON.Position[][]): LabelPoint {
  const lats = polygon[0]?.map(([, lat = 0]) => lat) ?? [];
  const shrink = Math.cos((((Math.min(...lats) + Math.max(...lats)) / 2) * Math.PI) / 180);
  const flat = polygon.map((ring) => ring.map(([lng = 0, lat = 0]): [number, number] => [lng * shrink, lat]));
  const point = polylabel(flat, precision);
  return { lat: point[1], lng: wrapLng(point[0] / shrink), size: 2 * point.distance };
}
