/** Which map the store finder shows: `content/stores/map.yaml`; without the file our own basemap. */
import { z } from 'zod';
import { isWebAddress } from '#base/web-address.ts';
import { isInside, type GeoBounds, type GeoPoint } from './browser/geo.ts';
import { storeFiles } from './paths.ts';
import { parseYaml, type YamlSource } from '#problems/yaml.ts';
import { readHtml, type HtmlTag } from '#html/read-tags.ts';
import { problem, type Problem } from '#problems/problem.ts';

export type MapSettings =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'own';
      readonly boundaries: 'undisputed' | 'all' | 'none';
      readonly streets?: readonly StreetMap[] | undefined;
    }
  | { readonly kind: 'pmtiles'; readonly url: string; readonly attribution: string; readonly maxZoom: number }
  | {
      readonly kind: 'style';
      readonly light: string;
      readonly dark: string;
      readonly origins: readonly string[];
      readonly consent: boolean;
    }
  | {
      readonly kind: 'raster';
      readonly tiles: string;
      readonly attribution: string;
      readonly maxZoom: number;
      readonly consent: boolean;
    };

/** Streets of one town: an OpenStreetMap extract above our own map, or another file with Protomaps' layers. */
export interface StreetMap {
  readonly url: string;
  readonly attribution: string;
  readonly bounds: GeoBounds;
}

const https = z
  .string()
  .refine(
    (text) => text.startsWith('https://') && isWebAddress(text),
    'an address that begins with https://',
  );
const origin = z
  .string()
  .regex(/^https:\/\/[a-z0-9.*-]+(:\d+)?$/, 'an origin such as "https://tiles.example.com"');

const tileFile = z
  .string()
  .regex(/^(\/|https:\/\/)\S+$/, 'a path such as "/maps/stores.pmtiles" or an https address');

/** The shape of `content/stores/map.yaml`. */
export const mapSettingsData = z.discriminatedUnion('map', [
  /** List and drawn maps only. */
  z.strictObject({ map: z.literal('none').describe('Where the map comes from.') }),
  z.strictObject({
    map: z.literal('own').describe('Where the map comes from.'),
    boundaries: z
      .enum(['undisputed', 'all', 'none'])
      .optional()
      .describe('Which boundaries it shows. Default: `undisputed`.'),
    streets: z
      .array(
        z.strictObject({
          url: tileFile.describe('Address of a PMTiles file with the streets of a town.'),
          bounds: z
            .array(z.number())
            .length(4)
            .refine(
              ([west = 0, south = 0, east = 0, north = 0]) =>
                -180 <= west && west < east && east <= 180 && -90 <= south && south < north && north <= 90,
              'west, south, east and north, such as [13.3, 52.45, 13.5, 52.57]',
            )
            .describe('What the file shows: west, south, east, north, as it was cut out.'),
          attribution: z.string().min(1).optional().describe('What the streets owe to whom: text and links.'),
        }),
      )
      .optional()
      .describe('Streets of single towns, shown above the map of the world.'),
  }),
  /** An OpenStreetMap extract in Protomaps' schema, below `public/` or elsewhere. */
  z.strictObject({
    map: z.literal('pmtiles').describe('Where the map comes from.'),
    url: tileFile.describe('Address of the PMTiles file.'),
    attribution: z.string().min(1).optional().describe('What the map owes to whom: text and links.'),
    maxZoom: z.number().int().min(1).max(22).optional().describe('How close readers can go.'),
  }),
  /** A provider's style. */
  z.strictObject({
    map: z.literal('style').describe('Where the map comes from.'),
    light: https.describe('Address of the style for light pages.'),
    dark: https.optional().describe('Address of the style for dark pages. Default: the same.'),
    origins: z.array(origin).optional().describe('Hosts that the style fetches tiles, fonts and icons from.'),
    consent: z
      .boolean()
      .optional()
      .describe(
        'Whether visitors are told that the provider sees their address, before it does. Default: true.',
      ),
  }),
  z.strictObject({
    map: z.literal('raster').describe('Where the map comes from.'),
    tiles: z
      .string()
      .regex(/^https:\/\/\S*\{z\}\S*$/, 'an address with {z}, {x} and {y}')
      .describe('Address of the tiles with `{z}`, `{x}` and `{y}`.'),
    attribution: z.string().min(1).describe('What the map owes to whom: text and links.'),
    maxZoom: z.number().int().min(1).max(22).optional().describe('How close readers can go.'),
    consent: z
      .boolean()
      .optional()
      .describe(
        'Whether visitors are told that the provider sees their address, before it does. Default: true.',
      ),
  }),
]);

const openStreetMapCredit =
  '<a href="https://www.openstreetmap.org/copyright">© OpenStreetMap</a> · <a href="https://protomaps.com">Protomaps</a>';

/** What our own basemap owes: GeoNames asks for credit (CC BY 4.0), Natural Earth does not. */
export const ownBasemapCredit = 'Natural Earth · <a href="https://www.geonames.org">GeoNames</a>';

export const defaultMapSettings: MapSettings = { kind: 'own', boundaries: 'undisputed' };

/** Reads `map.yaml`. Problems: those of `parseYaml`; `unsafe-html` in `attribution`. */
export function parseMapSettings(source: YamlSource): {
  readonly settings: MapSettings;
  readonly problems: readonly Problem[];
} {
  const { data, problems, positionOf } = parseYaml(source, mapSettingsData);
  if (!data) return { settings: defaultMapSettings, problems };
  const streets = data.map === 'own' ? (data.streets ?? []) : [];
  const credits = [
    { path: ['attribution'], text: 'attribution' in data ? (data.attribution ?? '') : '' },
    ...streets.map(({ attribution = '' }, n) => ({ path: ['streets', n, 'attribution'], text: attribution })),
  ];
  const unsafe = credits.flatMap(({ path, text }) =>
    unsafeMarkup(text).map((markup) =>
      problem(
        'unsafe-html',
        { file: source.file, at: positionOf(path) },
        `"attribution" can't contain ${markup}.`,
        'Write text and links, such as <a href="https://example.com">© Example</a>.',
      ),
    ),
  );
  return unsafe.length > 0
    ? { settings: defaultMapSettings, problems: unsafe }
    : { settings: toSettings(data), problems };
}

/** Everything in a credit but text and links, which MapLibre puts into the page. */
function unsafeMarkup(html: string): string[] {
  const { tags, comments, strays } = readHtml(html);
  return [
    ...tags.filter((tag) => !isLink(tag)).map(({ start, end }) => html.slice(start, end)),
    ...comments.map(() => 'a comment'),
    ...strays.map(({ text }) => text),
  ];
}

const isLink = ({ name, kind, attributes }: HtmlTag) =>
  name === 'a' &&
  (kind === 'close' ||
    attributes.every(
      ({ name: key, value }) => key === 'href' && value.startsWith('https://') && isWebAddress(value),
    ));

function toSettings(data: z.infer<typeof mapSettingsData>): MapSettings {
  switch (data.map) {
    case 'none':
      return { kind: 'none' };
    case 'own':
      return {
        kind: 'own',
        boundaries: data.boundaries ?? 'undisputed',
        streets: data.streets?.map(
          ({ url, attribution, bounds: [west = 0, south = 0, east = 0, north = 0] }) => ({
            url,
            attribution: attribution ?? openStreetMapCredit,
            bounds: { west, south, east, north },
          }),
        ),
      };
    case 'pmtiles':
      return {
        kind: 'pmtiles',
        url: data.url,
        attribution: data.attribution ?? openStreetMapCredit,
        maxZoom: data.maxZoom ?? 17,
      };
    case 'style':
      return {
        kind: 'style',
        light: data.light,
        dark: data.dark ?? data.light,
        origins: data.origins ?? [],
        consent: data.consent ?? true,
      };
    case 'raster':
      return {
        kind: 'raster',
        tiles: data.tiles,
        attribution: data.attribution,
        maxZoom: data.maxZoom ?? 19,
        consent: data.consent ?? true,
      };
  }
}

/** What the browser needs to draw the interactive map. */
export interface MapSource {
  /** Addresses of MapLibre styles. */
  readonly light: string;
  readonly dark: string;
  /** The PMTiles file that the styles name. */
  readonly pmtiles?: string | undefined;
  /** Streets of single towns, and where they are. */
  readonly streets?: readonly Pick<StreetMap, 'url' | 'bounds'>[] | undefined;
  readonly maxZoom: number;
}

/** Our own basemap has no streets, so closer views would be empty but where a town has its own. */
const ownMaxZoom = 12;
const streetsMaxZoom = 17;

/** Where a locale's map comes from; `undefined` for drawn maps only. `basemap`: address of our own PMTiles file. */
export function mapSource(map: MapSettings, locale: string, basemap: string): MapSource | undefined {
  const styles = { light: storeFiles.style(locale, 'light'), dark: storeFiles.style(locale, 'dark') };
  switch (map.kind) {
    case 'none':
      return undefined;
    case 'own':
      return {
        ...styles,
        pmtiles: basemap,
        ...(map.streets && { streets: map.streets.map(({ url, bounds }) => ({ url, bounds })) }),
        maxZoom: map.streets ? streetsMaxZoom : ownMaxZoom,
      };
    case 'pmtiles':
      return { ...styles, pmtiles: map.url, maxZoom: map.maxZoom };
    case 'style':
      return { light: map.light, dark: map.dark, maxZoom: 19 };
    case 'raster':
      return { ...styles, maxZoom: map.maxZoom };
  }
}

/** Whether the map shows streets at a place. */
export const showsStreets = (map: MapSettings, point: GeoPoint): boolean =>
  map.kind === 'own'
    ? (map.streets ?? []).some(({ bounds }) => isInside(bounds, point))
    : map.kind !== 'none';

/** The host that sees visitors when they open the map, if they have to be told. */
export function consentHost(map: MapSettings): string | undefined {
  if (map.kind === 'style' && map.consent) return new URL(map.light).host;
  if (map.kind === 'raster' && map.consent) return new URL(map.tiles).host;
  return undefined;
}

function filesOf(map: MapSettings): readonly string[] {
  if (map.kind === 'pmtiles') return [map.url];
  return map.kind === 'own' ? (map.streets ?? []).map(({ url }) => url) : [];
}

/** What a Content-Security-Policy has to allow on pages with the map, by directive. */
export function mapPolicy(map: MapSettings): Readonly<Record<string, readonly string[]>> {
  if (map.kind === 'none') return {};
  const hosts =
    map.kind === 'style'
      ? [...new Set([map.light, map.dark].map((url) => new URL(url).origin)), ...map.origins]
      : map.kind === 'raster'
        ? [new URL(map.tiles.replace('{s}', 'a')).origin]
        : filesOf(map).flatMap((url) => (url.startsWith('https:') ? [new URL(url).origin] : []));
  return {
    // The worker is a file of the site; MapLibre draws icons from data and blob addresses.
    'worker-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', ...hosts],
    'connect-src': ["'self'", ...hosts],
  };
}
