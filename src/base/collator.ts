/** The order of texts for readers. For data that must be the same everywhere, use `compareCodeUnits`. */
import { memoize } from './memoize.ts';

/**
 * Compares words as a dictionary of the language does: Turkish sorts `ı` before `i`. Numbers count as numbers, so
 * `2` comes before `10`.
 */
export const collatorOf: (lang: string) => (a: string, b: string) => number = memoize(
  (lang) => new Intl.Collator(lang, { numeric: true }).compare,
);
