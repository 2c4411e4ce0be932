import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { buildMapStyle } from '../../../src/basemap/style.ts';
import {
  mapPolicy,
  mapSource,
  parseMapSettings,
  showsStreets,
  type MapSettings,
} from '#model/stores/map-settings.ts';

const settings = (text: string) => parseMapSettings({ file: 'map.yaml', text });
const osm = settings('map: pmtiles\nurl: https://tiles.example.com/stores.pmtiles\n').settings;
const raster = settings(
  'map: raster\ntiles: https://t.example.com/{z}/{x}/{y}.png\nattribution: Us\n',
).settings;
const own: MapSettings = { kind: 'own', boundaries: 'undisputed' };
const town = settings(
  'map: own\nstreets: [{ url: /maps/town.pmtiles, bounds: [13, 52, 14, 53], attribution: Town }]\n',
).settings;
const at = { lang: 'ar', basemap: '/_stores/basemap.pmtiles' } as const;

test.each([
  ['own', own],
  ['own with a town', town],
  ['an extract', osm],
  ['raster tiles', raster],
] as const)('the styles of %s are valid', (_, map) => {
  for (const theme of ['light', 'dark'] as const) {
    const style = buildMapStyle(map, { ...at, theme });
    expect(style && validateStyleMin(style)).toEqual([]);
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
    expect(JSON.stringify(style)).not.toContain('icon-image');
  }
});

test('a town’s streets come at its scale, above land and below the names of places', () => {
  const style = buildMapStyle(town, { ...at, theme: 'light' });
  const layers = style?.layers ?? [];
  const isStreet = (id: string) => id.startsWith('streets-0-');
  const streets = layers.filter(({ id }) => isStreet(id));
  expect(streets.length).toBeGreaterThan(20);
  expect(streets.every(({ minzoom = 0 }) => minzoom >= 10)).toBe(true);
  expect(streets.map(({ type }) => type)).not.toContain('background');
  expect(layers.findIndex(({ id }) => isStreet(id))).toBeGreaterThan(
    layers.findIndex(({ id }) => id === 'earth'),
  );
  expect(layers.at(-1)?.id).toMatch(/^places_/);
  expect(style?.sources['streets-0']).toMatchObject({
    attribution: 'Town',
    url: 'pmtiles:///maps/town.pmtiles',
  });
  expect(mapSource(town, 'en', '/b')).toMatchObject({
    maxZoom: 17,
    streets: [{ url: '/maps/town.pmtiles' }],
  });
  expect(showsStreets(town, { lat: 52.5, lng: 13.5 })).toBe(true);
  expect(showsStreets(town, { lat: 51.5, lng: 13.5 })).toBe(false);
  expect(showsStreets(own, { lat: 52.5, lng: 13.5 })).toBe(false);
});

test('a town’s file elsewhere is allowed by the policy; bounds the wrong way round are reported', () => {
  const streets = (written: string) => settings(`map: own\nstreets: [{ ${written} }]\n`);
  const elsewhere = streets('url: https://tiles.example.com/t.pmtiles, bounds: [13, 52, 14, 53]');
  expect(mapPolicy(elsewhere.settings)['connect-src']).toEqual(["'self'", 'https://tiles.example.com']);
  expect(streets('url: /t.pmtiles, bounds: [14, 53, 13, 52]').problems).toHaveLength(1);
  expect(streets('url: /t.pmtiles, bounds: [13, 52, 14, 530]').problems).toHaveLength(1);
  expect(
    streets('url: /t.pmtiles, bounds: [13, 52, 14, 53], attribution: "<script>1</script>"').problems.map(
      ({ code }) => code,
    ),
  ).toContain('unsafe-html');
});

test('labels are in the reader’s language, themes differ, providers keep their own style', () => {
  const light = JSON.stringify(buildMapStyle(own, { ...at, theme: 'light' }));
  expect(light).toContain('name:ar');
  expect(light).not.toBe(JSON.stringify(buildMapStyle(own, { ...at, theme: 'dark' })));
  const provider = settings('map: style\nlight: https://a.example.com/s.json\n').settings;
  expect(buildMapStyle(provider, { ...at, theme: 'light' })).toBeUndefined();
  expect(mapSource(provider, 'en', '')).toMatchObject({ dark: 'https://a.example.com/s.json' });
  expect(mapSource({ kind: 'none' }, 'en', '')).toBeUndefined();
});

test('the policy allows what the choice fetches, and nothing else', () => {
  expect(mapPolicy(own)['connect-src']).toEqual(["'self'"]);
  expect(mapPolicy(osm)['connect-src']).toEqual(["'self'", 'https://tiles.example.com']);
  expect(mapPolicy(raster)['img-src']).toContain('https://t.example.com');
  expect(mapPolicy({ kind: 'none' })).toEqual({});
});

test('settings that cannot be meant are reported', () => {
  expect(settings('map: leaflet\n').problems.map(({ code }) => code)).toEqual(['invalid-value']);
  expect(settings('map: raster\ntiles: http://t.example.com/1.png\nattribution: A\n').problems).toHaveLength(
    1,
  );
});
