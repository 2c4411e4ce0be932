/** How a text relates to its source, and its address. */
import { lastPart } from '#base/slash-path.ts';
import { bytesOf, maxSlugBytes, shortenSlug, toSlug } from '#model/slug.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import { significanceSince } from './changes.ts';
import type { TranslationState } from './article.ts';
import type { ContentSource } from './source.ts';

const stateAfter = { typo: 'current', minor: 'minor', major: 'stale' } as const;

/** Whether a text is the original, or how far its translation has been followed up. */
export function stateOf(source: ContentSource, original: ContentSource): TranslationState {
  if (source === original) return 'source';
  if (source.data.translationOf === undefined || !isKnownStamp(source.data.translationOf)) return 'untracked';
  return stateAfter[significanceSince(source.data.translationOf, original)];
}

/** Whether a stamp is of a version that we can compare. */
const isKnownStamp = (stamp: string) => /^(?:v2-)?[0-9a-f]{12}$/.test(stamp);

/** What is wrong with a stamp. Problems: `translation-stale`, `translation-stamp`. */
export function staleProblem(
  source: ContentSource,
  original: ContentSource,
  state: TranslationState,
): Problem[] {
  const stamp = source.data.translationOf;
  if (state === 'untracked' && stamp !== undefined) {
    const message = `"${stamp}" is not a stamp of this version of Fener, so nobody knows which text it stands for.`;
    const fix = `Update Fener, or compare the texts and run: npx fener translations --stamp ${source.file}`;
    return [problem('translation-stamp', placeOf(source, ['translationOf']), message, fix)];
  }
  if (state !== 'stale' && state !== 'minor') return [];
  const isMinor = state === 'minor';
  return [
    problem(
      'translation-stale',
      placeOf(source, ['translationOf']),
      `${original.file} has changed${isMinor ? ' a little' : ''} since this translation was made.${isMinor ? " Readers aren't told." : ''}`,
      `Bring the text up to date, then run: npx fener translations --stamp ${source.file}`,
    ),
  ];
}

/** The problem `translation-orphan`. */
export const orphan = (source: ContentSource, site: Site): Problem =>
  problem(
    'translation-orphan',
    { file: source.file, at: { line: 1, column: 1 } },
    `There is no "${source.path}" in the source locale "${site.source.id}".`,
    source.kind === 'article'
      ? `Move it to the path of its source, or write the source. If the article is for this locale only, add "locales: [${source.locale}]".`
      : 'Move it to the path of its source, or write the source.',
  );

/** Last part of the text's address. */
export const slugOf = ({ data, path }: ContentSource): string =>
  data.slug?.normalize('NFC') ?? toSlug(lastPart(path));

/** Problems: `file-name` if the file's name has nothing to make a slug from, `slug-too-long`. */
export function checkSlug(source: ContentSource, slug: string): Problem[] {
  if (slug === '') {
    return [
      problem(
        'file-name',
        { file: source.file },
        `"${lastPart(source.path)}" has no letter or digit for an address.`,
        'Rename the file, or add "slug:" to the front matter.',
      ),
    ];
  }
  if (bytesOf(slug) <= maxSlugBytes) return [];
  return [
    problem(
      'slug-too-long',
      source.data.slug === undefined ? { file: source.file } : placeOf(source, ['slug']),
      `"${[...slug].slice(0, 20).join('')}…" is too long for a part of an address. It has ${bytesOf(slug)} bytes; the limit is ${maxSlugBytes}.`,
      `Write a shorter "slug:", such as "${shortenSlug(slug)}".`,
    ),
  ];
}

/** Position of a path in the front matter. */
export const placeOf = (
  source: ContentSource,
  path: readonly PropertyKey[],
): Parameters<typeof problem>[1] => ({
  file: source.file,
  at: source.positionOf(path),
});
