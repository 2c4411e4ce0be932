/** `<help-store-list>`: says of every store in a list whether it is open, from the first moment and every minute. */
import { ownData } from '#client/page/own-data.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { EachMinute } from './each-minute.ts';
import { showOpenState } from './store-state.ts';

/** What the component puts into the element's JSON. */
export interface StoreListData {
  readonly lang: string;
  /** The cards say by number which is theirs. */
  readonly schedules: readonly Schedule[];
}

class HelpStoreList extends EachMinute {
  protected show(now: number): void {
    const data = ownData<StoreListData>(this);
    for (const place of this.querySelectorAll<HTMLElement>('[data-schedule]')) {
      const schedule = data?.schedules[Number(place.dataset['schedule'])];
      if (data && schedule) showOpenState(place, schedule, data.lang, now);
    }
  }
}

customElements.define('help-store-list', HelpStoreList);
