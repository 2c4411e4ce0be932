/** Which texts somebody has to read again, what most readers need first. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { daysBetween } from '#base/day.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { readersOf } from './status.ts';

/** A text to review. */
export interface StaleText {
  readonly id: string;
  readonly locale: string;
  readonly title: string;
  readonly file: string;
  /** `due`: its day has passed; `never`: nobody has reviewed it, and no day is set. */
  readonly state: 'due' | 'never';
  readonly owner: string | undefined;
  readonly reviewBy: string | undefined;
  /** Days since then. */
  readonly overdue: number | undefined;
  readonly updated: string | undefined;
  /** How many readers answered or clicked there, as far as the feedback summary knows. */
  readonly readers: number;
}

/**
 * Texts whose `reviewBy` has passed, and sources that nobody has reviewed. Those that most readers used come first, then
 * those that have waited longest.
 */
export function staleTexts({ articles, feedback }: HelpCentre, today: string): readonly StaleText[] {
  const texts = [...articles.values()].flatMap(({ id, translations, data: ofSource }) =>
    [...translations.values()].flatMap(({ locale, data, state, source, updated }): StaleText[] => {
      const { reviewBy, reviewed, title } = data;
      const isDue = reviewBy !== undefined && reviewBy < today;
      const isNever = state === 'source' && reviewBy === undefined && reviewed === undefined;
      if (!isDue && !isNever) return [];
      return [
        {
          id,
          locale,
          title,
          file: source.file,
          state: isDue ? 'due' : 'never',
          owner: data.owner ?? ofSource.owner,
          reviewBy,
          overdue: isDue ? daysBetween(reviewBy, today) : undefined,
          updated,
          readers: readersOf(feedback, id, locale),
        },
      ];
    }),
  );
  return texts.toSorted(
    (a, b) =>
      Number(a.state === 'never') - Number(b.state === 'never') ||
      b.readers - a.readers ||
      (b.overdue ?? 0) - (a.overdue ?? 0) ||
      compareCodeUnits(a.updated ?? '', b.updated ?? '') ||
      compareCodeUnits(a.file, b.file),
  );
}
