/** What our own basemap shows: Natural Earth (public domain) and GeoNames (CC BY 4.0), from npm packages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature as countryFeature } from '@rapideditor/country-coder';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { clamp } from '#base/clamp.ts';
import { fold } from '#model/stores/browser/fold.ts';
import type { TownNames, Town } from '#model/stores/towns.ts';
import { unwrapArea } from './antimeridian.ts';
import { labelPoint } from './label-point.ts';

type Features = GeoJSON.FeatureCollection;

/** Land, water and borders, with the names and properties of Protomaps (https://docs.protomaps.com/basemaps/layers). */
export interface BasemapShapes {
  readonly earth: Features;
  readonly water: Features;
  readonly boundaries: Features;
}

/** The shapes with the names of countries and towns. */
export interface BasemapFeatures extends BasemapShapes {
  readonly places: Features;
}

export interface ShapeOptions {
  /** Coast and borders at 1 : 10 or 50 million. */
  readonly scale: '10m' | '50m';
  /**
   * `undisputed` (default): borders between countries that ISO 3166 knows. Natural Earth draws who rules, not who
   * claims.
   */
  readonly boundaries?: 'undisputed' | 'all' | 'none' | undefined;
}

export interface PlaceOptions {
  /** Language tags that names of countries are given in. */
  readonly langs: readonly string[];
  readonly towns: readonly Town[];
  readonly townNames: readonly TownNames[];
  /** Smaller towns are left out. */
  readonly smallestTown: number;
}

interface NaturalEarthCountry {
  readonly name: string;
}
type World = Topology<{
  countries: GeometryCollection<NaturalEarthCountry>;
  land: GeometryCollection;
}>;

const require = createRequire(import.meta.url);
const readJson = (module: string): unknown => JSON.parse(readFileSync(require.resolve(module), 'utf8'));

// The packages have no types; the casts say what they hold.
const readWorld = (scale: ShapeOptions['scale']) => readJson(`world-atlas/countries-${scale}.json`) as World;

/** Reads land, water and borders. */
export function readBasemapShapes({ scale, boundaries = 'undisputed' }: ShapeOptions): BasemapShapes {
  const world = readWorld(scale);
  const lakes = readJson('mapeo-offline-map/dist/lakes.json') as Features;
  const rivers = readJson('mapeo-offline-map/dist/rivers.json') as Features;
  return {
    earth: unwrapAll(withProperties(feature(world, world.objects.land), () => ({ kind: 'earth' }))),
    water: {
      type: 'FeatureCollection',
      features: [
        ...withProperties(lakes, () => ({ kind: 'lake' })).features,
        ...withProperties(rivers, (from) => ({ kind: 'river', min_zoom: Number(from?.['min_zoom'] ?? 5) }))
          .features,
      ],
    },
    boundaries: { type: 'FeatureCollection', features: toBoundaries(world, boundaries) },
  };
}

/** Reads the names of countries and towns. */
export function readBasemapPlaces(options: PlaceOptions): Features {
  const features = [...toCountries(readWorld('50m'), options.langs), ...toTowns(options)];
  return { type: 'FeatureCollection', features };
}

const unwrapAll = (areas: Features): Features => ({
  ...areas,
  features: areas.features.map((one) => ({ ...one, geometry: unwrapArea(one.geometry) })),
});

function withProperties(
  source: Features | GeoJSON.Feature,
  toProperties: (from: GeoJSON.GeoJsonProperties) => Record<string, unknown>,
): Features {
  const features = source.type === 'FeatureCollection' ? source.features : [source];
  return {
    type: 'FeatureCollection',
    features: features.map(({ geometry, properties }) => ({
      type: 'Feature',
      geometry,
      properties: toProperties(properties),
    })),
  };
}

/** ISO 3166-1 alpha-2 by the numeric code that Natural Earth gives; their names for countries don't match. */
const isoCode = (id: string | number | undefined): string | undefined =>
  id === undefined
    ? undefined
    : (countryFeature(String(id).padStart(3, '0'))?.properties.iso1A2 ?? undefined);

function toBoundaries(world: World, which: 'undisputed' | 'all' | 'none'): GeoJSON.Feature[] {
  if (which === 'none') return [];
  const geometry = mesh(
    world,
    world.objects.countries,
    (a, b) => a !== b && (which === 'all' || (isoCode(a.id) !== undefined && isoCode(b.id) !== undefined)),
  );
  return [{ type: 'Feature', geometry, properties: { kind: 'country', kind_detail: 2 } }];
}

function toCountries(world: World, langs: readonly string[]): GeoJSON.Feature[] {
  const names = langs.map(
    (lang) => [lang.split('-')[0], new Intl.DisplayNames(lang, { type: 'region' })] as const,
  );
  const english = new Intl.DisplayNames('en', { type: 'region' });
  return feature(world, world.objects.countries).features.flatMap(({ id, geometry }): GeoJSON.Feature[] => {
    const code = isoCode(id);
    const label = labelPoint(geometry);
    if (code === undefined || !label) return [];
    // Large countries are named from afar, small ones up close.
    const zoom = clamp(Math.round(7.5 - Math.log2(label.size + 0.3)), 1, 6);
    const properties = {
      kind: 'country',
      name: english.of(code) ?? code,
      ...Object.fromEntries(names.map(([lang, display]) => [`name:${lang}`, display.of(code) ?? code])),
      min_zoom: zoom,
      population_rank: 20 - zoom,
      sort_key: zoom,
      iso: code,
    };
    return [
      { type: 'Feature', geometry: { type: 'Point', coordinates: [label.lng, label.lat] }, properties },
    ];
  });
}

function toTowns({ towns, townNames, smallestTown }: PlaceOptions): GeoJSON.Feature[] {
  const others = new Map(
    townNames.flatMap((town) => town.names.map((name) => [`${town.country}|${fold(name)}`, town] as const)),
  );
  return towns
    .filter(({ population }) => population >= smallestTown)
    .sort((a, b) => b.population - a.population)
    .map(({ name, country, population, lat, lng }) => {
      const other = others.get(`${country}|${fold(name)}`);
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lng, lat] },
        properties: {
          kind: 'locality',
          kind_detail: population >= 100_000 ? 'city' : 'town',
          name,
          ...(other && namesOf(other)),
          ...townZoom(population),
        },
      };
    });
}

/** Names by language; Arabic and Japanese ones are known by their script. */
function namesOf({ names, byLanguage }: TownNames): Record<string, string> {
  const arabic = names.find((name) => /\p{Script=Arabic}/u.test(name));
  const japanese = names.find((name) => /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(name));
  return {
    ...Object.fromEntries(Object.entries(byLanguage).map(([lang, name]) => [`name:${lang}`, name])),
    ...(arabic && { 'name:ar': arabic }),
    ...(japanese && { 'name:ja': japanese }),
  };
}

/** From which zoom a town is shown, as Protomaps does: millions first. */
function townZoom(population: number): Record<string, number> {
  const rank = Math.round(Math.log2(population / 1000) + 1);
  const zoom = clamp(15 - rank, 3, 8);
  return { min_zoom: zoom, population_rank: Math.min(17, rank + 2), sort_key: 100 - rank, population };
}
