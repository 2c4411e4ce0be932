/** Snippets with what they translate. */
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import type { Snippet } from './reuse.ts';

/** A snippet in a locale, and the text that it is a translation of. */
export interface SnippetPair {
  readonly original: Snippet;
  readonly source: Snippet;
  readonly state: 'current' | 'stale' | 'untracked';
}

/** The source of each snippet: in the site's source locale, or in the first that has it. By name. */
export function snippetSources(
  snippets: readonly Snippet[],
  { source, locales }: Site,
): Map<string, Snippet> {
  const order = [source.id, ...locales.map(({ id }) => id)];
  return new Map(
    order
      .toReversed()
      .flatMap((locale) =>
        snippets.filter((one) => one.locale === locale).map((one) => [one.name, one] as const),
      ),
  );
}

/** All translations of snippets. */
export function snippetPairs(snippets: readonly Snippet[], site: Site): readonly SnippetPair[] {
  const sources = snippetSources(snippets, site);
  return snippets.flatMap((source): SnippetPair[] => {
    const original = sources.get(source.name);
    if (!original || original === source) return [];
    const { translationOf: follows } = source;
    const state =
      follows === undefined ? 'untracked' : follows.stamp === original.stamp ? 'current' : 'stale';
    return [{ original, source, state }];
  });
}

/** Problems: `translation-stale`. */
export const checkSnippetTranslations = (snippets: readonly Snippet[], site: Site): Problem[] =>
  snippetPairs(snippets, site)
    .filter(({ state }) => state === 'stale')
    .map(({ original, source: { file, translationOf } }) =>
      problem(
        'translation-stale',
        { file, ...(translationOf && { at: translationOf.at }) },
        `${original.file} has changed since this translation was made.`,
        `Bring the text up to date, then run: npx fener translations --stamp ${file}`,
      ),
    );
