import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  boundsOf,
  boundsWidth,
  distanceKm,
  distanceUnitOf,
  formatDistance,
  isInside,
  pointAt,
  type GeoPoint,
} from '#model/stores/browser/geo.ts';

const london = { lat: 51.5074, lng: -0.1278 };
const istanbul = { lat: 41.0082, lng: 28.9784 };
const point = fc.record({
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
  lng: fc.double({ min: -180, max: 179.99, noNaN: true }),
});

test('London is 2,500 km from Istanbul, either way', () => {
  expect(distanceKm(london, istanbul)).toBeCloseTo(2499, -1);
  expect(distanceKm(istanbul, london)).toBe(distanceKm(london, istanbul));
});

test('a degree of latitude is 111 km, half the equator 20,015', () => {
  expect(distanceKm({ lat: 10, lng: 5 }, { lat: 11, lng: 5 })).toBeCloseTo(111.195, 2);
  expect(distanceKm({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBeCloseTo(20015.1, 1);
});

test('a point at a distance is at that distance, across the antimeridian too', () => {
  fc.assert(
    fc.property(
      point,
      fc.double({ min: 1, max: 300, noNaN: true }),
      fc.integer({ min: 0, max: 359 }),
      (from, km, bearing) => {
        expect(distanceKm(from, pointAt(from, km, bearing))).toBeCloseTo(km, 4);
      },
    ),
  );
});

test('the box holds all its points and is never wider than half the world needs', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points: GeoPoint[]) => {
      const bounds = boundsOf(points);
      expect(bounds).toBeDefined();
      if (!bounds) return;
      expect(points.every((one) => isInside(bounds, one))).toBe(true);
      const plain = Math.max(...points.map(({ lng }) => lng)) - Math.min(...points.map(({ lng }) => lng));
      expect(boundsWidth(bounds)).toBeLessThanOrEqual(plain + 1e-9);
    }),
  );
});

test('stores in Fiji and Samoa give a narrow box across the antimeridian', () => {
  const bounds = boundsOf([
    { lat: -18.14, lng: 178.44 },
    { lat: -13.83, lng: -171.77 },
  ]);
  expect(bounds).toEqual({ west: 178.44, east: -171.77, south: -18.14, north: -13.83 });
  expect(bounds && isInside(bounds, { lat: -15, lng: 180 })).toBe(true);
  expect(bounds && isInside(bounds, { lat: -15, lng: 0 })).toBe(false);
  expect(boundsOf([])).toBeUndefined();
});

test('distances come in the unit and digits of the reader', () => {
  expect(formatDistance(3.21868, 'en-GB', distanceUnitOf('GB'))).toBe('2 mi');
  expect(formatDistance(3.14, 'tr', distanceUnitOf('TR'))).toBe('3,1 km');
  expect(formatDistance(1234.5, 'de', distanceUnitOf('DE'))).toBe('1.235 km');
  expect(distanceUnitOf(undefined)).toBe('kilometer');
});
