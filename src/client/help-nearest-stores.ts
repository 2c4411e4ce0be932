/** `<help-nearest-stores>`: on a tap, the nearest stores that offer a service; without this a link to the finder. */
import { Facets } from '#model/stores/facets.ts';
import { findNearest } from '#model/stores/nearest.ts';
import { fillStoreCard } from './store-card.ts';
import { readStoresConfig } from './stores-config.ts';
import { StoresData } from './stores-data.ts';

const shown = 3;

class HelpNearestStores extends HTMLElement {
  #listening: AbortController | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const button = this.querySelector<HTMLElement>('[data-near]');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => this.#locate(), { signal: this.#listening.signal });
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  #locate(): void {
    const config = readStoresConfig(this);
    if (!config) return;
    const { texts } = config;
    this.#say(texts.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        void this.#show({ lat: coords.latitude, lng: coords.longitude }).catch(() => this.#say(texts.failed));
      },
      ({ code, PERMISSION_DENIED }) =>
        this.#say(code === PERMISSION_DENIED ? texts.denied : texts.unavailable),
      { enableHighAccuracy: false, maximumAge: 300_000, timeout: 10_000 },
    );
  }

  async #show(from: { readonly lat: number; readonly lng: number }): Promise<void> {
    const config = readStoresConfig(this);
    const template = this.querySelector('template');
    const list = this.querySelector<HTMLElement>('[data-results]');
    if (!config || !template || !list) return;
    const data = await StoresData.load(config);
    const now = Date.now();
    const facets = new Facets(data.index, now);
    const service = this.dataset['service'] ?? '';
    const hits = findNearest(data.index.degrees, from, {
      count: shown,
      accepts: (store) => data.index.status[store] === '0' && facets.accepts(store, [service]),
    });
    const cards = await Promise.all(
      hits.map(({ index, km }) =>
        fillStoreCard(template, data, config, { store: index, km, unit: config.unit, now }),
      ),
    );
    list.replaceChildren(...cards);
    list.hidden = false;
    this.#say(hits.length === 0 ? config.texts.noMatch : '');
  }

  #say(text: string): void {
    const live = this.querySelector('[role="status"]');
    if (live) live.textContent = text;
  }
}

customElements.define('help-nearest-stores', HelpNearestStores);
