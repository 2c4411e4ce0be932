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

/** The drawing of a page, and those of other pages in its place. */
export class Drawings {
  readonly #figure: HTMLElement;
  /** By page; `''` is the one that it is on. */
  readonly #known = new Map<string, SVGSVGElement>();
  #turn = 0;

  constructor(figure: HTMLElement) {
    this.#figure = figure;
    const own = figure.querySelector<SVGSVGElement>('svg[data-view]');
    if (own) this.#known.set('', own);
  }

  /** Shows what is found on the first drawing that has it all: the page's own, one that was here before, those of `pages`. */
  async show({ around, pages = [] }: Pick<StoresShown, 'around' | 'pages'>): Promise<void> {
    const turn = ++this.#turn;
    if (around.length === 0 || [...this.#known.values()].some((svg) => this.#follow(svg, around))) return;
    // Nobody sees it.
    if (this.#figure.parentElement?.offsetParent === null) return;
    for (const page of pages.filter((page) => !this.#known.has(page))) {
      const svg = await fetchDrawing(page).catch(() => null);
      if (svg) this.#known.set(page, svg);
      if (turn !== this.#turn || (svg && this.#follow(svg, around))) return;
    }
  }

  #follow(svg: SVGSVGElement, points: readonly GeoPoint[]): boolean {
    this.#figure.hidden = !followOnDrawing(svg, points);
    if (!this.#figure.hidden) this.#figure.querySelector('svg')?.replaceWith(svg);
    return !this.#figure.hidden;
  }
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
