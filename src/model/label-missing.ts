/** Texts by locale of which some readers would get nothing. */
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import { localesMeant } from './locales-meant.ts';

/**
 * The problem `label-missing`, once for all locales that have no text and fall back to none. `what` begins its message;
 * `shownIn`: the locales that show the text, if not all.
 */
export function labelMissing(
  what: string,
  text: Readonly<Record<string, unknown>>,
  {
    site: { locales, source },
    shownIn,
    where,
  }: {
    readonly site: Pick<Site, 'locales' | 'source'>;
    readonly shownIn: readonly string[] | undefined;
    readonly where: Parameters<typeof problem>[1];
  },
): Problem[] {
  const meant = localesMeant(
    text,
    locales.map(({ id }) => id),
  );
  const missing = locales
    .filter(({ id }) => shownIn?.includes(id) !== false)
    .filter(({ id, fallbacks }) => ![id, ...fallbacks].some((one) => meant.has(one)))
    .map(({ id }) => id);
  const [only] = missing;
  if (only === undefined) return [];
  const names = missing.map((id) => `"${id}"`).join(', ');
  const message =
    missing.length === 1
      ? `${what} has no text for locale ${names} or its fallbacks.`
      : `${what} has no text for locales ${names} or their fallbacks.`;
  const own = missing.length === 1 && only !== source.id ? `"${only}:", or ` : '';
  return [problem('label-missing', where, message, `Add ${own}"${source.id}:", to which all fall back.`)];
}
