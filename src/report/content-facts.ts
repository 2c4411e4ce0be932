/** What the repository says of an article: where its text is, who looks after it, and what waits to be done. */
import { daysBetween } from '#base/day.ts';
import { editUrlOf } from '#model/articles/edit-url.ts';
import { articleKey } from '#model/feedback/ratings.ts';
import type { HelpCentre } from '#model/help-centre.ts';

/** Of one text of an article. */
export interface TextFacts {
  /** Path of the file, as a person would type it. */
  readonly file: string;
  readonly editUrl: string | undefined;
  readonly owner: string | undefined;
  /** `YYYY-MM-DD` by which somebody has to read it again. */
  readonly reviewBy: string | undefined;
  /** Days since then; 0 where that day is yet to come. */
  readonly overdue: number;
  /** Whether its source has changed since it was translated. */
  readonly isStale: boolean;
}

/** By `articleKey`. */
export type ContentFacts = ReadonlyMap<string, TextFacts>;

/** Facts of every text; `shown` makes a path short. */
export function contentFacts(
  { articles, site }: HelpCentre,
  today: string,
  shown: (file: string) => string,
): ContentFacts {
  return new Map(
    [...articles.values()].flatMap((article) =>
      [...article.translations.values()].map(({ locale, data, state, source }) => {
        const { reviewBy } = data;
        const facts: TextFacts = {
          file: shown(source.file),
          editUrl:
            site.editUrl === undefined
              ? undefined
              : editUrlOf(site.editUrl, `articles/${source.locale}/${article.path}.${source.text.format}`),
          owner: data.owner ?? article.data.owner,
          reviewBy,
          overdue: reviewBy === undefined ? 0 : Math.max(0, daysBetween(reviewBy, today)),
          isStale: state === 'stale',
        };
        return [articleKey(article.id, locale), facts] as const;
      }),
    ),
  );
}
