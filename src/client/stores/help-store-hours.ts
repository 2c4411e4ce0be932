/** `<help-store-hours>`: says whether a store is open now and marks today's row. The table works without it. */
import { dayMs } from '#base/day.ts';
import { ownData } from '#client/page/own-data.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { wallClock } from '#model/hours/browser/zone.ts';
import { EachMinute } from './each-minute.ts';
import { showOpenState } from './store-state.ts';

/** What the component puts into the element's JSON. */
export interface StoreHoursData {
  readonly schedule: Schedule;
  readonly lang: string;
  /** Whether the store is in business: only then it can be open now. */
  readonly isVisitable: boolean;
}

class HelpStoreHours extends EachMinute {
  protected show(now: number): void {
    const data = ownData<StoreHoursData>(this);
    if (!data) return;
    const { schedule, lang, isVisitable } = data;
    const place = this.querySelector<HTMLElement>('[data-status]');
    if (place && isVisitable) showOpenState(place, schedule, lang, now);
    // 1 January 1970 was a Thursday.
    const today = (Math.floor(wallClock(schedule.zone, now) / dayMs) + 3) % 7;
    for (const row of this.querySelectorAll<HTMLElement>('[data-days]')) {
      const isToday = row.dataset['days']?.split(' ').includes(String(today)) ?? false;
      if (isToday) row.setAttribute('aria-current', 'date');
      else row.removeAttribute('aria-current');
    }
  }
}

customElements.define('help-store-hours', HelpStoreHours);
