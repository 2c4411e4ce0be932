/**
 * Adds up a number of each item.
 *
 * @example sum(topics, ({ count }) => count)
 */
export const sum = <T>(items: readonly T[], valueOf: (item: T) => number): number =>
  items.reduce((total, item) => total + valueOf(item), 0);
