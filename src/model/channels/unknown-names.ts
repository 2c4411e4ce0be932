/** Names in `channels.yaml` and `announcements.yaml` that mean nothing. */
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';

type Where = Parameters<typeof problem>[1];

/** Entries (with their index) that are not in the known set; none when nothing is known. */
export function unknownOnes(
  names: readonly string[] | undefined,
  known: Iterable<string> | undefined,
): [index: number, name: string][] {
  if (!known) return [];
  const set = new Set(known);
  return [...(names ?? []).entries()].filter(([, name]) => !set.has(name));
}

/** The problem `unknown-locale`. */
export function unknownLocale(id: string, { locales }: Site, where: Where): Problem {
  const ids = locales.map((locale) => locale.id);
  const fix = `${didYouMean(id, ids)}Locales: ${ids.join(', ')}.`;
  return problem('unknown-locale', where, `There is no locale "${id}".`, fix);
}
