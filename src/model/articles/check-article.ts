import { addDays } from '#base/day.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import { linkToRetired } from '#model/link-problems.ts';
import type { Retired } from '#model/retired/retired.ts';
import type { Article, Topic, Translation } from './article.ts';
import type { BrokenSource } from './source.ts';
import { placeOf } from './translations.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

/** What articles are checked against. */
export interface ArticleSurroundings {
  readonly site: Site;
  readonly articles: ReadonlyMap<string, Article>;
  /** Paths of articles that exist as drafts only, by id. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly broken: readonly BrokenSource[];
  readonly retired?: Retired | undefined;
  /** Today as `2026-11-21`; when absent, reviews are not looked at. */
  readonly today?: string | undefined;
}

/**
 * What the front matter of an article's texts names exists, and its review is not due.
 *
 * Problems: `unknown-locale`, `unknown-topic`, `unknown-article`, `link-to-draft`, `date-in-future`,
 * `review-due`.
 */
export function checkArticle(article: Article, surroundings: ArticleSurroundings): Problem[] {
  return [...article.translations.values()].flatMap((translation) => checkText(translation, surroundings));
}

/** What one of its texts names. */
function checkText(translation: Translation, surroundings: ArticleSurroundings): Problem[] {
  const { site, articles, topics, broken, today } = surroundings;
  const localeIds = site.locales.map(({ id }) => id);
  const { source, data } = translation;
  return [
    ...(data.locales ?? []).flatMap((id, index) =>
      localeIds.includes(id) ? [] : [unknownLocale(id, localeIds, placeOf(source, ['locales', index]))],
    ),
    ...(data.also ?? []).flatMap((path, index) =>
      topics.has(path) || broken.some((file) => file.path === path)
        ? []
        : [
            problem(
              'unknown-topic',
              placeOf(source, ['also', index]),
              `There is no topic "${path}".`,
              didYouMean(path, topics.keys()).trimEnd() ||
                `Write a folder path such as "${[...topics.keys()][0] ?? 'orders'}".`,
            ),
          ],
    ),
    ...(data.related ?? []).flatMap((id, index) =>
      articles.has(id) || broken.some((file) => file.id === id)
        ? []
        : [unknownRelated(id, placeOf(source, ['related', index]), surroundings)],
    ),
    ...(today === undefined ? [] : checkDays(translation, today)),
  ];
}

/** Days that have come too early or too late. */
function checkDays({ source, data }: Translation, today: string): Problem[] {
  const { updated, reviewed, reviewBy, owner } = data;
  // Where the day begins first, it's tomorrow already.
  const isFuture = (day: string | undefined) => day !== undefined && day > addDays(today, 1);
  return [
    ...(isFuture(updated)
      ? [
          problem(
            'date-in-future',
            placeOf(source, ['updated']),
            `"updated" is ${updated}, a day in the future.`,
            'Write the day of the last change, or remove the line.',
          ),
        ]
      : []),
    ...(isFuture(reviewed?.on)
      ? [
          problem(
            'date-in-future',
            placeOf(source, ['reviewed', 'on']),
            `"reviewed" is ${reviewed?.on}, a day in the future.`,
            'Write the day of the last review. The day of the next one is "reviewBy".',
          ),
        ]
      : []),
    ...(reviewBy !== undefined && reviewBy < today
      ? [
          problem(
            'review-due',
            placeOf(source, ['reviewBy']),
            `The review was due on ${reviewBy}${owner ? ` (owner: ${owner})` : ''}.`,
            'Read the article and correct it. Then set "reviewBy" to the next date.',
          ),
        ]
      : []),
  ];
}

function unknownRelated(
  id: string,
  where: Parameters<typeof problem>[1],
  { articles, drafts, retired }: ArticleSurroundings,
): Problem {
  const gone = retired?.get(id);
  if (gone) return linkToRetired(where, gone);
  if (drafts.has(id)) {
    return problem('link-to-draft', where, `Article "${id}" is a draft.`, 'Publish it, or remove the id.');
  }
  const fix = `${didYouMean(id, articles.keys())}Correct the id, or remove it.`;
  return problem('unknown-article', where, `There is no article with the id "${id}".`, fix);
}
