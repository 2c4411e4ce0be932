import { expect, test } from 'vitest';
import { placeOn, toX, toY } from '#model/stores/browser/mercator.ts';

test('the world is a square, with Greenwich and the equator in its middle', () => {
  expect([toX(-180), toX(0), toX(180)]).toEqual([0, 0.5, 1]);
  expect(toY(0)).toBeCloseTo(0.5);
  expect(toY(90)).toBeGreaterThan(0);
  expect(toY(60)).toBeLessThan(toY(50));
});

test('across the antimeridian a point lies where the drawing is', () => {
  const view = { zoom: 0, width: 100, height: 100, left: 206, top: 78 };
  expect(placeOn(view, { lat: 0, lng: 179 })[0]).toBe(99);
  expect(placeOn(view, { lat: 0, lng: -179 })[0]).toBe(101);
});
