import { expect, test } from 'vitest';
import { unwrapArea } from '../../../src/basemap/antimeridian.ts';

const ring = (...coordinates: [number, number][]) => ({
  type: 'Polygon' as const,
  coordinates: [coordinates],
});

test('an area across the antimeridian runs on instead of jumping', () => {
  const fiji = ring([178, -17], [-179, -17], [-179, -18], [178, -18], [178, -17]);
  expect(unwrapArea(fiji).coordinates[0]).toEqual([
    [178, -17],
    [181, -17],
    [181, -18],
    [178, -18],
    [178, -17],
  ]);
});

test('a ring around the pole is closed along the edge of the map', () => {
  const antarctica = ring([-180, -80], [-90, -70], [0, -75], [90, -70], [179, -80], [-180, -80]);
  const [unwrapped = []] = unwrapArea(antarctica).coordinates;
  expect(unwrapped.slice(-4)).toEqual([
    [180, -80],
    [180, -90],
    [-180, -90],
    [-180, -80],
  ]);
});

test('other areas stay as they are', () => {
  const square = ring([0, 0], [1, 0], [1, 1], [0, 0]);
  expect(unwrapArea(square)).toEqual(square);
});
