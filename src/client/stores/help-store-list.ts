/** `<help-store-list>`: says of every store in a list whether it is open, from the first moment and every minute. */
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { showOpenState } from './store-state.ts';

/** What the component puts into the element's JSON. */
export interface StoreListData {
  readonly lang: string;
  /** The cards say by number which is theirs. */
  readonly schedules: readonly Schedule[];
}

const minute = 60_000;

class HelpStoreList extends HTMLElement {
  #listening: AbortController | undefined;
  #timer: number | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    document.addEventListener('visibilitychange', () => this.#show(), { signal: this.#listening.signal });
    this.#show();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    clearTimeout(this.#timer);
  }

  #show(): void {
    clearTimeout(this.#timer);
    const text = this.querySelector('script')?.textContent;
    if (!text || document.hidden) return;
    // Written by StoreList.astro.
    const { lang, schedules } = JSON.parse(text) as StoreListData;
    const now = Date.now();
    for (const place of this.querySelectorAll<HTMLElement>('[data-schedule]')) {
      const schedule = schedules[Number(place.dataset['schedule'])];
      if (schedule) showOpenState(place, schedule, lang, now);
    }
    this.#timer = window.setTimeout(() => this.#show(), minute - (now % minute));
  }
}

customElements.define('help-store-list', HelpStoreList);
