/** The locales that a text is written for. */
import { nearest } from '#problems/nearest.ts';

/** The locales of a text with one for each; a misspelt one, which is told as unknown, is not missing as well. */
export const localesMeant = (
  texts: Readonly<Record<string, unknown>>,
  ids: readonly string[],
): ReadonlySet<string> =>
  new Set(Object.keys(texts).map((key) => (ids.includes(key) ? key : (nearest(key, ids) ?? key))));
