/** Writes on the page whether a store is open. */
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { stateAt } from '#model/hours/browser/state.ts';
import { describeState } from '#client/page/open-state.ts';
import { message } from '#client/page/messages.ts';

/** Says whether a store with these hours is open, in the reader's words. */
export function showOpenState(place: HTMLElement, schedule: Schedule, lang: string, now: number): void {
  const { text, tone } = describeState(stateAt(schedule, now), { now, zone: schedule.zone, lang, message });
  place.hidden = false;
  if (place.textContent !== text) place.textContent = text;
  place.dataset['status'] = tone;
}
