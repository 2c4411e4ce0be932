/** Points on the Earth and distances between them. Runs in the browser. */

/** Degrees, WGS 84. Formats that put longitude first are swapped when they are read. */
export interface GeoPoint {
  readonly lat: number;
  readonly lng: number;
}

/** A box in degrees; `west` is greater than `east` when it spans the antimeridian. */
export interface GeoBounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Mean radius of the Earth in kilometres, R1 of https://doi.org/10.1007/s001900050278. */
const earthRadius = 6371.0088;
const radians = Math.PI / 180;

/** Great-circle distance in kilometres (haversine formula, https://en.wikipedia.org/wiki/Haversine_formula). */
export function distanceKm(a: GeoPoint, b: GeoPoint): number {
  const sinLat = Math.sin(((b.lat - a.lat) * radians) / 2);
  const sinLng = Math.sin(((b.lng - a.lng) * radians) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * sinLng * sinLng;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The point that lies `km` kilometres from `from` in the direction `bearing` (degrees clockwise from north). */
export function pointAt(from: GeoPoint, km: number, bearing: number): GeoPoint {
  const angle = km / earthRadius;
  const [lat, course] = [from.lat * radians, bearing * radians];
  const sinLat = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(course);
  const lng =
    from.lng * radians +
    Math.atan2(Math.sin(course) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * sinLat);
  return { lat: Math.asin(sinLat) / radians, lng: wrapLng(lng / radians) };
}

/** The longitude between -180 and 180. */
export const wrapLng = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180;

/** Degrees of longitude the box covers. */
export const boundsWidth = ({ west, east }: GeoBounds): number =>
  east >= west ? east - west : east - west + 360;

/** Whether the point lies in the box, edges included. */
export function isInside({ west, south, east, north }: GeoBounds, { lat, lng }: GeoPoint): boolean {
  if (lat < south || lat > north) return false;
  return west <= east ? lng >= west && lng <= east : lng >= west || lng <= east;
}

/**
 * The smallest box around the points, `undefined` for none. Longitude is a circle: the box leaves out the widest
 * gap between neighbours, so that Fiji and Samoa give a narrow box and not the whole world.
 */
export function boundsOf(points: Iterable<GeoPoint>): GeoBounds | undefined {
  const all = [...points];
  const lngs = all.map(({ lng }) => lng).sort((a, b) => a - b);
  const [first, last] = [lngs[0], lngs.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  let [west, east, widest] = [first, last, first + 360 - last];
  for (let i = 1; i < lngs.length; i++) {
    const [before = 0, after = 0] = [lngs[i - 1], lngs[i]];
    if (after - before > widest) [west, east, widest] = [after, before, after - before];
  }
  let [south, north] = [90, -90];
  for (const { lat } of all) [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  return { west, south, east, north };
}

export type DistanceUnit = 'kilometer' | 'mile';

/** Countries whose road signs show miles (CLDR `measurementSystem` US and UK, plus Liberia and Myanmar). */
const mileCountries = new Set(['US', 'GB', 'LR', 'MM']);

/** The unit people of a country measure roads in. `country`: ISO 3166-1 alpha-2. */
export const distanceUnitOf = (country: string | undefined): DistanceUnit =>
  country !== undefined && mileCountries.has(country) ? 'mile' : 'kilometer';

/**
 * A distance as readers write it: one digit behind the point below ten.
 *
 * @example formatDistance(1.609344, 'en', 'mile') // => '1 mi'
 */
export function formatDistance(km: number, lang: string, unit: DistanceUnit): string {
  const value = unit === 'mile' ? km / 1.609344 : km;
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
