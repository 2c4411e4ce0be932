/** The interactive map, on MapLibre GL JS. Loaded when a visitor asks for it; nothing else imports that library. */
import {
  AttributionControl,
  Map as MapLibreMap,
  NavigationControl,
  addProtocol,
  setWorkerUrl,
  type CameraOptions,
  type GeoJSONSource,
} from 'maplibre-gl';
// As an address: Astro would link the style sheets of everything that a page may ever import.
import styleUrl from 'maplibre-gl/dist/maplibre-gl.css?url';
// Vite doesn't emit the worker: https://github.com/maplibre/maplibre-gl-js/issues/7981
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { PMTiles, Protocol } from 'pmtiles';
import { boundsOf, boundsWidth, isInside, wrapLng, type GeoBounds } from '#model/stores/browser/geo.ts';
import { message } from '#client/page/messages.ts';
import type { StoreMark } from './events.ts';
import { clusterLayer, sourceId, storeLayer, storeLayers, type StoreMapColours } from './map-layers.ts';
import { WholeFileSource } from './whole-file-source.ts';

export interface StoreMapOptions {
  readonly container: HTMLElement;
  /** Address of the style. */
  readonly style: string;
  /** The PMTiles file that the style names, read robustly. */
  readonly pmtiles: string | undefined;
  /** Files with the streets of towns, read as robustly, and where those are. */
  readonly streets: readonly { readonly url: string; readonly bounds: GeoBounds }[];
  readonly maxZoom: number;
  readonly colours: StoreMapColours;
  readonly onSelect: (code: string) => void;
  /** The visitor has moved the map. */
  readonly onMove: () => void;
}

/** What the element needs of a map; another library can stand behind it. */
export interface StoreMap {
  /** Shows these stores; listed ones are larger. */
  show(marks: readonly StoreMark[], listed: readonly StoreMark[]): void;
  /** Moves to where all of these can be seen. */
  fit(marks: readonly StoreMark[]): void;
  select(code: string): void;
  setStyle(style: string, colours: StoreMapColours): void;
  bounds(): GeoBounds;
  remove(): void;
}

setWorkerUrl(workerUrl);
const protocol = new Protocol();
addProtocol('pmtiles', protocol.tile);

/** One store should show its surroundings, not a blank street level that the basemap does not have. */
const closestFit = 11;
/** Where the map has streets, they show the way to the door. */
const closestStreetFit = 15;

/** Links the library's style sheet, once. Rejects when it cannot be loaded. */
function loadStyles(): Promise<void> {
  const known = document.querySelector(`link[href="${styleUrl}"]`);
  if (known) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = styleUrl;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`${styleUrl} cannot be loaded`));
    });
    document.head.append(link);
  });
}

/** Draws the map and resolves when it's ready. Rejects if the browser has no WebGL. */
export async function createStoreMap(options: StoreMapOptions): Promise<StoreMap> {
  await loadStyles();
  const files = [options.pmtiles ?? [], options.streets.map(({ url }) => url)].flat(2);
  for (const file of files) protocol.add(new PMTiles(new WholeFileSource(file)));
  // Throws without WebGL2; the caller keeps the drawn map then.
  const map = new MapLibreMap({
    container: options.container,
    style: options.style,
    maxZoom: options.maxZoom,
    center: [15, 30],
    zoom: 1,
    cooperativeGestures: true,
    attributionControl: false,
    locale: libraryTexts(),
    pitchWithRotate: false,
    dragRotate: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(
    new NavigationControl({ showCompass: false }),
    isRightToLeft(options.container) ? 'top-left' : 'top-right',
  );
  map.addControl(new AttributionControl({ compact: true }));
  try {
    await new Promise<void>((resolve, reject) => {
      map.once('load', () => resolve());
      map.once('error', ({ error }) => reject(error as Error));
    });
  } catch (error) {
    map.remove();
    throw error;
  }
  listen(map, options);
  return new MapLibreStores(map, options);
}

/** Tells the element what the visitor does. */
function listen(map: MapLibreMap, { onSelect, onMove }: StoreMapOptions): void {
  map.on('click', storeLayer, ({ features }) => {
    const code: unknown = features?.[0]?.properties['code'];
    if (typeof code === 'string') onSelect(code);
  });
  map.on('click', clusterLayer, ({ features, lngLat }) => {
    const cluster: unknown = features?.[0]?.properties['cluster_id'];
    if (typeof cluster !== 'number') return;
    void map
      .getSource<GeoJSONSource>(sourceId)
      ?.getClusterExpansionZoom(cluster)
      .then((zoom) => move(map, { center: lngLat, zoom }));
  });
  map.on('moveend', ({ originalEvent }) => {
    // Only what the visitor does has an event behind it.
    if (originalEvent) onMove();
  });
}

/** Stores on a map that has loaded. */
class MapLibreStores implements StoreMap {
  readonly #map: MapLibreMap;
  readonly #streets: StoreMapOptions['streets'];
  #colours: StoreMapColours;
  #marks: readonly StoreMark[] = [];
  #listed: ReadonlySet<string> = new Set();
  #selected = '';

  constructor(map: MapLibreMap, { streets, colours }: Pick<StoreMapOptions, 'streets' | 'colours'>) {
    this.#map = map;
    this.#streets = streets;
    this.#colours = colours;
    this.#addLayers();
    map.on('style.load', () => this.#addLayers());
  }

  show(marks: readonly StoreMark[], listed: readonly StoreMark[]): void {
    this.#marks = marks;
    this.#listed = new Set(listed.map(({ code }) => code));
    this.#draw();
  }

  fit(shown: readonly StoreMark[]): void {
    const bounds = boundsOf(shown);
    if (!bounds) return;
    const { west, south, north } = bounds;
    const camera = this.#map.cameraForBounds([west, south, west + boundsWidth(bounds), north], {
      padding: 48,
      maxZoom: this.#closest(shown),
    });
    if (camera) move(this.#map, camera);
  }

  select(code: string): void {
    this.#selected = code;
    this.#draw();
    const mark = this.#marks.find((one) => one.code === code);
    if (mark)
      move(this.#map, { center: mark, zoom: Math.max(this.#map.getZoom(), this.#closest([mark]) - 1) });
  }

  #closest(marks: readonly StoreMark[]): number {
    const isTown = this.#streets.some(({ bounds }) => marks.every((mark) => isInside(bounds, mark)));
    return isTown ? closestStreetFit : closestFit;
  }

  setStyle(style: string, colours: StoreMapColours): void {
    this.#colours = colours;
    this.#map.setStyle(style);
  }

  bounds(): GeoBounds {
    const shown = this.#map.getBounds();
    const whole = shown.getEast() - shown.getWest() >= 360;
    return {
      west: whole ? -180 : wrapLng(shown.getWest()),
      east: whole ? 180 : wrapLng(shown.getEast()),
      south: shown.getSouth(),
      north: shown.getNorth(),
    };
  }

  remove(): void {
    this.#map.remove();
  }

  #draw(): void {
    void this.#map.getSource<GeoJSONSource>(sourceId)?.setData(this.#toGeoJson());
  }

  #toGeoJson(): GeoJSON.FeatureCollection {
    return {
      type: 'FeatureCollection',
      features: this.#marks.map(({ code, label, lat, lng }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lng, lat] },
        properties: { code, label, isListed: this.#listed.has(code) || code === this.#selected },
      })),
    };
  }

  /** A new style has lost our source; the same style keeps it. */
  #addLayers(): void {
    if (this.#map.getSource(sourceId)) return;
    this.#map.addSource(sourceId, {
      type: 'geojson',
      data: this.#toGeoJson(),
      cluster: true,
      clusterRadius: 44,
      clusterMaxZoom: 13,
    });
    for (const layer of storeLayers(this.#colours)) this.#map.addLayer(layer);
  }
}

function move(map: MapLibreMap, camera: CameraOptions): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) map.jumpTo(camera);
  else map.easeTo(camera);
}

/** MapLibre's own texts by its keys. */
const libraryTexts = () => ({
  'Map.Title': message('stores:map.title'),
  'NavigationControl.ZoomIn': message('stores:map.zoomIn'),
  'NavigationControl.ZoomOut': message('stores:map.zoomOut'),
  'AttributionControl.ToggleAttribution': message('stores:map.credits'),
  'CooperativeGesturesHandler.WindowsHelpText': message('stores:map.wheel'),
  'CooperativeGesturesHandler.MacHelpText': message('stores:map.wheelMac'),
  'CooperativeGesturesHandler.MobileHelpText': message('stores:map.fingers'),
});

const isRightToLeft = (element: Element) => getComputedStyle(element).direction === 'rtl';
