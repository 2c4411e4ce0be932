/** What this device keeps for the reader, in `localStorage`, and for as long as the tab is open in `sessionStorage`. */
import { parseJson } from '#base/parse-json.ts';

/**
 * What `access` gives, or `undefined` where storage is switched off or full. Nothing is lost that the reader could see:
 * the page then knows what it was told since it was opened.
 *
 * @example const country = tryStorage(() => localStorage.getItem('fener:country'));
 */
export function tryStorage<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

/** What `localStorage` has under a key, if that is JSON. Check it with a guard. */
export const storedJson = (key: string): unknown =>
  parseJson(tryStorage(() => localStorage.getItem(key)) ?? '');

/** Keeps a value as JSON in `localStorage`; `true` if that worked. */
export const storeJson = (key: string, value: unknown): true | undefined =>
  tryStorage(() => (localStorage.setItem(key, JSON.stringify(value)), true));
