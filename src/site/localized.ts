/** Texts of `site.yaml`: one for all locales, or one per locale. */
import { z } from 'zod';
import type { Locale } from './site.ts';

/** One text for all locales, or a text per locale id. */
export const localized = z.union([z.string().min(1), z.record(z.string(), z.string().min(1))]);

export type Localized = z.infer<typeof localized>;

/**
 * The text for readers of a locale: theirs, or that of the nearest fallback. `locale` is set where it was written for
 * one.
 */
export function textIn(
  text: Localized,
  { id, fallbacks }: Locale,
): { readonly text: string; readonly locale: string | undefined } | undefined {
  if (typeof text === 'string') return { text, locale: undefined };
  const found = [id, ...fallbacks].find((candidate) => text[candidate] !== undefined);
  const own = found === undefined ? undefined : text[found];
  return own === undefined ? undefined : { text: own, locale: found };
}
