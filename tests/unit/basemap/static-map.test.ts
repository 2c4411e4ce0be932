import { expect, test } from 'vitest';
import { createStaticMaps } from '../../../src/basemap/static-map.ts';

const towns = [
  { name: 'Big <Town>', country: 'DE', population: 900_000, lat: 52.4, lng: 13.2 },
  { name: 'Bigger Town Beside It', country: 'DE', population: 950_000, lat: 52.4, lng: 13.21 },
  { name: 'Far', country: 'FR', population: 900_000, lat: 48, lng: 2 },
];
const draw = createStaticMaps(towns);
const size = { width: 640, height: 400, title: 'Map & more' };

/** Where the marks are drawn, in half pixels. */
const marksIn = (svg: string) =>
  [
    ...(svg.split('class="marks"')[1] ?? '').matchAll(/(?:cx="|class="dot" d="M)(-?\d+)(?:" cy="| )(-?\d+)/g),
  ].map(([, x, y]) => [Number(x), Number(y)]);

test('one store is a pin in the middle of its surroundings, with the largest town that has room', () => {
  const svg = draw({ ...size, marks: [{ lat: 52.52, lng: 13.4, label: 'Shop "A"' }] });
  expect(svg).toContain('viewBox="0 0 1280 800"');
  expect(svg).toContain('aria-label="Map &amp; more"');
  expect(svg).toContain('<title>Shop &quot;A&quot;</title>');
  expect(marksIn(svg)).toEqual([[640, 364]]);
  expect(svg).toContain('class="land"');
  expect(svg).toContain('Bigger Town Beside It');
  expect(svg).not.toContain('Big &lt;Town>');
  expect(svg).not.toContain('Far');
});

test('a name that has no room in the larger letters of a small drawing is left to wide screens', () => {
  const near = { country: 'DE', population: 100_000, lng: 13.4 };
  const drawn = createStaticMaps([
    { ...near, name: 'First', population: 200_000, lat: 52.45 },
    { ...near, name: 'Second', lat: 52.4325 },
  ])({ ...size, marks: [{ lat: 52.52, lng: 13.4, label: 'Shop' }] });
  const [always, onWideScreens = ''] = drawn.split('class="towns towns-of-wide"');
  expect(always).toContain('First');
  expect(always).not.toContain('Second');
  expect(onWideScreens).toContain('Second');
});

test('several stores are all inside, also across the antimeridian', () => {
  for (const marks of [
    [
      [52.5, 13.4],
      [48.1, 11.6],
      [50.9, 6.9],
    ],
    [
      [-18.1, 178.4],
      [-13.8, -171.8],
      [-21.1, -175.2],
    ],
  ]) {
    const svg = draw({
      ...size,
      marks: marks.map(([lat = 0, lng = 0]) => ({ lat, lng, label: 'Shop', href: '/a/?x&y' })),
    });
    const places = marksIn(svg);
    expect(places).toHaveLength(3);
    for (const [x = -1, y = -1] of places) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1280);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(800);
    }
    expect(svg).toContain('href="/a/?x&amp;y"');
    expect(svg.length).toBeLessThan(60_000);
  }
});

test('no stores, no map', () => expect(draw({ ...size, marks: [] })).toBe(''));
