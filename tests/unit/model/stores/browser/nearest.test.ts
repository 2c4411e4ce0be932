import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceKm } from '#model/stores/browser/geo.ts';
import { findNearest } from '#model/stores/browser/nearest.ts';

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('gives what sorting all distances gives', () => {
  const column = fc.array(fc.record({ lat: degrees(-90, 90), lng: degrees(-180, 180) }), { maxLength: 200 });
  fc.assert(
    fc.property(column, degrees(-90, 90), degrees(-180, 180), (points, lat, lng) => {
      const from = { lat, lng };
      const sorted = points
        .map((point, index) => ({ index, km: distanceKm(from, point) }))
        .sort((a, b) => a.km - b.km || a.index - b.index)
        .slice(0, 7);
      const columns = { lat: points.map((p) => p.lat), lng: points.map((p) => p.lng) };
      expect(findNearest(columns, from, { count: 7 })).toEqual(sorted);
    }),
  );
});

test('stores without a position and refused ones are left out', () => {
  const columns = { lat: [0, Number.NaN, 1, 2], lng: [0, Number.NaN, 0, 0] };
  const found = findNearest(columns, { lat: 0, lng: 0 }, { count: 10, accepts: (index) => index !== 2 });
  expect(found.map(({ index }) => index)).toEqual([0, 3]);
});
