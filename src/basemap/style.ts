/** Style sheets of the interactive map, one for each language and theme (https://maplibre.org/maplibre-style-spec/). */
import { layers as protomapsLayers, namedFlavor } from '@protomaps/basemaps';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { ownBasemapCredit, type MapSettings, type StreetMap } from '#model/stores/map-settings.ts';

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
      return withStreets(
        vectorStyle({ url: basemap, attribution: ownBasemapCredit }, lang, theme, ownLayers),
        map.streets ?? [],
        { lang, theme },
      );
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
  const language = lang.split('-')[0] ?? lang;
  const layers = protomapsLayers('basemap', flavorOf(theme), { lang: language })
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

const flavorOf = (theme: MapTheme) => ({
  ...namedFlavor(theme),
  ...labelColours[theme],
  ...colours[theme],
  background: colours[theme].water,
});

/** From here on streets are drawn. */
const streetsZoom = 10;
/** What our own map shows as well, and what lies below everything. Its coast is coarse, so a town brings its own land. */
const notOfStreets = /^(?:background|boundaries|places)/;

/** The style with the streets of towns above its areas and below its names. */
function withStreets(
  style: StyleSpecification,
  towns: readonly StreetMap[],
  { lang, theme }: { readonly lang: string; readonly theme: MapTheme },
): StyleSpecification {
  const language = lang.split('-')[0] ?? lang;
  const streets = towns.flatMap((_, n) =>
    protomapsLayers(`streets-${n}`, flavorOf(theme), { lang: language })
      .filter(({ id }) => !notOfStreets.test(id) && !withIcons.has(id))
      .map((layer) => ({
        ...toLocalLabels(layer, language),
        id: `streets-${n}-${layer.id}`,
        minzoom: Math.max(streetsZoom, layer.minzoom ?? 0),
      })),
  );
  const isName = ({ type }: LayerSpecification) => type === 'symbol';
  return {
    ...style,
    sources: {
      ...style.sources,
      ...Object.fromEntries(
        towns.map(({ url, attribution }, n) => [
          `streets-${n}`,
          { type: 'vector' as const, url: `pmtiles://${url}`, attribution },
        ]),
      ),
    },
    layers: [...style.layers.filter((layer) => !isName(layer)), ...streets, ...style.layers.filter(isName)],
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
