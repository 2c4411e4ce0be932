/** Style sheets of the interactive map, one for each language and theme (https://maplibre.org/maplibre-style-spec/). */
import { layers as protomapsLayers, namedFlavor } from '@protomaps/basemaps';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { OwnTiles } from '#model/stores/map-settings.ts';

export type MapTheme = 'light' | 'dark';

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
 * The style for tiles of our own or an extract in Protomaps' schema. No glyphs and no sprite: labels are drawn with
 * the visitor's fonts, right-to-left ones included, and nothing else is fetched.
 */
export function buildMapStyle(tiles: OwnTiles, lang: string, theme: MapTheme): StyleSpecification {
  const flavor = { ...namedFlavor(theme), ...colours[theme], background: colours[theme].water };
  const language = lang.split('-')[0] ?? lang;
  const all = protomapsLayers('basemap', flavor, { lang: language });
  const shown = all
    .filter(
      (layer) => layer.type === 'background' || tiles.schema === 'openstreetmap' || ownLayers.has(layer.id),
    )
    .filter(({ id }) => id !== 'pois' && id !== 'roads_shields' && id !== 'roads_oneway')
    .map((layer) => toLocalLabels(layer, language));
  return {
    version: 8,
    sources: {
      basemap: {
        type: 'vector',
        url: `pmtiles://${tiles.url}`,
        attribution: tiles.attribution,
      },
    },
    layers: shown,
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
