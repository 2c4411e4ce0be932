/** What goes back into the site: aggregates of current epochs, from enough votes, without a reader's word. */
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { rateArticles } from '#model/feedback/ratings.ts';
import { formatSummary } from '#model/feedback/summary.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import type { Store } from '#collector/store.ts';
import { openWrittenSearches } from '#collector/written-searches.ts';
import { toDate } from './period.ts';

/** Votes of the last half year say what helps now. */
const exportDays = 180;

/** The text of `feedback-summary.json`. The same votes give the same bytes on any day they are all recent. */
export async function exportSummary(store: Store, manifest: FeedbackManifest, now: number): Promise<string> {
  const days = siteDays(manifest.timeZone);
  const to = days.dayOf(now);
  const from = to - exportDays;
  const votes = await store.readVotes(from, to);
  const counts = await (await openWrittenSearches(store, now, days)).readArticles({ from, to });
  const epochs = new Map(manifest.articles.map(({ id, locale, epoch }) => [`${locale}\0${id}`, epoch]));
  const clicks = new Map<string, number>();
  for (const { metric, article, locale, n } of counts) {
    const key = `${locale}\0${article}`;
    if (metric === 'click') clicks.set(key, (clicks.get(key) ?? 0) + n);
  }
  const clicksOf = (article: string, locale: string) => clicks.get(`${locale}\0${article}`) ?? 0;
  const ratings = rateArticles({
    votes,
    epochOf: (article, locale) => epochs.get(`${locale}\0${article}`),
    clicksOf,
  });
  const newest = votes.reduce((day, vote) => Math.max(day, vote.day), 0);
  const articles = ratings.map(({ article, locale, epoch, votes: { yes, no } }) => ({
    id: article,
    locale,
    epoch,
    yes,
    no,
    clicks: clicksOf(article, locale),
  }));
  return formatSummary(articles, toDate(newest));
}
