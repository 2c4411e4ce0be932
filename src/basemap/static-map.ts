/** Maps as SVG, drawn at build: for readers without JavaScript or WebGL, and for paper. */
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { clamp } from '#base/clamp.ts';
import { escapeHtml } from '#base/escape-html.ts';
import type { Town } from '#model/stores/towns.ts';
import { boundsOf, boundsWidth, wrapLng, type GeoBounds, type GeoPoint } from '#model/stores/browser/geo.ts';
import { drawingScale, placeOn, tileSize, toX, toY, type MapView } from '#model/stores/browser/mercator.ts';
import { readBasemapShapes, type ShapeOptions } from './features.ts';

/** A store on the map. */
interface MapMark extends GeoPoint {
  readonly label: string;
  /** Where the mark leads; a mark of the page's own store leads nowhere. */
  readonly href?: string | undefined;
}

interface StaticMapOptions {
  readonly marks: readonly MapMark[];
  /** Size in CSS pixels; the drawing scales. */
  readonly width: number;
  readonly height: number;
  /** What the map shows, for those who do not see it. */
  readonly title: string;
  /** Closest view; default 10, about 150 km across 640 pixels. */
  readonly maxZoom?: number;
  /** Names of towns; default those of GeoNames. */
  readonly nameOf?: (town: Town) => string;
}

/** Draws a map around the marks, as an SVG element whose classes `StaticMap.astro` styles. Empty for no marks. */
export type DrawStaticMap = (options: StaticMapOptions) => string;

const extent = 4096;
/** Coasts are simplified for this zoom at the closest. */
const deepest = 9;
const margin = 40;
/** From this zoom on, a map may show neither coast nor border. The names of small towns then say where it is. */
const townsOnly = 8;

/** Prepares the data once (about a second); the function it returns draws a map in a few milliseconds. */
export function createStaticMaps(
  towns: readonly Town[],
  boundaries?: ShapeOptions['boundaries'],
): DrawStaticMap {
  const shapes = readBasemapShapes({ scale: '10m', boundaries });
  const { earth, water } = shapes;
  const cut = { maxZoom: deepest, indexMaxZoom: 4, tolerance: 14, extent, buffer: 32 };
  const lakes = {
    ...water,
    features: water.features.filter(({ properties }) => properties?.['kind'] === 'lake'),
  };
  const layers = [
    ['land', new GeoJSONVT(earth, cut)],
    ['lake', new GeoJSONVT(lakes, cut)],
    ['border', new GeoJSONVT(shapes.boundaries, cut)],
  ] as const;
  const known = towns.toSorted((a, b) => b.population - a.population);
  const large = known.filter(({ population }) => population >= 20_000);
  return (request) => {
    const view = toView(request);
    if (!view) return '';
    // What is inside an image cannot be reached by keyboard.
    const role = request.marks.some(({ href }) => href !== undefined) ? 'group' : 'img';
    const drawn = layers.map(([name, index]) => drawLayer(name, index, view)).join('');
    return (
      `<svg class="static-map" viewBox="0 0 ${view.width * drawingScale} ${view.height * drawingScale}" role="${role}" ` +
      `data-view="${[view.zoom, view.left.toFixed(1), view.top.toFixed(1), view.width, view.height].join(' ')}" ` +
      `aria-label="${escapeHtml(request.title)}" preserveAspectRatio="xMidYMid slice">${drawn}` +
      `${drawTowns(view.zoom < townsOnly ? large : known, view, request)}${drawMarks(view, request.marks)}</svg>`
    );
  };
}

function toView({ marks, width, height, maxZoom = 10 }: StaticMapOptions): MapView | undefined {
  const bounds = boundsOf(marks);
  if (!bounds) return undefined;
  const wide = boundsWidth(bounds) / 360;
  const high = toY(bounds.south) - toY(bounds.north);
  const fit = Math.min(
    (width - 2 * margin) / Math.max(wide, 1e-9),
    (height - 2 * margin) / Math.max(high, 1e-9),
  );
  const zoom = clamp(Math.log2(fit / tileSize), 0, maxZoom);
  const world = tileSize * 2 ** zoom;
  const { x, y } = middleOf(bounds);
  return { zoom, width, height, left: x * world - width / 2, top: y * world - height / 2 };
}

const middleOf = (bounds: GeoBounds) => ({
  x: toX(wrapLng(bounds.west + boundsWidth(bounds) / 2)),
  y: (toY(bounds.north) + toY(bounds.south)) / 2,
});

function drawLayer(name: string, index: GeoJSONVT, view: MapView): string {
  const z = Math.min(deepest, Math.floor(view.zoom));
  const size = tileSize * 2 ** (view.zoom - z);
  const count = 2 ** z;
  const paths: string[] = [];
  for (let column = Math.floor(view.left / size); column * size < view.left + view.width; column++) {
    for (let row = Math.floor(view.top / size); row * size < view.top + view.height; row++) {
      if (row < 0 || row >= count) continue;
      const tile = index.getTile(z, ((column % count) + count) % count, row);
      for (const feature of tile?.features ?? []) {
        if (feature.type === 1) continue;
        for (const line of feature.geometry) paths.push(toPath(line, feature.type === 3, column, row));
      }
    }
  }
  return paths.length === 0 ? '' : `<path class="${name}" d="${paths.join('')}"/>`;

  function toPath(
    line: readonly (readonly number[])[],
    isArea: boolean,
    column: number,
    row: number,
  ): string {
    let [lastX, lastY] = [NaN, NaN];
    let path = '';
    for (const [gx = 0, gy = 0] of line) {
      const x = Math.round(((column + gx / extent) * size - view.left) * drawingScale);
      const y = Math.round(((row + gy / extent) * size - view.top) * drawingScale);
      if (x === lastX && y === lastY) continue;
      path += path === '' ? `M${x} ${y}` : `l${x - lastX} ${y - lastY}`;
      [lastX, lastY] = [x, y];
    }
    return path.includes('l') ? `${path}${isArea ? 'z' : ''}` : '';
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const mostTowns = 14;
/** Half pixels. On narrow screens the drawing is about half as large: see drawn-map.css. */
const letters = 22;
const lettersWhenSmall = 38;

/** Whether a point lies between the left and the right edge, by little arithmetic: most of the world's towns do not. */
function isBetween({ zoom, left, width }: MapView, { lng }: GeoPoint): boolean {
  const world = tileSize * 2 ** zoom;
  const offset = (toX(lng) * world - left) % world;
  return (offset < 0 ? offset + world : offset) < width;
}

/** Names of the largest towns that have room, beside marks. */
function drawTowns(
  towns: readonly Town[],
  view: MapView,
  { marks, nameOf = ({ name }) => name }: StaticMapOptions,
): string {
  const [wide, high] = [view.width * drawingScale, view.height * drawingScale];
  const taken: Box[] = marks.map((mark) => {
    const [x, y] = placeOn(view, mark);
    return { x: x - 16, y: y - 36, width: 32, height: 40 };
  });
  const takenWhenSmall = [...taken];
  const [everywhere, onWideScreens]: [string[], string[]] = [[], []];
  for (const town of towns) {
    if (everywhere.length + onWideScreens.length === mostTowns) break;
    if (!isBetween(view, town)) continue;
    const [x, y] = placeOn(view, town);
    const name = nameOf(town);
    if (!takeRoom(boxOf(x, y, name, letters), taken)) continue;
    const fits = takeRoom(boxOf(x, y, name, lettersWhenSmall), takenWhenSmall);
    (fits ? everywhere : onWideScreens).push(
      `<circle cx="${x}" cy="${y}" r="4"/><text x="${x}" y="${y}">${escapeHtml(name)}</text>`,
    );
  }
  return group('towns', everywhere) + group('towns towns-of-wide', onWideScreens);

  function takeRoom(box: Box, from: Box[]): boolean {
    const isInside = box.x > 0 && box.x + box.width < wide && box.y > 8 && box.y + box.height < high;
    if (!isInside || from.some((other) => overlaps(other, box))) return false;
    from.push(box);
    return true;
  }
}

/** The room of a town's dot and the name below it: about what sans-serif letters of this size take. */
function boxOf(x: number, y: number, name: string, size: number): Box {
  const width = name.length * size * 0.6 + 20;
  return { x: x - width / 2, y: y - 12, width, height: 12 + size };
}

const group = (name: string, drawn: readonly string[]) =>
  drawn.length === 0 ? '' : `<g class="${name}" aria-hidden="true">${drawn.join('')}</g>`;

function drawMarks(view: MapView, marks: readonly MapMark[]): string {
  const isOne = marks.length === 1;
  const drawn = marks.map((mark) => {
    const [x, y] = placeOn(view, mark);
    const shape = isOne
      ? `<path d="M${x} ${y}c-4-14-18-22-18-36a18 18 0 1 1 36 0c0 14-14 22-18 36z"/><circle class="hole" cx="${x}" cy="${y - 36}" r="7"/>`
      : // Points with round ends, whose strokes keep their width on a small map: what to press, an edge, the dot.
        ['reach', 'edge', 'dot'].map((name) => `<path class="${name}" d="M${x} ${y}h0"/>`).join('');
    const titled = `<title>${escapeHtml(mark.label)}</title>${shape}`;
    return mark.href === undefined ? `<g>${titled}</g>` : `<a href="${escapeHtml(mark.href)}">${titled}</a>`;
  });
  return `<g class="marks">${drawn.join('')}</g>`;
}
