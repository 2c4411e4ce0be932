/** Keys that move: among the options of a combobox's list, and through the results of a page. */

/**
 * Which option of a combobox is active after a key (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): its index, -1 for
 * none (the text field itself); `undefined` for a key that does not move.
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

/** Moves the focus with arrows from a field through links, and back. */
export function moveFocus(
  event: KeyboardEvent,
  field: HTMLInputElement,
  links: readonly HTMLAnchorElement[],
): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0 && (event.target !== field || step < 0)) return;
  event.preventDefault();
  (links[at + step] ?? (at + step < 0 ? field : undefined))?.focus();
}
