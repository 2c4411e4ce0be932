/** What readers said in the help centre before this one: beside what they say here, never added to it. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import type { FormerRatings } from '#model/feedback/former.ts';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { wilsonInterval, type Votes } from '#model/feedback/statistics.ts';

export interface FormerArticle {
  readonly article: string;
  readonly title: string;
  /** Path of the article in the first of its languages. */
  readonly path: string;
  readonly votes: Votes;
  /** How often it was read there, where that is known. */
  readonly views: number | undefined;
}

export interface ReportFormer {
  /** The system they come from. */
  readonly from: string;
  /** Articles of the site that were rated there, those first that surely helped least. */
  readonly articles: readonly FormerArticle[];
}

/** The part of the report about the old help centre; `undefined` where nothing is known of one. */
export function reportFormer(
  former: FormerRatings | undefined,
  manifest: FeedbackManifest,
): ReportFormer | undefined {
  if (!former) return undefined;
  const pages = new Map(manifest.articles.toReversed().map((page) => [page.id, page]));
  const articles = former.articles.flatMap(({ id, yes, no, views }): FormerArticle[] => {
    const page = pages.get(id);
    if (!page || yes + no === 0) return [];
    return [{ article: id, title: page.title, path: page.path, votes: { yes, no }, views }];
  });
  return {
    from: former.from,
    articles: articles
      .toSorted(byCodeUnits(({ article }) => article))
      .toSorted((a, b) => wilsonInterval(a.votes).high - wilsonInterval(b.votes).high),
  };
}
