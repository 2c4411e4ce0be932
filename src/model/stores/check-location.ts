/** Whether a store's position can be right. */
import { iso1A2Code, iso1A2Codes } from '@rapideditor/country-coder';
import { wallClock } from '#model/hours/browser/zone.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { zoneFix } from '#site/time-zone.ts';
import lookUpTimeZone from 'tz-lookup';
import { distanceKm, pointAt, type GeoPoint } from './browser/geo.ts';
import type { StoreRecord } from './formats/format.ts';

/** Positions of the towns of a country that bear a name; empty where none is known. */
export type PlaceLookup = (country: string, name: string) => readonly GeoPoint[];

/** How far behind a border a position may lie before it is an error: borders of the data are simplified. */
const borderKm = 20;
const cityKm = 200;
const nearCityKm = 50;

/**
 * Problems: `store-coordinates-swapped`, `store-coordinates-invalid`, `store-coordinates-imprecise`,
 * `store-country-mismatch` (far outside the country), `store-country-near` (just outside), `store-far-from-city`,
 * `store-time-zone`, `store-not-on-map`.
 */
export function checkLocation(record: StoreRecord, places: PlaceLookup = () => []): Problem[] {
  const { data, file, positionOf } = record;
  const { geo, address } = data;
  const at = { file, at: positionOf(['geo']) };
  if (!geo) return [...checkTimeZone(record), ...(data.onMap === false ? [] : [missingPosition(record)])];
  if (geo.lat === 0 && geo.lng === 0) {
    return [
      problem(
        'store-coordinates-invalid',
        at,
        `Store ${data.code} lies at 0, 0, in the Gulf of Guinea.`,
        'Enter its coordinates, or remove "geo" until you know them.',
      ),
    ];
  }
  const cities = [address.city, address.sublocality].flatMap((name) =>
    name === undefined ? [] : places(address.country, name),
  );
  const turned = { lat: geo.lng, lng: geo.lat };
  if (isSwapped(geo, turned, address.country, cities)) {
    return [
      problem(
        'store-coordinates-swapped',
        at,
        `Latitude and longitude of store ${data.code} are swapped: ${show(geo)} is not in ${address.country}, ${show(turned)} is.`,
        `Write lat: ${turned.lat} and lng: ${turned.lng}.`,
      ),
    ];
  }
  if (Math.abs(geo.lat) > 90) {
    const message = `Store ${data.code} has the latitude ${geo.lat}, which doesn't exist.`;
    return [
      problem('store-coordinates-invalid', at, message, 'Correct it. Latitudes lie between -90 and 90.'),
    ];
  }
  return [
    // Where a border is disputed, a town of that name in the country of the address settles it.
    ...(toNearest(geo, cities) < nearCityKm ? [] : checkCountry(record, geo)),
    ...checkPrecision(record, geo),
    ...checkCity(record, geo, cities),
    ...checkTimeZone(record),
  ];
}

/**
 * The turned position fits and the written one does not: by country, or where both (or neither) lie in the country,
 * by the distance to the city.
 */
function isSwapped(
  written: GeoPoint,
  turned: GeoPoint,
  country: string,
  cities: readonly GeoPoint[],
): boolean {
  if (Math.abs(turned.lat) > 90) return false;
  if (Math.abs(written.lat) > 90) return isNear(turned, country, borderKm);
  const [writtenFits, turnedFits] = [isIn(written, country), isIn(turned, country)];
  if (writtenFits !== turnedFits) return turnedFits && !isNear(written, country, borderKm);
  if (toNearest(written, cities) > nearCityKm && toNearest(turned, cities) < nearCityKm / 2) return true;
  return !writtenFits && isNear(turned, country, borderKm) && !isNear(written, country, borderKm);
}

const toNearest = (point: GeoPoint, cities: readonly GeoPoint[]) =>
  cities.length === 0 ? Number.NaN : Math.min(...cities.map((city) => distanceKm(point, city)));

/** Territories count as part of the country they belong to. */
const isIn = ({ lat, lng }: GeoPoint, country: string) => iso1A2Codes([lng, lat]).includes(country);

const isNear = (point: GeoPoint, country: string, km: number) =>
  isIn(point, country) ||
  [0, 45, 90, 135, 180, 225, 270, 315].some((bearing) => isIn(pointAt(point, km, bearing), country));

const show = ({ lat, lng }: GeoPoint) => `${lat}, ${lng}`;

function checkCountry({ data, file, positionOf }: StoreRecord, geo: GeoPoint): Problem[] {
  const { country } = data.address;
  if (isIn(geo, country)) return [];
  const at = { file, at: positionOf(['geo']) };
  const found = iso1A2Code([geo.lng, geo.lat]) ?? 'the open sea';
  if (isNear(geo, country, borderKm)) {
    return [
      problem(
        'store-country-near',
        at,
        `Store ${data.code} lies just outside ${country}, in ${found}.`,
        'Check the coordinates on a map.',
      ),
    ];
  }
  const mirrored = [
    { lat: geo.lat, lng: -geo.lng },
    { lat: -geo.lat, lng: geo.lng },
  ].find((point) => isIn(point, country));
  return [
    problem(
      'store-country-mismatch',
      at,
      `Store ${data.code} has an address in ${country}, but its coordinates ${show(geo)} lie in ${found}.`,
      mirrored
        ? `A minus sign is probably missing. Try ${show(mirrored)}.`
        : 'Correct the coordinates or the country.',
    ),
  ];
}

function checkPrecision({ data, file, positionOf }: StoreRecord, geo: GeoPoint): Problem[] {
  if (data.geo?.precision === 'city' || data.geo?.precision === 'street') return [];
  const digits = (degrees: number) => /\.(\d+)/.exec(String(degrees))?.[1]?.length ?? 0;
  if (Math.max(digits(geo.lat), digits(geo.lng)) >= 4) return [];
  return [
    problem(
      'store-coordinates-imprecise',
      { file, at: positionOf(['geo']) },
      `The coordinates ${show(geo)} of store ${data.code} are only exact to about a kilometre.`,
      'Write at least four decimals, or add "precision: city".',
    ),
  ];
}

function checkCity(
  { data, file, positionOf }: StoreRecord,
  geo: GeoPoint,
  cities: readonly GeoPoint[],
): Problem[] {
  const km = toNearest(geo, cities);
  if (!(km > cityKm)) return [];
  return [
    problem(
      'store-far-from-city',
      { file, at: positionOf(['geo']) },
      `Store ${data.code} lies ${Math.round(km)} km from ${data.address.city}.`,
      'Correct the coordinates or the city.',
    ),
  ];
}

function missingPosition({ data, file, positionOf }: StoreRecord): Problem {
  return problem(
    'store-not-on-map',
    { file, at: positionOf(['code']) },
    `Store ${data.code} has no coordinates, so no map shows it and "near me" doesn't find it.`,
    'Add "geo:" with lat and lng, or "onMap: false" if no map should show it.',
  );
}

function checkTimeZone({ data, file, positionOf }: StoreRecord): Problem[] {
  const { timezone, geo, address } = data;
  const at = { file, at: positionOf(['timezone']) };
  if (timezone === undefined) {
    if (geo || !data.hours || !hasSeveralTimes(address.country)) return [];
    const message = `The hours of store ${data.code} have no time zone: its country has several, and the store has no coordinates.`;
    return [problem('store-time-zone', at, message, 'Add "timezone:", such as "America/Chicago".')];
  }
  if (!isZone(timezone)) {
    // `compileHours` reports this.
    if (data.hours !== undefined) return [];
    const message = `"${timezone}" of store ${data.code} is not a time zone.`;
    return [problem('store-hours', at, message, zoneFix(timezone))];
  }
  const expected = geo && zoneAt(geo);
  if (expected === undefined || sameTimes(expected, timezone)) return [];
  const message = `Store ${data.code} has the time zone ${timezone}, but its coordinates lie in ${expected}.`;
  return [problem('store-time-zone', at, message, `Write ${expected}, or correct the coordinates.`)];
}

/** The zone of a position, else the first of the country, else UTC. */
export function timeZoneOf(point: GeoPoint | undefined, country: string): string {
  return (point && zoneAt(point)) ?? zonesOf(country)[0] ?? 'UTC';
}

const zoneAt = ({ lat, lng }: GeoPoint): string | undefined =>
  Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? lookUpTimeZone(lat, lng) : undefined;

/** IANA zones of a country, by CLDR. */
const zonesOf = (country: string): readonly string[] =>
  new Intl.Locale(`und-${country}`).getTimeZones() ?? [];

/** A day of winter and one of summer: zones that agree on both keep the same time. */
const sampleDays = [Date.UTC(2026, 0, 15, 12), Date.UTC(2026, 6, 15, 12)];
const sameTimes = (a: string, b: string) =>
  sampleDays.every((day) => wallClock(a, day) === wallClock(b, day));

const hasSeveralTimes = (country: string) => {
  const [first, ...others] = zonesOf(country);
  return first !== undefined && others.some((zone) => !sameTimes(first, zone));
};

function isZone(zone: string): boolean {
  try {
    wallClock(zone, 0);
    return true;
  } catch {
    return false;
  }
}
