/** Moves maps that were drawn at build to what is found, as far as they were drawn. */
import { clamp } from '#base/clamp.ts';
import { servedPath } from '#client/page/served-path.ts';
import type { GeoPoint } from '#model/stores/browser/geo.ts';
import { drawingScale, placeOn } from '#model/stores/browser/mercator.ts';
import type { StoresShown } from './events.ts';

/** Closer than this, and beyond this zoom, coasts are too simple and names too few. */
const closest = 4;
const deepest = 10;
/** Half pixels around what is shown. */
const margin = 80;

/**
 * Shows what is found on the first drawing that has it all: the page's own, one that was in its place before, those of
 * `pages`. Without any the frame stays.
 */
export function followSearch(figure: HTMLElement): (shown: StoresShown) => Promise<void> {
  const known = new Map([['', figure.querySelector<SVGSVGElement>('svg[data-view]')]]);
  let turn = 0;
  const follow = (svg: SVGSVGElement | null | undefined, points: readonly GeoPoint[]) => {
    const has = svg && followOnDrawing(svg, points);
    figure.hidden = !has;
    if (has) figure.querySelector('svg')?.replaceWith(svg);
    return has;
  };
  return async ({ around, pages = [] }) => {
    const own = ++turn;
    if (around.length === 0 || [...known.values()].some((svg) => follow(svg, around))) return;
    for (const page of pages) {
      // Nobody sees it, or it is known not to have it.
      if (figure.parentElement?.offsetParent === null || known.has(page)) continue;
      known.set(page, await fetchDrawing(page).catch(() => null));
      if (own !== turn || follow(known.get(page), around)) return;
    }
  };
}

async function fetchDrawing(page: string): Promise<SVGSVGElement | null> {
  const html = await (await fetch(servedPath(page))).text();
  return new DOMParser().parseFromString(html, 'text/html').querySelector<SVGSVGElement>('svg[data-view]');
}

/** Shows the part of the drawing with these points, marked; whether it has them all, and so isn't a map of somewhere else. */
function followOnDrawing(svg: SVGSVGElement, points: readonly GeoPoint[]): boolean {
  const [zoom = 0, left = 0, top = 0, width = 0, height = 0] = (svg.dataset['view'] ?? '')
    .split(' ')
    .map(Number);
  const places = points.map((point) => placeOn({ zoom, left, top, width, height }, point));
  const [wide, high] = [width * drawingScale, height * drawingScale];
  if (!places.every(([x, y]) => x >= 0 && x <= wide && y >= 0 && y <= high)) return false;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fitting = Math.min(wide / (east - west + 2 * margin), high / (south - north + 2 * margin));
  const scale = clamp(fitting, 1, Math.max(1, Math.min(closest, 2 ** (deepest - zoom))));
  const [shownWide, shownHigh] = [wide / scale, high / scale];
  const x = clamp((west + east - shownWide) / 2, 0, wide - shownWide);
  const y = clamp((north + south - shownHigh) / 2, 0, high - shownHigh);
  svg.setAttribute('viewBox', [x, y, shownWide, shownHigh].map(Math.round).join(' '));
  svg.style.setProperty('--map-zoom', String(scale));
  mark(svg, places);
  return true;
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
