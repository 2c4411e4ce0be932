/** What this device keeps for the reader, in `localStorage`, and for as long as the tab is open in `sessionStorage`. */

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
