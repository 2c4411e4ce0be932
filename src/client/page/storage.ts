/** What this device keeps for the reader, in `localStorage`, and for as long as the tab is open in `sessionStorage`. */

/**
 * What `access` gives, or `undefined` where storage is switched off or full. Readers lose nothing that they see: the page
 * knows what it was told since it was opened.
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
  tryStorage(() => JSON.parse(localStorage.getItem(key) ?? '') as unknown);

/** Keeps a value as JSON in `localStorage`; `true` if that worked. */
export const storeJson = (key: string, value: unknown): true | undefined =>
  tryStorage(() => (localStorage.setItem(key, JSON.stringify(value)), true));
