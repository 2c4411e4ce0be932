/** `<help-store-hours>`: says whether a store is open now and marks today's row. The table works without it. */
import { dayMs } from '#base/day.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { wallClock } from '#model/hours/browser/zone.ts';
import { showOpenState } from './store-state.ts';

/** What the component puts into the element's JSON. */
export interface StoreHoursData {
  readonly schedule: Schedule;
  readonly lang: string;
  /** Whether the store is in business: only then it can be open now. */
  readonly isVisitable: boolean;
}

const minute = 60_000;

class HelpStoreHours extends HTMLElement {
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
    // Written by StoreHours.astro.
    const { schedule, lang, isVisitable } = JSON.parse(text) as StoreHoursData;
    const now = Date.now();
    const place = this.querySelector<HTMLElement>('[data-status]');
    if (place && isVisitable) showOpenState(place, schedule, lang, now);
    // 1 January 1970 was a Thursday.
    const today = (Math.floor(wallClock(schedule.zone, now) / dayMs) + 3) % 7;
    for (const row of this.querySelectorAll<HTMLElement>('[data-days]')) {
      const isToday = row.dataset['days']?.split(' ').includes(String(today)) ?? false;
      if (isToday) row.setAttribute('aria-current', 'date');
      else row.removeAttribute('aria-current');
    }
    this.#timer = window.setTimeout(() => this.#show(), minute - (now % minute));
  }
}

customElements.define('help-store-hours', HelpStoreHours);
