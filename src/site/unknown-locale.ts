/** Locales that content names, and that `site.yaml` doesn't list. */
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';

/** The problem `unknown-locale`. `ids`: those of the site. `advice`: a sentence before their list, with a space behind it. */
export const unknownLocale = (
  id: string,
  ids: readonly string[],
  where: Parameters<typeof problem>[1],
  advice = didYouMean(id, ids),
): Problem => ({
  ...problem(
    'unknown-locale',
    where,
    `"${id}" is not a locale of this site.`,
    `${advice}Locales: ${ids.join(', ')}.`,
  ),
  names: id,
});
