/** Style sheets of the interactive map, one for each language and theme (https://maplibre.org/maplibre-style-spec/). */
import { layers as protomapsLayers, namedFlavor } from '@protomaps/basemaps';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { ownBasemapCredit, type MapSettings } from '#model/stores/map-settings.ts';

export type MapTheme = 'light' | 'dark';

/** Names are read, not felt: at least 4.5 : 1 against land, which the library's own colours are not. */
const labelColours = {
  light: {
    city_label: '#3f3f3f',
    subplace_label: '#595959',
    state_label: '#666666',
    country_label: '#5c5c5c',
  },
  dark: {
    city_label: '#d6d3ce',
    subplace_label: '#b8b4ae',
    state_label: '#a8a49e',
    country_label: '#b8b4ae',
  },
};

/** Quieter water than the stock flavours have, so that stores stand out. */
const colours = {
  light: { water: '#c9dbe6', earth: '#f3f1ec', boundaries: '#a9a5a0' },
  dark: { water: '#1b2731', earth: '#2b2e33', boundaries: '#6b6f76' },
} as const;

/** Layers that our own basemap has; an OpenStreetMap extract has many more. */
const ownLayers = new Set([
  'earth',
  'water',
  'water_river',
  'boundaries_country',
  'places_locality',
  'places_country',
]);

/**
 * The style of a locale and theme; `undefined` for settings that have a style elsewhere or none. No glyphs and no
 * sprite: labels are drawn with the visitor's fonts, right-to-left ones included, and nothing else is fetched.
 * `basemap`: address of our own PMTiles file.
 */
export function buildMapStyle(
  map: MapSettings,
  { lang, theme, basemap }: { readonly lang: string; readonly theme: MapTheme; readonly basemap: string },
): StyleSpecification | undefined {
  switch (map.kind) {
    case 'none':
    case 'style':
      return undefined;
    case 'own':
      return vectorStyle({ url: basemap, attribution: ownBasemapCredit }, lang, theme, ownLayers);
    case 'pmtiles':
      return vectorStyle(map, lang, theme);
    case 'raster':
      return {
        version: 8,
        sources: {
          basemap: {
            type: 'raster',
            tiles: [map.tiles],
            tileSize: 256,
            attribution: map.attribution,
            maxzoom: map.maxZoom,
          },
        },
        layers: [{ id: 'basemap', type: 'raster', source: 'basemap' }],
      };
  }
}

/** Layers that need a sprite of icons. */
const withIcons = new Set(['pois', 'roads_shields', 'roads_oneway']);

function vectorStyle(
  tiles: { readonly url: string; readonly attribution: string },
  lang: string,
  theme: MapTheme,
  only?: ReadonlySet<string>,
): StyleSpecification {
  const flavor = {
    ...namedFlavor(theme),
    ...labelColours[theme],
    ...colours[theme],
    background: colours[theme].water,
  };
  const language = lang.split('-')[0] ?? lang;
  const layers = protomapsLayers('basemap', flavor, { lang: language })
    .filter(({ id, type }) => type === 'background' || (only ? only.has(id) : !withIcons.has(id)))
    .map((layer) => toLocalLabels(layer, language));
  return {
    version: 8,
    sources: {
      basemap: { type: 'vector', url: `pmtiles://${tiles.url}`, attribution: tiles.attribution },
    },
    layers,
  };
}

/** One name, in the reader's language if there is one, in fonts the visitor has. */
function toLocalLabels(layer: LayerSpecification, language: string): LayerSpecification {
  if (layer.type !== 'symbol' || layer.layout?.['text-field'] === undefined) return layer;
  const { 'icon-image': _, ...layout } = layer.layout;
  return {
    ...layer,
    layout: {
      ...layout,
      'text-field': ['coalesce', ['get', `name:${language}`], ['get', 'name:en'], ['get', 'name']],
      'text-font': ['sans-serif'],
    },
  };
}
