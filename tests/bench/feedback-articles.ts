/** The articles that readers of the benchmarks vote on, search for and open: 2,000 in five languages. */
import type { FeedbackManifest } from '#model/feedback/manifest.ts';

const count = 2000;
const locales = ['en', 'tr', 'de', 'ar', 'ja'];

/** The id of an article by any number. */
export const articleOf = (n: number): string => `article-${n % count}`;
/** The locale of what has a number. */
export const localeOf = (n: number): string => locales[n % locales.length] ?? 'en';

/** What a built site with these articles tells the collector. */
export const manifest: FeedbackManifest = {
  v: 1,
  articles: Array.from({ length: count }, (_, n) => ({
    id: articleOf(n),
    locale: localeOf(n),
    epoch: 1,
    rev: 'a1b2c3d4e5f6',
    title: `Article ${n}`,
    path: `/${localeOf(n)}/article-${n}/`,
  })),
};
