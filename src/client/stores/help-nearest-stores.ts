/** `<help-nearest-stores>`: on a tap, the nearest stores that offer a service; without this a link to the finder. */
import { message } from '#client/page/messages.ts';
import { ownData } from '#client/page/own-data.ts';
import type { StoresConfig } from './config.ts';

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
    this.#say(message('stores:find.locating'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        void this.#show({ lat: coords.latitude, lng: coords.longitude }).catch(() =>
          this.#say(message('stores:find.failed')),
        );
      },
      ({ code, PERMISSION_DENIED }) =>
        this.#say(message(code === PERMISSION_DENIED ? 'stores:find.denied' : 'stores:find.unavailable')),
      { enableHighAccuracy: false, maximumAge: 300_000, timeout: 10_000 },
    );
  }

  async #show(from: { readonly lat: number; readonly lng: number }): Promise<void> {
    const config = ownData<StoresConfig>(this);
    const template = this.querySelector('template');
    const list = this.querySelector<HTMLElement>('[data-results]');
    if (!config || !template || !list) return;
    const { nearestCards } = await import('./nearest-cards.ts');
    const cards = await nearestCards(from, { config, template, service: this.dataset['service'] ?? '' });
    list.replaceChildren(...cards);
    list.hidden = false;
    this.#say(cards.length === 0 ? message('stores:find.noMatch') : '');
  }

  #say(text: string): void {
    const live = this.querySelector('[role="status"]');
    if (live) live.textContent = text;
  }
}

customElements.define('help-nearest-stores', HelpNearestStores);
