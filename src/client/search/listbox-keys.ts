/** Which option of a combobox's list is active after a key, https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. */

/**
 * The index of the active option, -1 for none (the text field itself); `undefined` for a key that does not move.
 *
 * @example moveActive('ArrowDown', -1, 3) // => 0
 * @example moveActive('ArrowUp', 0, 3) // => -1, back to the text
 */
export function moveActive(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return active + 1 < count ? active + 1 : -1;
    case 'ArrowUp':
      return active < 0 ? count - 1 : active - 1;
    case 'PageDown':
      return Math.min(active + 5, count - 1);
    case 'PageUp':
      return Math.max(active - 5, 0);
    default:
      return undefined;
  }
}
