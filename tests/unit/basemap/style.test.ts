import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { buildMapStyle } from '../../../src/basemap/style.ts';
import { mapPolicy, mapSource, parseMapSettings, type MapSettings } from '#model/stores/map-settings.ts';

const settings = (text: string) => parseMapSettings({ file: 'map.yaml', text });
const osm = settings('map: pmtiles\nurl: https://tiles.example.com/stores.pmtiles\n').settings;
const raster = settings(
  'map: raster\ntiles: https://t.example.com/{z}/{x}/{y}.png\nattribution: Us\n',
).settings;
const own: MapSettings = { kind: 'own', boundaries: 'undisputed' };
const at = { lang: 'ar', basemap: '/_stores/basemap.pmtiles' } as const;

test.each([
  ['own', own],
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
