/** The order of texts in data: the same on every machine and in every language. For lists that readers see, use `collatorOf`. */

/** Compares two texts by their UTF-16 code units. */
export const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Compares items by one of their texts.
 *
 * @example articles.toSorted(byCodeUnits(({ id }) => id))
 */
export const byCodeUnits =
  <T>(textOf: (item: T) => string) =>
  (a: T, b: T): number =>
    compareCodeUnits(textOf(a), textOf(b));
