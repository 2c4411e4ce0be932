/** What readers said in the help centre before this one: `former-ratings.json`, written by an import. */
import { z } from 'zod';
import { byCodeUnits, compareCodeUnits } from '#base/code-unit-order.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { FeedbackSummary, ListedArticle } from './summary.ts';

const count = z.int().min(0).max(1_000_000_000);

const formerRating = z.strictObject({
  /** Id of the article, in all its languages together. */
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  yes: count,
  no: count,
  /** How often it was read, where that is known. */
  views: count.optional(),
});

const formerRatings = z.strictObject({
  v: z.literal(1),
  /** The system they come from, such as `zendesk`. */
  from: z.string().min(1).max(100),
  articles: z.array(formerRating).max(200_000),
});

export type FormerRating = z.infer<typeof formerRating>;
export type FormerRatings = z.infer<typeof formerRatings>;

/** The ratings as a file, sorted: an article a line. */
export function formatFormerRatings({ from, articles }: Omit<FormerRatings, 'v'>): string {
  const lines = articles
    .toSorted(byCodeUnits(({ id }) => id))
    .map((article) => `  ${JSON.stringify(article)}`);
  return `{\n "v": 1,\n "from": ${JSON.stringify(from)},\n "articles": [\n${lines.join(',\n')}\n ]\n}\n`;
}

/** Reads the file. Problems: `former-ratings` for one that isn't as it should be; the site is built without it. */
export function parseFormerRatings(source: { readonly file: string; readonly text: string }): {
  readonly former?: FormerRatings;
  readonly problems: readonly Problem[];
} {
  // JSON is YAML, whose parser knows where things stand.
  const { data, problems } = parseYaml(source, formerRatings);
  if (data) return { former: data, problems: [] };
  const [first] = problems;
  const message = `This is not a list of ratings of an old help centre. ${first?.message ?? ''}`.trimEnd();
  const fix = 'Run the import again, or delete the file.';
  return { problems: [problem('former-ratings', { file: source.file, at: first?.at }, message, fix)] };
}

/**
 * The ratings as a summary of a locale, for lists that have none of this site's own yet. What readers said there counts
 * for the first epoch of an article.
 */
export const asSummary = ({ articles }: FormerRatings, locale: string): FeedbackSummary => ({
  v: 1,
  through: '1970-01-01',
  articles: articles.map(({ id, yes, no }) => ({ id, locale, epoch: 1, yes, no, clicks: 0 })),
});

/** Ids of the listed articles that were read most there, most read first. */
export function mostRead(
  former: FormerRatings | undefined,
  listed: readonly ListedArticle[],
  limit: number,
): string[] {
  const ids = new Set(listed.map(({ id }) => id));
  return (former?.articles ?? [])
    .filter(({ id, views = 0 }) => views > 0 && ids.has(id))
    .toSorted((a, b) => (b.views ?? 0) - (a.views ?? 0) || compareCodeUnits(a.id, b.id))
    .slice(0, limit)
    .map(({ id }) => id);
}
