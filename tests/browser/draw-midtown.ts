/**
 * Draws the streets of Midtown Manhattan that the demo's map has: its grid is regular enough to be drawn by hand, from a few
 * known corners, so that nobody's data is copied. Run it with `node tests/browser/draw-midtown.ts` to write the file anew.
 */
import { writeFileSync } from 'node:fs';
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { packPmtiles, type Tile } from '../../src/basemap/pmtiles-file.ts';

type Point = [lng: number, lat: number];
type Properties = Readonly<Record<string, string | number>>;

/** As `bounds` in the demo's `map.yaml`. */
const bounds = { west: -74.01, south: 40.735, east: -73.955, north: 40.775 } as const;
const zooms: { readonly min: number; readonly max: number } = { min: 10, max: 14 };
const extent = 4096;

/** Fifth Avenue at a street's number, and how far an avenue is from it: 1 is Eighth Avenue. */
const corner = (street: number, avenue: number): Point => [
  -73.98486 + (street - 34) * 0.000476 - avenue * 0.00891,
  40.74843 + (street - 34) * 0.000641 + avenue * 0.00371,
];

const [southEnd, northEnd, eastEnd, westEnd] = [24, 62, -0.7, 1.635] as const;
const avenues = {
  'Third Avenue': -0.7,
  'Lexington Avenue': -0.53,
  'Park Avenue': -0.365,
  'Madison Avenue': -0.175,
  'Fifth Avenue': 0,
  'Sixth Avenue': 0.365,
  'Seventh Avenue': 0.683,
  'Eighth Avenue': 1,
  'Ninth Avenue': 1.317,
  'Tenth Avenue': 1.635,
} as const;
/** Streets that are as wide as an avenue. */
const wide = new Set([34, 42, 57]);

const line = (properties: Properties, ...points: Point[]): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates: points },
});

const area = (properties: Properties, ...points: readonly [Point, ...Point[]]): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [[...points, points[0]]] },
});

const major = { kind: 'major_road', kind_detail: 'primary' } as const;
const minor = { kind: 'minor_road', kind_detail: 'residential' } as const;

function ordinal(count: number): string {
  const tail = count % 10 === 1 ? 'st' : count % 10 === 2 ? 'nd' : count % 10 === 3 ? 'rd' : 'th';
  return `${count}${tail}`;
}

const roads = [
  ...Object.entries(avenues).map(([name, at]) =>
    // Central Park lies between Fifth and Eighth Avenue.
    line({ ...major, name }, corner(southEnd, at), corner(at > 0 && at < 1 ? 59 : northEnd, at)),
  ),
  ...Array.from({ length: northEnd - southEnd + 1 }, (_, n) => southEnd + n).flatMap((street) => {
    const kind = wide.has(street) ? major : minor;
    const [east, west] = [`East ${ordinal(street)} Street`, `West ${ordinal(street)} Street`];
    const westBegin = street > 59 ? 1 : 0;
    return [
      line({ ...kind, name: east }, corner(street, eastEnd), corner(street, 0)),
      line({ ...kind, name: west }, corner(street, westBegin), corner(street, westEnd)),
    ];
  }),
  line(
    { ...major, name: 'Broadway' },
    corner(southEnd, 0.02),
    corner(34, 0.365),
    corner(45, 0.683),
    corner(59, 1),
  ),
];

const landuse = [
  area(
    { kind: 'park', name: 'Bryant Park' },
    corner(40, 0.1),
    corner(42, 0.1),
    corner(42, 0.355),
    corner(40, 0.355),
  ),
  area(
    { kind: 'park', name: 'Central Park' },
    corner(59, 0),
    corner(northEnd, 0),
    corner(northEnd, 1),
    corner(59, 1),
  ),
];

/** The coast of the world's map is too coarse for a town, so it brings its own land. */
const earth = [
  area({ kind: 'earth' }, corner(8, -0.85), corner(72, -0.85), corner(72, 2.15), corner(8, 2.15)),
];

const layers = Object.entries({ earth, landuse, roads }).map(([name, features]) => {
  const collection: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features };
  const options = {
    maxZoom: zooms.max,
    indexMaxZoom: zooms.max,
    indexMaxPoints: 0,
    extent,
    buffer: 64,
    tolerance: 2,
  };
  return [name, new GeoJSONVT(collection, options)] as const;
});

const column = (lng: number, z: number) => Math.floor(((lng + 180) / 360) * 2 ** z);
function row(lat: number, z: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
}

const tiles: Tile[] = [];
for (let z = zooms.min; z <= zooms.max; z++) {
  for (let x = column(bounds.west, z); x <= column(bounds.east, z); x++) {
    for (let y = row(bounds.north, z); y <= row(bounds.south, z); y++) {
      const tile: Record<string, GeoJSONVTTile> = {};
      for (const [name, index] of layers) {
        const cut = index.getTile(z, x, y);
        if (cut && cut.features.length > 0) tile[name] = cut;
      }
      if (Object.keys(tile).length > 0)
        tiles.push({ z, x, y, data: fromGeojsonVt(tile, { version: 2, extent }) });
    }
  }
}

const fields = { kind: 'String', name: 'String' };
const bytes = packPmtiles(tiles, {
  minZoom: zooms.min,
  maxZoom: zooms.max,
  metadata: {
    name: 'Midtown Manhattan, drawn by hand',
    attribution: 'CC0',
    vector_layers: ['earth', 'landuse', 'roads'].map((id) => ({
      id,
      fields,
      minzoom: zooms.min,
      maxzoom: zooms.max,
    })),
  },
});
writeFileSync('content/public/maps/midtown.pmtiles', bytes);
process.stdout.write(`${tiles.length} tiles, ${bytes.length} bytes\n`);
