/** Cuts features into vector tiles. */
import { GeoJSONVT, type GeoJSONVTOptions, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { BasemapFeatures } from './features.ts';
import type { Tile } from './pmtiles-file.ts';

const extent = 4096;

/** All tiles that hold something, from zoom 0 to `maxZoom`. */
export function cutTiles(features: BasemapFeatures, maxZoom: number): Tile[] {
  const options: GeoJSONVTOptions = {
    maxZoom,
    indexMaxZoom: maxZoom,
    indexMaxPoints: 0,
    extent,
    buffer: 64,
    tolerance: 4,
  };
  const layers = Object.entries({ ...features }).map(
    ([name, collection]) => [name, new GeoJSONVT(collection, options)] as const,
  );
  const tiles: Tile[] = [];
  for (let z = 0; z <= maxZoom; z++) {
    for (let x = 0; x < 2 ** z; x++) {
      for (let y = 0; y < 2 ** z; y++) {
        const tile: Record<string, GeoJSONVTTile> = {};
        for (const [name, index] of layers) {
          const cut = index.getTile(z, x, y);
          if (!cut) continue;
          // A tile comes out with its points in pairs, which the type of its parts does not say.
          const shown = cut.features.filter(({ tags }) => isShownAt(tags, z)) as typeof cut.features;
          if (shown.length > 0) tile[name] = { ...cut, features: shown };
        }
        if (Object.keys(tile).length > 0)
          tiles.push({ z, x, y, data: fromGeojsonVt(tile, { version: 2, extent }) });
      }
    }
  }
  return tiles;
}

/** One zoom ahead of being drawn: styles compare with the zoom of the view, which is a little above the tile's. */
const isShownAt = (tags: Readonly<Record<string, unknown>> | null, z: number) =>
  Number(tags?.['min_zoom'] ?? 0) <= z + 1;
