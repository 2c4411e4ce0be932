/** Code that only some pages need. */

/** Loads each room whose selector matches anything on the page. */
export function loadRooms(rooms: Readonly<Record<string, () => Promise<unknown>>>): void {
  for (const [selector, load] of Object.entries(rooms)) if (document.querySelector(selector)) void load();
}
