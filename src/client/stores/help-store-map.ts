/**
 * `<help-store-map>`: a drawn map that becomes an interactive one on request. Without WebGL, network or this script
 * the drawn map and the list stay.
 */
import type { MapSource } from '#model/stores/map-settings.ts';
import { followSearch } from './drawn-map.ts';
import { message } from '#client/page/messages.ts';
import { ownData } from '#client/page/own-data.ts';
import { servedAddress } from '#client/page/served-path.ts';
import type { StoreMapColours } from './map-layers.ts';
import type { StoreMap } from './maplibre-map.ts';
import type { StoreMark, StoresShown } from './events.ts';

/** What the component puts into the element's JSON. */
export interface StoreMapData extends MapSource {
  /** Stores of a page without a finder. */
  readonly marks?: readonly StoreMark[] | undefined;
}

class HelpStoreMap extends HTMLElement {
  #data: StoreMapData | undefined;
  #follow: ReturnType<typeof followSearch> | undefined;
  #map: StoreMap | undefined;
  #shown: StoresShown | undefined;
  #listening: AbortController | undefined;
  #isOpening = false;

  connectedCallback(): void {
    this.#data = ownData(this);
    if (!this.#data) return;
    const { marks } = this.#data;
    if (marks) this.#shown = { marks, listed: marks, around: marks, isNewPlace: true };
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const part of this.querySelectorAll<HTMLElement>('[data-open]')) {
      part.addEventListener('click', () => void this.#open(), { signal });
    }
    this.#button('[data-area]')?.addEventListener('click', () => this.#searchArea(), { signal });
    this.addEventListener('stores:shown', ({ detail }) => this.#show(detail), { signal });
    this.addEventListener('stores:select', ({ detail }) => this.#map?.select(detail), { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#restyle(), {
      signal,
    });
    new MutationObserver(() => this.#restyle()).observe(document.documentElement, {
      attributeFilter: ['data-theme', 'class'],
    });
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#map?.remove();
    this.#map = undefined;
  }

  #button(selector: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(selector);
  }

  async #open(): Promise<void> {
    const container = this.querySelector<HTMLElement>('[data-canvas]');
    if (!this.#data || !container || this.#map || this.#isOpening) return;
    const { pmtiles, streets = [], maxZoom } = this.#data;
    this.#isOpening = true;
    this.#say(message('stores:map.loading'));
    try {
      const { createStoreMap } = await import('./maplibre-map.ts');
      container.hidden = false;
      this.#map = await createStoreMap({
        container,
        style: this.#style(this.#data),
        pmtiles: pmtiles && servedAddress(pmtiles),
        streets: streets.map(({ url, bounds }) => ({ url: servedAddress(url), bounds })),
        maxZoom,
        colours: this.#colours(),
        onSelect: (code) =>
          this.dispatchEvent(new CustomEvent('stores:select', { detail: code, bubbles: true })),
        onMove: () => this.#button('[data-area]')?.removeAttribute('hidden'),
      });
      for (const part of this.querySelectorAll<HTMLElement>('[data-before]')) part.hidden = true;
      this.#say('');
      if (this.#shown) this.#show(this.#shown);
      else this.dispatchEvent(new CustomEvent('stores:map', { bubbles: true }));
    } catch {
      // No WebGL, no network or a broken file: what was there before stays.
      container.hidden = true;
      this.#say(message('stores:map.failed'));
    } finally {
      this.#isOpening = false;
    }
  }

  #show(shown: StoresShown): void {
    this.#shown = shown;
    const { marks, listed, around, isNewPlace } = shown;
    const drawn = this.querySelector<HTMLElement>('.store-drawn-map');
    if (!this.#map && drawn) void (this.#follow ??= followSearch(drawn))(shown);
    if (!this.#map) return;
    this.#map.show(marks, listed);
    if (isNewPlace) this.#map.fit(around.length > 0 ? around : marks);
    if (isNewPlace) this.#button('[data-area]')?.setAttribute('hidden', '');
  }

  #searchArea(): void {
    if (!this.#map) return;
    this.#button('[data-area]')?.setAttribute('hidden', '');
    this.dispatchEvent(new CustomEvent('stores:area', { detail: this.#map.bounds(), bubbles: true }));
  }

  /** The style that goes with the page: `color-scheme` decides. */
  #style({ light, dark }: MapSource): string {
    return servedAddress(this.#isDark() ? dark : light);
  }

  #isDark(): boolean {
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    return scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  }

  #restyle(): void {
    if (this.#data) this.#map?.setStyle(this.#style(this.#data), this.#colours());
  }

  /** Colours of the page, as the canvas understands them. */
  #colours(): StoreMapColours {
    const probe = this.querySelector<HTMLElement>('[data-colours]');
    if (!probe) return { mark: '#9a3412', onMark: '#ffffff' };
    const { color, backgroundColor } = getComputedStyle(probe);
    return { mark: toRgb(backgroundColor), onMark: toRgb(color) };
  }

  #say(text: string): void {
    const live = this.querySelector('[role="status"]');
    if (live) live.textContent = text;
  }
}

/** MapLibre does not read `oklch()`: a canvas pixel turns any colour into one it does. */
function toRgb(colour: string): string {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}

customElements.define('help-store-map', HelpStoreMap);
