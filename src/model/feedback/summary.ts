/** What comes back into the site: `feedback-summary.json`, aggregates only, made by `npx fener feedback export`. */
import { z } from 'zod';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { daysBetween } from '#base/day.ts';
import { parseJson } from '#base/parse-json.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { localeId } from '#site/site-data.ts';
import { wilsonInterval } from './statistics.ts';

/** Articles with fewer votes stay out of the file: what few people said could be traced to them. */
const minVotesToPublish = 20;
/** A summary older than this many days no longer says what helps today. */
const maxSummaryAge = 45;
/** Fewer articles than this make no list: "1 of 1 found this helpful" helps nobody. */
const minArticlesToList = 3;

const count = z.int().min(0).max(1_000_000_000);

const summaryArticle = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9/_-]{0,119}$/),
  locale: localeId.max(40),
  epoch: z.int().min(1),
  yes: count,
  no: count,
  clicks: count,
});

const feedbackSummary = z.strictObject({
  v: z.literal(1),
  /** Day of the newest vote, `YYYY-MM-DD`. It comes from the data, not the clock, so equal data produces equal bytes. */
  through: z.iso.date(),
  articles: z.array(summaryArticle).max(200_000),
});

export type SummaryArticle = z.infer<typeof summaryArticle>;
export type FeedbackSummary = z.infer<typeof feedbackSummary>;

/** The summary as a file: only articles with enough votes, sorted. */
export function formatSummary(articles: readonly SummaryArticle[], through: string): string {
  const enough = articles
    .filter(({ yes, no }) => yes + no >= minVotesToPublish)
    .map(({ id, locale, epoch, yes, no, clicks }) => ({ id, locale, epoch, yes, no, clicks }))
    .toSorted(
      (a, b) => compareCodeUnits(a.locale, b.locale) || compareCodeUnits(a.id, b.id) || a.epoch - b.epoch,
    );
  return `${JSON.stringify({ v: 1, through, articles: enough }, undefined, 1)}\n`;
}

/**
 * Reads a summary. It never keeps a site from being built: what is wrong with it is a warning, and lists
 * that need it are left out.
 *
 * Input: the file's text, `undefined` where there is no file; `today` as `YYYY-MM-DD`.
 * Problems: `feedback-summary` for a file that isn't a summary or is out of date.
 */
export function parseSummary(
  source: { readonly file: string; readonly text: string | undefined },
  today: string,
): { readonly summary?: FeedbackSummary; readonly problems: readonly Problem[] } {
  if (source.text === undefined) return { problems: [] };
  const warn = (message: string, fix: string) => ({
    problems: [problem('feedback-summary', { file: source.file }, message, fix)],
  });
  const parsed = feedbackSummary.safeParse(parseJson(source.text));
  if (!parsed.success) {
    return warn(
      'This is not a feedback summary. The site is built without its "most helpful" list.',
      'Run "npx fener feedback export", or delete the file.',
    );
  }
  const age = daysBetween(parsed.data.through, today);
  if (age > maxSummaryAge || age < -1) {
    return warn(
      `The newest vote in this summary is from ${parsed.data.through}. The site is built without its "most helpful" list.`,
      'Run "npx fener feedback export", or delete the file.',
    );
  }
  return { summary: parsed.data, problems: [] };
}

/** An article that a list may show. `topics` are the paths of the topics it is in, nearest first. */
export interface ListedArticle {
  readonly id: string;
  readonly locale: string;
  readonly epoch: number;
  readonly topics: readonly string[];
}

/**
 * Ids of the articles of a locale that help most, best first: by the lower end of the Wilson interval, of
 * the current epoch, at most three of a topic. With `topic`, only those of that topic and the topics below
 * it, without that limit. Empty where fewer than three qualify.
 */
export function mostHelpful(
  summary: FeedbackSummary | undefined,
  articles: readonly ListedArticle[],
  where: { readonly locale: string; readonly topic?: string | undefined; readonly limit?: number },
): string[] {
  if (!summary) return [];
  const { locale, topic, limit = 6 } = where;
  const listed = new Map(articles.filter((a) => a.locale === locale).map((a) => [a.id, a]));
  const perTopic = new Map<string, number>();
  const ranked = summary.articles
    .filter((rated) => rated.locale === locale && rated.yes + rated.no >= minVotesToPublish)
    .flatMap((rated) => {
      const article = listed.get(rated.id);
      return article && article.epoch === rated.epoch && isIn(article, topic)
        ? [{ article, low: wilsonInterval(rated).low }]
        : [];
    })
    .toSorted((a, b) => b.low - a.low || compareCodeUnits(a.article.id, b.article.id))
    .filter(({ article: { topics } }) => {
      if (topic !== undefined) return true;
      const nearest = topics[0] ?? '';
      const place = (perTopic.get(nearest) ?? 0) + 1;
      perTopic.set(nearest, place);
      return place <= 3;
    });
  return ranked.length < minArticlesToList ? [] : ranked.slice(0, limit).map(({ article }) => article.id);
}

const isIn = ({ topics }: ListedArticle, topic: string | undefined) =>
  topic === undefined || topics.some((path) => path === topic || path.startsWith(`${topic}/`));
