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
import { boundsOf, boundsWidth, wrapLng, type GeoBounds } from '#model/stores/browser/geo.ts';
import { message } from '#client/page/messages.ts';
import type { StoreMark } from './events.ts';
import { WholeFileSource } from './whole-file-source.ts';

export interface StoreMapOptions {
  readonly container: HTMLElement;
  /** Address of the style. */
  readonly style: string;
  /** The PMTiles file that the style names, read robustly. */
  readonly pmtiles: string | undefined;
  readonly maxZoom: number;
  readonly colours: StoreMapColours;
  readonly onSelect: (code: string) => void;
  /** The visitor has moved the map. */
  readonly onMove: () => void;
}

export interface StoreMapColours {
  readonly mark: string;
  readonly onMark: string;
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

const sourceId = 'stores';
/** One store should show its surroundings, not a blank street level that the basemap does not have. */
const closestFit = 11;

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
  if (options.pmtiles !== undefined) protocol.add(new PMTiles(new WholeFileSource(options.pmtiles)));
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
  let marks: readonly StoreMark[] = [];
  let listed: ReadonlySet<string> = new Set();
  let selected = '';
  let { colours } = options;

  try {
    await new Promise<void>((resolve, reject) => {
      map.once('load', () => resolve());
      map.once('error', ({ error }) => reject(error));
    });
  } catch (error) {
    map.remove();
    throw error;
  }
  addLayers();
  map.on('style.load', addLayers);
  map.on('click', 'stores-one', ({ features }) => {
    const code: unknown = features?.[0]?.properties['code'];
    if (typeof code === 'string') options.onSelect(code);
  });
  map.on('click', 'stores-many', ({ features, lngLat }) => {
    const cluster: unknown = features?.[0]?.properties['cluster_id'];
    if (typeof cluster !== 'number') return;
    void storesSource()
      ?.getClusterExpansionZoom(cluster)
      .then((zoom) => move({ center: lngLat, zoom }));
  });
  map.on('moveend', ({ originalEvent }) => {
    // Only what the visitor does has an event behind it.
    if (originalEvent) options.onMove();
  });
  return {
    show(all, inList) {
      marks = all;
      listed = new Set(inList.map(({ code }) => code));
      storesSource()?.setData(toGeoJson());
    },
    fit(shown) {
      const bounds = boundsOf(shown);
      if (!bounds) return;
      const { west, south, north } = bounds;
      const camera = map.cameraForBounds([west, south, west + boundsWidth(bounds), north], {
        padding: 48,
        maxZoom: closestFit,
      });
      if (camera) move(camera);
    },
    select(code) {
      selected = code;
      storesSource()?.setData(toGeoJson());
      const mark = marks.find((one) => one.code === code);
      if (mark) move({ center: mark, zoom: Math.max(map.getZoom(), closestFit - 1) });
    },
    setStyle(style, newColours) {
      colours = newColours;
      map.setStyle(style);
    },
    bounds() {
      const shown = map.getBounds();
      const whole = shown.getEast() - shown.getWest() >= 360;
      return {
        west: whole ? -180 : wrapLng(shown.getWest()),
        east: whole ? 180 : wrapLng(shown.getEast()),
        south: shown.getSouth(),
        north: shown.getNorth(),
      };
    },
    remove: () => map.remove(),
  };

  function storesSource(): GeoJSONSource | undefined {
    return map.getSource<GeoJSONSource>(sourceId);
  }

  function move(camera: CameraOptions): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) map.jumpTo(camera);
    else map.easeTo(camera);
  }

  function toGeoJson(): GeoJSON.FeatureCollection {
    return {
      type: 'FeatureCollection',
      features: marks.map(({ code, label, lat, lng }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lng, lat] },
        properties: { code, label, isListed: listed.has(code) || code === selected },
      })),
    };
  }

  /** A new style has lost our source; the same style keeps it. */
  function addLayers(): void {
    if (map.getSource(sourceId)) return;
    map.addSource(sourceId, {
      type: 'geojson',
      data: toGeoJson(),
      cluster: true,
      clusterRadius: 44,
      clusterMaxZoom: 13,
    });
    map.addLayer({
      id: 'stores-many',
      type: 'circle',
      source: sourceId,
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': colours.mark,
        'circle-radius': ['step', ['get', 'point_count'], 18, 25, 24, 250, 32],
        'circle-stroke-color': colours.onMark,
        'circle-stroke-width': 2,
      },
    });
    map.addLayer({
      id: 'stores-count',
      type: 'symbol',
      source: sourceId,
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': ['sans-serif'],
        'text-size': 14,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colours.onMark },
    });
    map.addLayer({
      id: 'stores-one',
      type: 'circle',
      source: sourceId,
      filter: ['!', ['has', 'point_count']],
      paint: {
        'circle-color': colours.mark,
        'circle-radius': ['case', ['get', 'isListed'], 10, 7],
        'circle-stroke-color': colours.onMark,
        'circle-stroke-width': 2,
      },
    });
  }
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
