/** Moves a map that was drawn at build to what is found, as far as it was drawn. */
import { clamp } from '#base/clamp.ts';
import type { GeoPoint } from '#model/stores/browser/geo.ts';
import { drawingScale, placeOn } from '#model/stores/browser/mercator.ts';

/** Closer than this the coasts are too simple. */
const closest = 4;
/** Half pixels around what is shown. */
const margin = 80;

/**
 * Shows the part of the drawing with these points, marked. A drawing that does not have them all is hidden: it would be a
 * map of somewhere else.
 */
export function followOnDrawing(figure: HTMLElement, points: readonly GeoPoint[]): void {
  const svg = figure.querySelector<SVGSVGElement>('svg[data-view]');
  if (!svg || points.length === 0) return;
  const [zoom = 0, left = 0, top = 0, width = 0, height = 0] = (svg.dataset['view'] ?? '')
    .split(' ')
    .map(Number);
  const places = points.map((point) => placeOn({ zoom, left, top, width, height }, point));
  const [wide, high] = [width * drawingScale, height * drawingScale];
  figure.hidden = !places.every(([x, y]) => x >= 0 && x <= wide && y >= 0 && y <= high);
  if (figure.hidden) return;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fitting = Math.min(wide / (east - west + 2 * margin), high / (south - north + 2 * margin));
  const scale = clamp(fitting, 1, closest);
  const [shownWide, shownHigh] = [wide / scale, high / scale];
  const x = clamp((west + east - shownWide) / 2, 0, wide - shownWide);
  const y = clamp((north + south - shownHigh) / 2, 0, high - shownHigh);
  svg.setAttribute('viewBox', [x, y, shownWide, shownHigh].map(Math.round).join(' '));
  svg.style.setProperty('--map-zoom', String(scale));
  mark(svg, places);
}

function mark(svg: SVGSVGElement, places: readonly (readonly [x: number, y: number])[]): void {
  const group = svg.querySelector('.found') ?? svg.appendChild(shape('g', { class: 'marks found' }));
  const d = places.map(([x, y]) => `M${x} ${y}h0`).join('');
  group.replaceChildren(...['edge', 'dot'].map((name) => shape('path', { class: name, d })));
}

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
