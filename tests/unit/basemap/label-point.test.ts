import { expect, test } from 'vitest';
import { labelPoint } from '#basemap/label-point.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

const ring = ([west, south, east, north]: Box) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const area = (...polygons: readonly (readonly Box[])[]): GeoJSON.MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons.map((boxes) => boxes.map(ring)),
});

/** Rounded to tenths of a degree: a name need not stand more exactly. */
const placeOf = (geometry: GeoJSON.Geometry) => {
  const point = labelPoint(geometry);
  return point && [point.lng, point.lat].map((degrees) => Number(degrees.toFixed(1)) + 0);
};

test('a country is named in the middle of its widest part', () => {
  expect(placeOf(area([[0, -2, 4, 2]]))).toEqual([2, 0]);
  expect(placeOf(area([[20, -1, 21, 1]], [[0, -2, 4, 2]]))).toEqual([2, 0]);
});

test('the widest part is the one with most room on the ground, not in degrees', () => {
  // At 75 degrees north, 8 degrees of longitude are about as far as two at the equator.
  expect(placeOf(area([[40, 71, 48, 79]], [[0, -2, 4, 2]]))).toEqual([2, 0]);
});

test('a name keeps out of a country that lies inside', () => {
  const [lng = 0] =
    placeOf(
      area([
        [0, -5, 10, 5],
        [3, -2, 10, 2],
      ]),
    ) ?? [];
  expect(lng).toBeLessThan(3);
});

test('a country across the antimeridian is named there, and not on the other side of the world', () => {
  const fiji = area([[178, -19, 180, -17]]);
  fiji.coordinates[0]?.[0]?.splice(1, 2, [-179, -19], [-179, -17]);
  expect(placeOf(fiji)).toEqual([179.5, -18]);
});

test('the size is the diameter of the circle that fits', () => {
  expect(labelPoint(area([[0, -2, 40, 2]]))?.size).toBeCloseTo(4, 1);
});

test('a line has no place for a name', () => {
  expect(
    labelPoint({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    }),
  ).toBeUndefined();
  expect(labelPoint({ type: 'MultiPolygon', coordinates: [] })).toBeUndefined();
});
